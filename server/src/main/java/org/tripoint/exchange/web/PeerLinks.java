package org.tripoint.exchange.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.exchange.Peers;
import org.tripoint.exchange.Traffic;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Frame;
import org.tripoint.web.LinkState;

/// The links to confirmed neighbours as the top bar shows them: open while the last contact is as fresh as the long
/// poll allows, otherwise with its time and what waits. A feed that is not read any further counts as cut.
@Component
class PeerLinks implements LinkState {

    /// A long poll of 20 s, what is fetched after it, and a pause between two attempts.
    private static final Duration FRESH = Duration.ofSeconds(60);

    private static final Duration A_DAY = Duration.ofHours(20);

    private final Peers peers;
    private final Traffic traffic;
    private final NodeClock clock;

    PeerLinks(Peers peers, Traffic traffic, NodeClock clock) {
        this.peers = peers;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public List<Link> list() {
        return peers.list().stream()
                .filter(peer -> peer.confirmed() != null)
                .map(this::link)
                .toList();
    }

    private Link link(Peers.Peer peer) {
        long waiting = traffic.receipts(peer.party()).waiting();
        return new Link(peer.party(), isOpen(peer), peer.findLastContact(), (int) Math.min(waiting, Integer.MAX_VALUE));
    }

    private boolean isOpen(Peers.Peer peer) {
        Instant freshFrom = clock.instant().minus(FRESH);
        return peer.findStopped().isEmpty()
                && peer.findLastContact().filter(freshFrom::isBefore).isPresent();
    }

    /// The state of one link in words, without what waits, which stands beside it on its page.
    Frame.Pill pill(Peers.Peer peer, Texts t) {
        String words = isOpen(peer)
                ? t.of("web.link.open")
                : peer.findLastContact()
                        .map(last -> t.of("web.link.cut", Map.of("when", when(last, t), "waiting", 0)))
                        .orElseGet(() -> t.of("web.link.never"));
        return new Frame.Pill(peer.party().value(), isOpen(peer), words);
    }

    private String when(Instant instant, Texts t) {
        return Duration.between(instant, clock.instant()).compareTo(A_DAY) < 0
                ? t.time(instant)
                : t.date(instant) + " " + t.time(instant);
    }
}
