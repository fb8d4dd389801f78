package org.tripoint.exchange;

import org.springframework.stereotype.Component;
import org.tripoint.platform.NodeMode;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.ReadinessPart;

/// A node of the demonstration is ready when it has neighbours; a real node may well have none yet.
@Component
class NeighboursReady implements ReadinessPart {

    private final NodeSettings settings;
    private final Peers peers;

    NeighboursReady(NodeSettings settings, Peers peers) {
        this.settings = settings;
        this.peers = peers;
    }

    @Override
    public String name() {
        return "neighbours";
    }

    @Override
    public boolean ready() {
        return settings.mode() != NodeMode.DEMO || !peers.listConfirmed().isEmpty();
    }
}
