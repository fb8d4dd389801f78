package org.tripoint.exchange.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.exchange.Forks;
import org.tripoint.exchange.LinkEvents;
import org.tripoint.exchange.Peers;
import org.tripoint.exchange.Traffic;
import org.tripoint.exchange.web.ExchangeView.Bar;
import org.tripoint.exchange.web.ExchangeView.Column;
import org.tripoint.exchange.web.ExchangeView.HeldRow;
import org.tripoint.exchange.web.ExchangeView.HeldRows;
import org.tripoint.exchange.web.ExchangeView.Row;
import org.tripoint.exchange.web.ExchangeView.Rows;
import org.tripoint.instruments.InstrumentState;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.NodeClock;

/// Puts the columns of the Exchange page together.
@Component
class ExchangeColumns {

    /// Lines of the history of a link.
    private static final int HISTORY = 20;

    private final Peers peers;
    private final Traffic traffic;
    private final Sight sight;
    private final Instruments instruments;
    private final ExchangeRows rows;
    private final PeerLinks links;
    private final Forks forks;
    private final LinkEvents events;
    private final Wordings wordings;
    private final NodeClock clock;

    ExchangeColumns(
            Peers peers,
            Traffic traffic,
            Sight sight,
            Instruments instruments,
            ExchangeRows rows,
            PeerLinks links,
            Forks forks,
            LinkEvents events,
            Wordings wordings,
            NodeClock clock) {
        this.peers = peers;
        this.traffic = traffic;
        this.sight = sight;
        this.instruments = instruments;
        this.rows = rows;
        this.links = links;
        this.forks = forks;
        this.events = events;
        this.wordings = wordings;
        this.clock = clock;
    }

    /// @param limit rows of a kind at most
    Column of(Peers.Peer peer, Viewer viewer, Texts t, int limit) {
        PartyId party = peer.party();
        Traffic.Receipts receipts = traffic.receipts(party);
        LocalDate today = clock.instant().atZone(t.zone()).toLocalDate();
        return new Column(
                party.value(),
                wordings.party(party, t),
                agreement(party, viewer, t),
                ExchangeParts.PATH + "/" + party,
                links.pill(peer, t),
                peer.findStopped().map(code -> wordings.refusal(code, t)).orElse(null),
                traffic.isBehind(party) ? t.of("exchange.behind", Map.of("party", wordings.party(party, t))) : null,
                new Bar(
                        t.of("exchange.sent.ours", Map.of("count", receipts.sent())),
                        receipts.waiting() == 0
                                ? t.of("exchange.receipted", Map.of("count", receipts.receipted()))
                                : t.of("exchange.waiting", Map.of("count", receipts.waiting())),
                        receipts.sent(),
                        receipts.receipted()),
                new Bar(
                        t.of("exchange.sent.theirs", Map.of("count", receipts.received())),
                        t.of("exchange.receipted", Map.of("count", receipts.acknowledged())),
                        receipts.received(),
                        receipts.acknowledged()),
                cut(
                        records(traffic.listWaiting(party), Traffic.Decided::record, viewer),
                        found -> rows.waiting(found.record(), found.from(), party, t),
                        limit,
                        t),
                cut(
                        records(traffic.listReleased(party), Traffic.Decided::record, viewer).stream()
                                .filter(found -> isOn(today, found.from().time(), t))
                                .toList(),
                        found -> rows.released(found.record(), found.from(), party, t),
                        limit,
                        t),
                cut(
                        records(traffic.listReceived(party), Traffic.Received::record, viewer).stream()
                                .filter(found -> isOn(today, found.record().appended(), t))
                                .sorted(Comparator.comparingLong((Found<Traffic.Received> found) ->
                                                found.record().position())
                                        .reversed())
                                .toList(),
                        found -> rows.received(found.record(), found.from().basis(), viewer.party(), t),
                        limit,
                        t),
                held(traffic.listHeldHere(party), limit, t),
                held(traffic.listHeldThere(party), limit, t));
    }

