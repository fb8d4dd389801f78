package org.tripoint.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedOrigin;
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
    public Map<Sha256, List<Delivery>> list(Collection<Sha256> records) {
        List<Sha256> own = ledger.find(records).values().stream()
                .filter(LedgerRecord::isOwn)
                .map(LedgerRecord::hash)
                .toList();
        Map<PartyId, List<Decisions.Made>> byNeighbour = decisions.list(own).stream()
                .collect(Collectors.groupingBy(
                        made -> made.decision().to(), LinkedHashMap::new, Collectors.toUnmodifiableList()));
        Map<Sha256, List<Delivery>> deliveries = new HashMap<>();
        byNeighbour.forEach((to, made) -> addDeliveries(to, made, deliveries));
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

    /// One question of each kind for all records that concern one neighbour.
    private void addDeliveries(PartyId to, List<Decisions.Made> decided, Map<Sha256, List<Delivery>> deliveries) {
        Set<Sha256> records =
                decided.stream().map(made -> made.decision().record()).collect(Collectors.toUnmodifiableSet());
        Map<Sha256, List<Logs.Released>> releases =
                logs.releases(records, keys.keySet().party(), to);
        Map<Sha256, Refusals.Refusal> refused = refusals.find(records, to);
        Map<FeedOrigin, Logs.Head> heads = new HashMap<>();
        for (Decisions.Made made : decided) {
            Sha256 record = made.decision().record();
            List<Logs.Released> sealed = releases.getOrDefault(record, List.of());
            deliveries
                    .computeIfAbsent(record, _ -> new ArrayList<>())
                    .add(
                            sealed.isEmpty()
                                    ? decided(made)
                                    : sealed(
                                            to,
                                            sealed,
                                            Optional.ofNullable(refused.get(record)),
                                            heads.computeIfAbsent(
                                                    sealed.getLast().origin(), logs::get)));
        }
    }

    private static Delivery decided(Decisions.Made made) {
        Decisions.Decision decision = made.decision();
        return new Delivery(
                decision.to(),
                state(decision.outcome()),
                Optional.ofNullable(decision.reason()),
                Optional.ofNullable(decision.basis()),
                decision.sections(),
                made.time());
    }

    private static State state(Decisions.Outcome outcome) {
        return switch (outcome) {
            case RELEASED -> State.RELEASED;
            case WAITS -> State.WAITS;
            case WITHHELD -> State.WITHHELD;
            case KEPT -> State.KEPT;
        };
    }

    private static Delivery sealed(
            PartyId to, List<Logs.Released> releases, Optional<Refusals.Refusal> refusal, Logs.Head head) {
        Logs.Released last = releases.getLast();
        TreeSet<String> sections = new TreeSet<>();
        releases.forEach(release -> sections.addAll(release.sections()));
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
