package org.tripoint.exchange.web;

import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Ledger;
import org.tripoint.web.Delivery;

/// How far a record of ours has come with the neighbour with which it is furthest.
@Component
class FurthestDeliveries implements org.tripoint.web.Deliveries {

    private final Deliveries deliveries;
    private final Ledger ledger;
    private final ExchangeRows rows;

    FurthestDeliveries(Deliveries deliveries, Ledger ledger, ExchangeRows rows) {
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.rows = rows;
    }

    @Override
    public Optional<Delivery> find(Sha256 record) {
        return deliveries.list(record).stream()
                .filter(delivery -> isOnItsWay(delivery.state()))
                .map(delivery -> rows.step(ledger.get(record), Optional.of(delivery), delivery.to()))
                .max(Comparator.naturalOrder());
    }

    private static boolean isOnItsWay(Deliveries.State state) {
        return switch (state) {
            case RELEASED, DELIVERED -> true;
            case WAITS, WITHHELD, KEPT, REFUSED -> false;
        };
    }
}