    /// What the page of one neighbour tells beside his column.
    ExchangeView.Link link(Peers.Peer peer, Viewer viewer, Optional<Boolean> answered, Texts t) {
        PartyId party = peer.party();
        Map<String, Object> named = Map.of("party", wordings.party(party, t), "time", t.time(clock.instant()));
        return new ExchangeView.Link(
                ExchangeParts.PATH + "/" + party + "/reach",
                t.of("exchange.reach", Map.of("party", wordings.party(party, t))),
                answered.map(yes -> t.of(yes ? "exchange.reach.yes" : "exchange.reach.no", named))
                        .orElse(null),
                viewer.hasAny(ExchangeParts.REACHING),
                viewer.hasAny(ExchangeParts.RETRYING)
                                && !traffic.listHeldHere(party).isEmpty()
                        ? ExchangeParts.PATH + "/" + party + "/retry"
                        : null,
                held(traffic.listLost(party), Traffic.MAX_ROWS, t),
                forks.list(party).stream()
                        .map(fork -> new ExchangeView.Fork(
                                fork.origin() + " · " + t.number(fork.size()), fork.ours(), fork.theirs()))
                        .toList(),
                events.list(party, HISTORY).stream()
                        .map(event ->
                                new HeldRow(t.code("link-event", event.kind().code()), history(event, t)))
                        .toList());
    }

    private String history(LinkEvents.Event event, Texts t) {
        String time = t.dateTime(event.time());
        return event.detail().isEmpty()
                ? time
                : t.of("exchange.history.line", Map.of("time", time, "detail", wordings.refusal(event.detail(), t)));
    }

    private static boolean isOn(LocalDate day, Instant time, Texts t) {
        return time.atZone(t.zone()).toLocalDate().equals(day);
    }

    /// What is in force between the two, by its name.
    private String agreement(PartyId party, Viewer viewer, Texts t) {
        String names = instruments.list().stream()
                .filter(kept -> kept.title().parties().contains(party)
                        && kept.title().parties().contains(viewer.party())
                        && kept.state(clock.instant()) == InstrumentState.IN_FORCE)
                .map(kept -> kept.title().name(t.language()))
                .limit(2)
                .collect(Collectors.joining(" · "));
        return names.isEmpty() ? t.of("exchange.no-agreement") : t.of("exchange.agreement", Map.of("name", names));
    }

    /// A record with what the exchange knows of it.
    private record Found<F>(F from, LedgerRecord record) {}

    private <F> List<Found<F>> records(List<F> known, Function<F, Sha256> hash, Viewer viewer) {
        Map<Sha256, LedgerRecord> visible =
                sight.visible(viewer, known.stream().map(hash).toList());
        return known.stream()
                .flatMap(from ->
                        Optional.ofNullable(visible.get(hash.apply(from)))
                                .map(record -> new Found<>(from, record))
                                .stream())
                .toList();
    }

    private static <F> Rows cut(List<Found<F>> found, Function<Found<F>, Row> row, int limit, Texts t) {
        return new Rows(found.size(), found.stream().limit(limit).map(row).toList(), more(found.size() - limit, t));
    }

    private HeldRows held(List<Traffic.Held> held, int limit, Texts t) {
        return new HeldRows(
                held.size(),
                held.stream().limit(limit).map(entry -> held(entry, t)).toList(),
                more(held.size() - limit, t));
    }

    private HeldRow held(Traffic.Held entry, Texts t) {
        return new HeldRow(
                wordings.refusal(entry.code(), t),
                t.of(
                        "exchange.held.line",
                        Map.of(
                                "lane",
                                entry.lane(),
                                "index",
                                String.valueOf(entry.index()),
                                "hash",
                                entry.record().brief(),
                                "time",
                                t.dateTime(entry.time()))));
    }

    private static @Nullable String more(int rest, Texts t) {
        return rest > 0 ? t.of("exchange.more", Map.of("count", rest)) : null;
    }

    Optional<Peers.Peer> find(String party) {
        return peers.list().stream()
                .filter(peer -> peer.confirmed() != null && peer.party().value().equals(party))
                .findFirst();
    }
}
