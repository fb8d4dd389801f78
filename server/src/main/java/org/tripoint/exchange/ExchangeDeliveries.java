package org.tripoint.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.NodeKeys;

/// How far a record has come, from the decision, the leaf, the receipt and the refusal.
@Component
class ExchangeDeliveries implements Deliveries {

    private final NodeKeys keys;
    private final Ledger ledger;
    private final Decisions decisions;
    private final Refusals refusals;
    private final Logs logs;

    ExchangeDeliveries(NodeKeys keys, Ledger ledger, Decisions decisions, Refusals refusals, Logs logs) {
        this.keys = keys;
        this.ledger = ledger;
        this.decisions = decisions;
        this.refusals = refusals;
        this.logs = logs;
    }

    @Override
    public List<Delivery> list(Sha256 record) {
        if (!ledger.find(record).map(LedgerRecord::isOwn).orElse(false)) {
            return List.of();
        }
        List<Delivery> deliveries = new ArrayList<>();
        for (Decisions.Made made : decisions.list(record)) {
            deliveries.add(delivery(made));
        }
        return deliveries;
    }

    @Override
    public Optional<Basis> findBasis(Sha256 record) {
        return ledger.find(record)
                .filter(received -> !received.isOwn())
                .flatMap(received -> logs
                        .releases(record, received.party(), keys.keySet().party())
                        .stream()
                        .reduce((first, last) -> last))
                .flatMap(Logs.Released::basis);
    }

    private Delivery delivery(Decisions.Made made) {
        Decisions.Decision decision = made.decision();
        List<Logs.Released> releases =
                logs.releases(decision.record(), keys.keySet().party(), decision.to());
        if (releases.isEmpty()) {
            return new Delivery(
                    decision.to(),
                    state(decision.outcome()),
                    Optional.ofNullable(decision.reason()),
                    Optional.ofNullable(decision.basis()),
                    decision.sections(),
                    made.time());
        }
        return sealed(decision.to(), decision.record(), releases);
    }

    private static State state(Decisions.Outcome outcome) {
        return switch (outcome) {
            case RELEASED -> State.RELEASED;
            case WAITS -> State.WAITS;
            case WITHHELD -> State.WITHHELD;
            case KEPT -> State.KEPT;
        };
    }

    private Delivery sealed(PartyId to, Sha256 record, List<Logs.Released> releases) {
        Logs.Released last = releases.getLast();
        TreeSet<String> sections = new TreeSet<>();
        releases.forEach(release -> sections.addAll(release.sections()));
        Optional<Refusals.Refusal> refusal = refusals.find(record, to);
        Logs.Head head = logs.get(last.origin());
        boolean delivered = last.index() < head.receiptSize();
        State state = refusal.isPresent() ? State.REFUSED : delivered ? State.DELIVERED : State.RELEASED;
        Instant at = switch (state) {
            case REFUSED -> refusal.orElseThrow().time();
            case DELIVERED -> head.receiptTime() == null ? last.time() : head.receiptTime();
            case RELEASED, WAITS, WITHHELD, KEPT -> last.time();
        };
        return new Delivery(to, state, refusal.map(Refusals.Refusal::code), last.basis(), sections, at);
    }
}
