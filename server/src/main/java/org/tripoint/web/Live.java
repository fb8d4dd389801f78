package org.tripoint.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.tripoint.access.Allowed;
import org.tripoint.ledger.Changes;

/// Server-sent events that tell an open page the moment in which the ledger is. A page that was made in
/// another moment asks for itself again, with the reader's own rights; so nobody learns from the stream
/// what he may not see, and nothing is missed between the making of a page and its first event, nor while
/// a stream was broken.
@Controller
class Live implements SmartLifecycle {

    /// Most pages that one node keeps told at once; a further one is refused and looks when it is loaded.
    static final int MAX_PAGES = 2_000;

    /// A stream ends after this long and the browser opens the next, so an ended session is found out.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Changes changes;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile Runnable unsubscribe = () -> {};

    Live(Changes changes) {
        this.changes = changes;
    }

    @Allowed
    @GetMapping("/live")
    ResponseEntity<SseEmitter> live() {
        if (!running || pages.size() >= MAX_PAGES) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        var page = new Page(new SseEmitter(LONGEST.toMillis()));
        page.emitter.onCompletion(() -> pages.remove(page));
        page.emitter.onTimeout(page.emitter::complete);
        pages.add(page);
        Thread.ofVirtual().name("live").start(() -> serve(page));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .body(page.emitter);
    }

    /// One open page. Several changes while it is being told become one.
    private static final class Page {

        private final SseEmitter emitter;
        private final AtomicBoolean changed = new AtomicBoolean();

        private Page(SseEmitter emitter) {
            this.emitter = emitter;
        }

        private void tell() {
            synchronized (changed) {
                changed.set(true);
                changed.notifyAll();
            }
        }

        /// Waits for a change, a heartbeat at most. Returns whether there was one.
        private boolean await() throws InterruptedException {
            synchronized (changed) {
                if (!changed.get()) {
                    changed.wait(HEARTBEAT.toMillis());
                }
                return changed.getAndSet(false);
            }
        }
    }

    private SseEmitter.SseEventBuilder moment() {
        return SseEmitter.event().name("moment").data(changes.moment());
    }

    private void serve(Page page) {
        try {
            page.emitter.send(moment().reconnectTime(2_000));
            while (running && pages.contains(page)) {
                page.emitter.send(page.await() ? moment() : SseEmitter.event().comment("still here"));
            }
            page.emitter.complete();
        } catch (IOException | IllegalStateException | InterruptedException gone) {
            pages.remove(page);
            page.emitter.completeWithError(gone);
        }
    }

    @Override
    public void start() {
        running = true;
        unsubscribe = changes.subscribe(() -> pages.forEach(Page::tell));
    }

    @Override
    public void stop() {
        running = false;
        unsubscribe.run();
        pages.forEach(Page::tell);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
