package org.tripoint.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedHead;
import org.tripoint.platform.NodeSettings;

/// Serves each neighbour his own file tree, `GET /to/<party>/<file>`, over mutual TLS with pinned keys. A request for
/// another party's tree is refused whoever asks. `head?seen=<tag>&wait=<seconds>` answers when the head is another.
@Component
class FeedServer implements SmartLifecycle {

    /// The longest that a request for the head waits.
    static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private static final Logger LOG = LoggerFactory.getLogger(FeedServer.class);
    private static final int MAX_REQUESTS = 128;
    private static final int BACKLOG = 64;

    static {
        // The server of the JDK takes its limits from properties; they bound what a stranger can hold open.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "20");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "40");
        System.setProperty("jdk.httpserver.maxConnections", "256");
    }

    private final NodeSettings settings;
    private final PinnedTls tls;
    private final FeedFiles files;
    private final HeadSignal signal;
    private final Semaphore requests = new Semaphore(MAX_REQUESTS);
    private volatile boolean stopping;
    private Optional<HttpsServer> server = Optional.empty();
    private Optional<ExecutorService> executor = Optional.empty();

    FeedServer(NodeSettings settings, PinnedTls tls, FeedFiles files, HeadSignal signal) {
        this.settings = settings;
        this.tls = tls;
        this.files = files;
        this.signal = signal;
    }

    @Override
    public synchronized void start() {
        try {
            HttpsServer https =
                    HttpsServer.create(new InetSocketAddress(settings.feedAddress(), settings.feedPort()), BACKLOG);
            https.setHttpsConfigurator(new MutualTls(tls));
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            https.setExecutor(threads);
            https.createContext("/", this::handle);
            https.start();
            server = Optional.of(https);
            executor = Optional.of(threads);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot serve feeds on " + settings.feedAddress() + ":" + settings.feedPort(), e);
        }
    }

    /// The port it listens on, for a node whose settings left the choice to the system.
    synchronized int port() {
        return server.orElseThrow().getAddress().getPort();
    }

    private static final class MutualTls extends HttpsConfigurator {

        MutualTls(PinnedTls tls) {
            super(tls.server());
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            ssl.setProtocols(new String[] {PinnedTls.PROTOCOL});
            parameters.setSSLParameters(ssl);
        }
    }

    /// The outermost edge of a request: whatever goes wrong inside, the neighbour gets an answer without detail.
    private void handle(HttpExchange exchange) {
        if (!requests.tryAcquire()) {
            answer(exchange, Answer.empty(503));
            return;
        }
        try {
            answer(exchange, answerTo(exchange));
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("a request for a feed failed", e);
            }
            answer(exchange, Answer.empty(500));
        } finally {
            requests.release();
        }
    }

    /// @param type media type of the body, null where there is none
    /// @param tag entity tag of the head, null for other files
    private record Answer(
            int status,
            Octets body,
            @Nullable String type,
            @Nullable String tag) {

        static Answer empty(int status) {
            return new Answer(status, new Octets(new byte[0]), null, null);
        }
    }

    private Answer answerTo(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            return Answer.empty(405);
        }
        Optional<PartyId> neighbour = neighbour(exchange);
        String path = exchange.getRequestURI().getPath();
        if (neighbour.isEmpty() || !path.startsWith("/to/" + neighbour.get() + "/")) {
            return Answer.empty(403);
        }
        Optional<FeedFile> file = FeedFile.parse(path.substring(("/to/" + neighbour.get() + "/").length()));
        if (file.isEmpty()) {
            return Answer.empty(404);
        }
        if (file.get() instanceof FeedFile.Head) {
            return head(neighbour.get(), Query.of(exchange.getRequestURI().getQuery()));
        }
        return files.find(neighbour.get(), file.get())
                .map(octets -> new Answer(200, new Octets(octets), type(file.get()), null))
                .orElseGet(() -> Answer.empty(404));
    }

    private static String type(FeedFile file) {
        return switch (file) {
            case FeedFile.LogCheckpoint _, FeedFile.Receipt _ -> "text/plain; charset=utf-8";
            case FeedFile.ReleasedRecord _, FeedFile.MirroredRecord _, FeedFile.Head _ -> "application/json";
            case FeedFile.HashTile _,
                    FeedFile.Entries _,
                    FeedFile.Attachment _,
                    FeedFile.MirroredEntries _,
                    FeedFile.MirroredAttachment _ -> "application/octet-stream";
        };
    }

    private Answer head(PartyId neighbour, Query query) {
        awaitNews(neighbour, query);
        FeedHead head = files.head(neighbour);
        boolean seen = query.seen().filter(head.tag()::equals).isPresent();
        return seen
                ? Answer.empty(304)
                : new Answer(200, head.encode(), type(new FeedFile.Head()), "\"" + head.tag() + "\"");
    }

    private void awaitNews(PartyId neighbour, Query query) {
        long deadline = System.nanoTime() + query.waiting().toNanos();
        long seen = signal.count();
        while (query.seen().filter(files.head(neighbour).tag()::equals).isPresent()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || stopping) {
                return;
            }
            seen = signal.await(seen, Duration.ofNanos(left));
        }
    }

    /// What a request for the head says it has seen, and how long it would wait.
    private record Query(Optional<String> seen, Duration waiting) {

        static Query of(@Nullable String query) {
            Optional<String> seen = Optional.empty();
            Duration waiting = Duration.ZERO;
            for (String part : query == null ? new String[0] : query.split("&", 4)) {
                if (part.matches("seen=[0-9a-f]{16}")) {
                    seen = Optional.of(part.substring("seen=".length()));
                } else if (part.matches("wait=[0-9]{1,2}")) {
                    Duration asked = Duration.ofSeconds(Long.parseLong(part.substring("wait=".length())));
                    waiting = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
                }
            }
            return new Query(seen, waiting);
        }
    }

    private Optional<PartyId> neighbour(HttpExchange exchange) {
        if (!(exchange instanceof HttpsExchange https)) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = https.getSSLSession().getPeerCertificates();
            return chain.length == 0 ? Optional.empty() : tls.find(chain[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) {
        byte[] body = exchange.getRequestMethod().equals("HEAD")
                ? new byte[0]
                : answer.body().toArray();
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.type() != null) {
                exchange.getResponseHeaders().set("Content-Type", answer.type());
            }
            if (answer.tag() != null) {
                exchange.getResponseHeaders().set("ETag", answer.tag());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            LOG.debug("a neighbour went away before its answer: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        signal.tell();
        server.ifPresent(https -> https.stop(0));
        executor.ifPresent(ExecutorService::shutdown);
        server = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return server.isPresent();
    }

    /// Last to start and first to stop: everything it serves is ready by then.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
