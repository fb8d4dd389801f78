package org.tripoint.incidents.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Replies;
import org.tripoint.platform.NodeSettings;
import org.tripoint.web.TimelineEvent;
import org.tripoint.web.Whose;

/// The history of a report between two parties, by office. Of the other side it holds what arrived there, what it took
/// in charge and what it answered; nothing else is known here.
@Component
class Timelines {

    private final Offices offices;
    private final Citations citations;
    private final NodeSettings settings;

    Timelines(Offices offices, Citations citations, NodeSettings settings) {
        this.offices = offices;
        this.citations = citations;
        this.settings = settings;
    }

    /// Of a report of ours with the neighbour of this delivery.
    IncidentView.Lanes ours(
            LedgerRecord record,
            Deliveries.Delivery delivery,
            List<Replies.Reply> replies,
            List<TimelineEvent.Done> later,
            Texts t) {
        List<TimelineEvent.Done> done = new ArrayList<>();
        done.add(reported(record, Whose.OURS, t));
        switch (delivery.state()) {
            case RELEASED ->
                done.add(event(Whose.OURS, t.code("delivery", "released"), delivery.at(), basis(delivery, t)));
            case DELIVERED ->
                done.add(event(Whose.THEIRS, t.code("delivery", "delivered"), delivery.at(), basis(delivery, t)));
            case KEPT -> done.add(event(Whose.OURS, t.of("incidents.state.kept"), delivery.at(), null));
            case WITHHELD -> done.add(event(Whose.OURS, t.of("incidents.state.withheld"), delivery.at(), null));
            case REFUSED -> done.add(event(Whose.THEIRS, t.code("delivery", "held-for-checking"), delivery.at(), null));
            case WAITS -> {}
        }
        replies.stream()
                .filter(reply -> reply.party().equals(delivery.to()))
                .forEach(reply -> done.add(said(reply, t)));
        done.addAll(later);
        return lanes(delivery.to(), ordered(done, t), next(delivery, t), t);
    }

    /// Of a report of a neighbour.
    IncidentView.Lanes theirs(
            LedgerRecord record,
            List<Replies.Reply> replies,
            List<TimelineEvent.Done> later,
            Optional<Matters.Matter> waiting,
            Texts t) {
        List<TimelineEvent.Done> done = new ArrayList<>();
        done.add(reported(record, Whose.THEIRS, t));
        done.add(event(Whose.OURS, t.of("incidents.arrived"), record.appended(), null));
        replies.stream()
                .filter(reply -> reply.party().equals(settings.party()))
                .forEach(reply -> done.add(said(reply, t)));
        done.addAll(later);
        Optional<TimelineEvent> next = waiting.map(matter -> new TimelineEvent.Next(
                Whose.OURS,
                t.of(matter.kind() == MatterKind.ANSWER ? "incidents.answer.title" : "incidents.take-in-charge"),
                matter.findDue()));
        return lanes(record.party(), ordered(done, t), next, t);
    }

    private IncidentView.Lanes lanes(
            PartyId neighbour, List<TimelineEvent.Done> done, Optional<TimelineEvent> next, Texts t) {
        List<TimelineEvent> events = new ArrayList<>(done);
        next.ifPresent(events::add);
        return new IncidentView.Lanes(
                settings.party().value(),
                offices.party(settings.party(), t),
                neighbour.value(),
                offices.party(neighbour, t),
                events);
    }

    /// In order of time; an event of another day than the report's says its day.
    private static List<TimelineEvent.Done> ordered(List<TimelineEvent.Done> done, Texts t) {
        String day = t.date(done.getFirst().time());
        return done.stream()
                .sorted(Comparator.comparing(TimelineEvent.Done::time))
                .map(event -> dated(event, day, t))
                .toList();
    }

    private static TimelineEvent.Done dated(TimelineEvent.Done event, String day, Texts t) {
        String own = t.date(event.time());
        if (own.equals(day)) {
            return event;
        }
        String line = event.line() == null ? own : own + " · " + event.line();
        return new TimelineEvent.Done(event.whose(), event.what(), event.office(), event.time(), line);
    }

    private static Optional<TimelineEvent> next(Deliveries.Delivery delivery, Texts t) {
        return delivery.state() == Deliveries.State.WAITS
                ? Optional.of(new TimelineEvent.Next(Whose.OURS, t.of("incidents.state.waits"), Optional.empty()))
                : Optional.empty();
    }

    private TimelineEvent.Done reported(LedgerRecord record, Whose whose, Texts t) {
        String office =
                offices.of(record.party(), record.unit(), record.header().office(), t);
        return new TimelineEvent.Done(
                whose,
                t.of("incidents.reported"),
                Optional.of(office),
                record.header().time(),
                null);
    }

    private TimelineEvent.Done said(Replies.Reply reply, Texts t) {
        String what = t.code("delivery", reply.answered() ? "answered" : "taken-in-charge");
        return new TimelineEvent.Done(
                Whose.of(reply.party(), settings.party()),
                what,
                Optional.of(offices.of(reply.party(), reply.unit(), reply.office(), t)),
                reply.time(),
                reply.findAnswer().map(answer -> t.code("answer", answer)).orElse(null));
    }

    private @Nullable String basis(Deliveries.Delivery delivery, Texts t) {
        return delivery.basis().map(basis -> citations.of(basis, t)).orElse(null);
    }

    private static TimelineEvent.Done event(Whose whose, String what, Instant at, @Nullable String line) {
        return new TimelineEvent.Done(whose, what, Optional.empty(), at, line);
    }
}
