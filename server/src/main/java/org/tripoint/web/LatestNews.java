package org.tripoint.web;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeClock;

/// What came since yesterday: of the records that the reader may see, those that a page tells of, newest first.
@Component
class LatestNews {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final int MAX_READ = 100;
    private static final int MAX_LINES = 12;

    private final Ledger ledger;
    private final Visibility visibility;
    private final Sentences sentences;
    private final PagesOfRecords pages;
    private final ObjectProvider<Deliveries> deliveries;
    private final NodeClock clock;

    LatestNews(
            Ledger ledger,
            Visibility visibility,
            Sentences sentences,
            PagesOfRecords pages,
            ObjectProvider<Deliveries> deliveries,
            NodeClock clock) {
        this.ledger = ledger;
        this.visibility = visibility;
        this.sentences = sentences;
        this.pages = pages;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    List<Today.News> of(Viewer viewer, Texts t) {
        var visible = visibility.of(viewer);
        var params = new HashMap<String, Object>(visible.params());
        params.put("since", clock.instant().minus(A_DAY).atOffset(ZoneOffset.UTC));
        return ledger.listNewest("r.appended >= :since and " + visible.sql(), params, MAX_READ).stream()
                .filter(record -> pages.find(record).isPresent())
                .limit(MAX_LINES)
                .map(record -> line(record, viewer, t))
                .toList();
    }

    private Today.News line(LedgerRecord record, Viewer viewer, Texts t) {
        var owner = new Today.Tile(
                Whose.of(record.party(), viewer.party()), record.party().value());
        return new Today.News(
                t.time(record.appended()),
                owner,
                sentences.of(record, t),
                pages.find(record).orElse(null),
                record.isOwn() ? delivery(record) : null);
    }

    private @Nullable Delivery delivery(LedgerRecord record) {
        return deliveries.stream()
                .flatMap(known -> known.find(record.hash()).stream())
                .findFirst()
                .orElse(null);
    }
}
