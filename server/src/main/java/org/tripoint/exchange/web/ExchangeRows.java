package org.tripoint.exchange.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.exchange.Traffic;
import org.tripoint.exchange.web.ExchangeView.Row;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Replies;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Delivery;
import org.tripoint.web.Level;
import org.tripoint.web.PagesOfRecords;
import org.tripoint.web.WorkState;

/// One record as a row of the Exchange page: its sentence, where it stands, where it is read.
@Component
class ExchangeRows {

    private final Sentences sentences;
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final Replies replies;
    private final Matters matters;
    private final Wordings wordings;
    private final PagesOfRecords pages;

    ExchangeRows(
            Sentences sentences,
            Catalogue catalogue,
            Deliveries deliveries,
            Replies replies,
            Matters matters,
            Wordings wordings,
            PagesOfRecords pages) {
        this.sentences = sentences;
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.replies = replies;
        this.matters = matters;
        this.wordings = wordings;
        this.pages = pages;
    }

    Row waiting(LedgerRecord record, Traffic.Decided decided, PartyId to, Texts t) {
        String line = line(wordings.unit(record, t), t.dateTime(record.header().time()), decided.basis(), t);
        Chip second = decided.reason().isPresent() ? chip(WorkState.WAITING, t.of("exchange.waits-for-second")) : null;
        return row(record, line, releasePath(to, record), null, second, t);
    }

    Row released(LedgerRecord record, Traffic.Decided decided, PartyId to, Texts t) {
        String line = line(wordings.unit(record, t), t.time(decided.time()), decided.basis(), t);
        Optional<Deliveries.Delivery> delivery = deliveries.list(record.hash()).stream()
                .filter(each -> each.to().equals(to))
                .findFirst();
        boolean refused = delivery.filter(each -> each.state() == Deliveries.State.REFUSED)
                .isPresent();
        return refused
                ? row(record, line, null, null, chip(WorkState.HELD, t.code("delivery", "held-for-checking")), t)
                : row(record, line, null, step(record, delivery, to), null, t);
    }

    /// A reply is further than a delivery, whichever this node heard of first.
    Delivery step(LedgerRecord record, Optional<Deliveries.Delivery> delivery, PartyId to) {
        List<Replies.Reply> theirs = replies.list(record.hash()).stream()
                .filter(reply -> reply.party().equals(to))
                .toList();
        if (theirs.stream().anyMatch(Replies.Reply::answered)) {
            return Delivery.ANSWERED;
        }
        if (!theirs.isEmpty()) {
            return Delivery.TAKEN_IN_CHARGE;
        }
        return delivery.filter(each -> each.state() == Deliveries.State.DELIVERED)
                        .isPresent()
                ? Delivery.DELIVERED
                : Delivery.RELEASED;
    }

    Row received(LedgerRecord record, Optional<Basis> basis, PartyId own, Texts t) {
        String line = line(wordings.unit(record, t), t.time(record.header().time()), basis, t);
        List<Replies.Reply> ours = replies.list(record.hash()).stream()
                .filter(reply -> reply.party().equals(own))
                .toList();
        return row(record, line, null, null, standing(record, ours, t), t);
    }

    private @Nullable Chip standing(LedgerRecord record, List<Replies.Reply> ours, Texts t) {
        if (ours.stream().anyMatch(Replies.Reply::answered)) {
            return chip(WorkState.ANSWERED, t.code("delivery", "answered"));
        }
        if (!ours.isEmpty()) {
            return chip(WorkState.TAKEN_IN_CHARGE, t.code("delivery", "taken-in-charge"));
        }
        return matters.isOpen(MatterKind.TAKE_IN_CHARGE, record.hash())
                ? chip(WorkState.WAITING, t.of("exchange.to-take"))
                : null;
    }

    private static Chip chip(WorkState state, String words) {
        return new Chip(state, words);
    }

    static String releasePath(PartyId to, LedgerRecord record) {
        return ExchangeParts.PATH + "/" + to + "/release/" + record.hash();
    }

    private String line(String unit, String time, Optional<Basis> basis, Texts t) {
        return basis.map(found -> t.of(
                        "exchange.line.basis",
                        Map.of("unit", unit, "time", time, "basis", wordings.briefBasis(found, t))))
                .orElseGet(() -> t.of("exchange.line", Map.of("unit", unit, "time", time)));
    }

    private Row row(
            LedgerRecord record,
            String line,
            @Nullable String look,
            @Nullable Delivery step,
            @Nullable Chip state,
            Texts t) {
        Level level = catalogue
                .find(record.type())
                .map(type -> Level.ofCode(type.urgency()))
                .filter(found -> found != Level.NORMAL)
                .orElse(null);
        String path = pages.find(record).orElse(null);
        return new Row(level, sentences.of(record, t), path, line, look, step, state);
    }
}
