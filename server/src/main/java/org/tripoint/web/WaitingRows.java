package org.tripoint.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeClock;

/// Matters as rows of Today: a sentence, the office that said it, the time by which, one button.
@Component
class WaitingRows {

    private static final Duration SOON = Duration.ofHours(20);

    private final Ledger ledger;
    private final Sentences sentences;
    private final PagesOfRecords pages;
    private final ObjectProvider<Names> names;
    private final NodeClock clock;

    WaitingRows(
            Ledger ledger, Sentences sentences, PagesOfRecords pages, ObjectProvider<Names> names, NodeClock clock) {
        this.ledger = ledger;
        this.sentences = sentences;
        this.pages = pages;
        this.names = names;
        this.clock = clock;
    }

    Today.Waiting of(Matters.Matter matter, Viewer viewer, Texts t) {
        var record = ledger.get(matter.record());
        var words = MatterWords.of(matter.kind());
        var level = Level.ofCode(matter.urgency());
        var page = pages.find(matter.kind(), record);
        boolean here = matter.kind() == MatterKind.TAKE_IN_CHARGE && words.waitsFor(viewer);
        return new Today.Waiting(
                level,
                level == Level.NORMAL ? words.icon() : null,
                List.of(new Today.Tile(
                        Whose.of(record.party(), viewer.party()), record.party().value())),
                sentences.of(record, t),
                by(record, t),
                due(matter, t),
                page.orElse("/today"),
                t.of(words.action()),
                here ? page.map(path -> path + "/take-in-charge").orElse(null) : null);
    }

    private String by(LedgerRecord record, Texts t) {
        var given = names.getIfAvailable();
        var unit = given == null ? record.unit().value() : given.unit(record.unit(), t);
        return t.of(
                "web.today.said",
                Map.of("unit", unit, "time", when(record.header().time(), t)));
    }

    private Today.@Nullable Due due(Matters.Matter matter, Texts t) {
        var now = clock.instant();
        return matter.findDue()
                .map(due -> new Today.Due(
                        when(due, t),
                        t.of(
                                due.isBefore(now) ? "web.today.over" : "web.today.left",
                                Map.of("duration", t.duration(Duration.between(now, due)))),
                        due.isBefore(now)))
                .orElse(null);
    }

    /// The time alone where the day is plain, else with its day.
    private String when(Instant instant, Texts t) {
        var distance = Duration.between(instant, clock.instant()).abs();
        return distance.compareTo(SOON) < 0 ? t.time(instant) : t.date(instant) + " " + t.time(instant);
    }
}
