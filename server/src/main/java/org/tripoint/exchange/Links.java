package org.tripoint.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.FeedHead;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.NodeKeys;

/// The work of the exchange that nobody asks for: one thread seals what was let go, one thread a neighbour follows his
/// feed. A neighbour that cannot be reached is tried again, more and more seldom, half a minute at most. The loops are
/// outermost edges: whatever goes wrong in one turn is told in the log, and the next turn comes.
@Component
class Links implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration HEAD_WAIT = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /// A neighbour that was put back takes back what it lost, and goes on.
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final NodeKeys keys;
    private final KeySets keySets;
    private final Sealer sealer;
    private final Follower follower;
    private final Peers peers;
    private final PeerFiles peerFiles;
    private final PinnedTls tls;
    private final HeadSignal signal;
    private final Restoration restoration;
    private final KeyNews keyNews;
    private final CarryRequests carryRequests;
    private final LinkEvents events;
    private final Map<PartyId, Thread> followers = new ConcurrentHashMap<>();
    private final Map<PartyId, LinkEvents.Kind> told = new ConcurrentHashMap<>();
    private final Map<PartyId, FeedClient> clients = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    Links(
            NodeKeys keys,
            KeySets keySets,
            Sealer sealer,
            Follower follower,
            Peers peers,
            PeerFiles peerFiles,
            PinnedTls tls,
            HeadSignal signal,
            Restoration restoration,
            KeyNews keyNews,
            CarryRequests carryRequests,
            LinkEvents events) {
        this.keys = keys;
        this.keySets = keySets;
        this.sealer = sealer;
        this.follower = follower;
        this.peers = peers;
        this.peerFiles = peerFiles;
        this.tls = tls;
        this.signal = signal;
        this.restoration = restoration;
        this.keyNews = keyNews;
        this.carryRequests = carryRequests;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("sealer").start(this::sealLoop);
        Thread.ofVirtual().name("carrier").start(this::carryLoop);
    }

    private void carryLoop() {
        while (running) {
            try {
                carryRequests.pickUp();
            } catch (DataAccessException | TransactionException | UncheckedIOException e) {
                complain("carrying waits", e);
            } catch (RuntimeException e) {
                fault("carrying", e);
            }
            sleep(POLL);
        }
    }

    /// Each second at the latest, and whenever something changed. What comes within [#PACE] of a sealing is sealed
    /// together, so that many records make few checkpoints.
    private void sealLoop() {
        long seen = -1;
        boolean checked = false;
        while (running) {
            int sealed = 0;
            try {
                if (!checked) {
                    restoration.check(peers.listConfirmed());
                    keyNews.tell();
                    checked = true;
                }
                peerFiles.pickUp();
                for (PartyId neighbour : peers.listConfirmed()) {
                    sealed += sealer.seal(neighbour);
                    followers.computeIfAbsent(neighbour, this::startFollower);
                }
            } catch (DataAccessException | TransactionException e) {
                complain("sealing waits for the database", e);
            } catch (RuntimeException e) {
                fault("sealing", e);
            }
            if (sealed > 0) {
                sleep(PACE);
            }
            seen = signal.await(seen, POLL);
        }
    }

    private void complain(String what, Exception e) {
        if (running) {
            LOG.warn("{}: {}", what, e.getMessage());
        }
    }

    private void fault(String what, RuntimeException e) {
        if (running) {
            LOG.error("{} failed and is tried again", what, e);
        }
    }

    private Thread startFollower(PartyId neighbour) {
        return Thread.ofVirtual().name("follower-" + neighbour).start(() -> followLoop(neighbour));
    }

    private void followLoop(PartyId neighbour) {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                follow(neighbour);
                pause = FIRST_PAUSE;
            } catch (Contradiction e) {
                LOG.error("the feed of {} is not followed: {}", neighbour, e.code());
                stop(neighbour, e.code());
                pause = e.code().equals(Contradiction.SHRINKS) ? SHORT_PAUSE : LONGEST_PAUSE;
            } catch (IOException e) {
                LOG.debug("{} cannot be reached: {}", neighbour, e.getMessage());
                tell(neighbour, LinkEvents.Kind.CUT);
                pause = longer(pause);
            } catch (DataAccessException | TransactionException e) {
                complain("the feed of " + neighbour + " waits for the database", e);
                pause = longer(pause);
            } catch (RuntimeException e) {
                fault("following the feed of " + neighbour, e);
                pause = LONGEST_PAUSE;
            } catch (InterruptedException e) {
                return;
            }
            sleep(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void tell(PartyId neighbour, LinkEvents.Kind kind) {
        try {
            if (running && told.put(neighbour, kind) != kind) {
                events.tellState(neighbour, kind);
            }
        } catch (DataAccessException e) {
            complain("the state of " + neighbour + " could not be written", e);
        }
    }

    private void stop(PartyId neighbour, String code) {
        try {
            peers.stop(neighbour, Optional.of(code));
        } catch (DataAccessException e) {
            complain("the state of " + neighbour + " could not be written", e);
        }
    }

    /// Follows until something goes wrong.
    private void follow(PartyId neighbour) throws IOException, InterruptedException, Contradiction {
        URI feed = keySets.find(neighbour).orElseThrow().feed();
        try (FeedClient client = new FeedClient(tls, keys.keySet().party(), neighbour, feed)) {
            clients.put(neighbour, client);
            Optional<FeedHead> seen = Optional.empty();
            while (running) {
                Optional<FeedHead> head = client.awaitHead(seen, HEAD_WAIT);
                follower.catchUp(neighbour, client);
                follower.reached(neighbour);
                tell(neighbour, LinkEvents.Kind.REACHED);
                peers.stop(neighbour, Optional.empty());
                if (head.isPresent()) {
                    seen = head;
                }
            }
        } finally {
            clients.remove(neighbour);
        }
    }

    /// Threads are never interrupted, which would break the database connection that one is using.
    private void sleep(Duration pause) {
        try {
            running = !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        signal.tell();
        clients.values().forEach(FeedClient::close);
        followers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
