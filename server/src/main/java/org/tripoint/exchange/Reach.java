package org.tripoint.exchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.NodeKeys;

/// Whether a neighbour's node answers at this moment, asked on behalf of a person.
@Service
public class Reach {

    private final NodeKeys keys;
    private final KeySets keySets;
    private final PinnedTls tls;
    private final Peers peers;

    Reach(NodeKeys keys, KeySets keySets, PinnedTls tls, Peers peers) {
        this.keys = keys;
        this.keySets = keySets;
        this.tls = tls;
        this.peers = peers;
    }

    /// Asks his node for the head of his feed, with the keys of both.
    public boolean answers(PartyId neighbour) {
        var feed = keySets.find(neighbour).orElseThrow().feed();
        try (FeedClient client = new FeedClient(tls, keys.keySet().party(), neighbour, feed)) {
            client.awaitHead(Optional.empty(), Duration.ZERO);
            peers.reached(neighbour);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
