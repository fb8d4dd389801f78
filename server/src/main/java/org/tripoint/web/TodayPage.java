package org.tripoint.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Open;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.platform.NodeClock;

/// The first page: what waits for the reader, what came since yesterday, what stands beside it.
@Controller
class TodayPage {

    private static final String OVERDUE = "overdue";
    private static final int MAX_ROWS = 50;

    private final Matters matters;
    private final WaitingRows rows;
    private final LatestNews news;
    private final ObjectProvider<TodayContribution> contributions;
    private final ObjectProvider<MapLayer> layers;
    private final MapViews views;
    private final NodeClock clock;

    TodayPage(
            Matters matters,
            WaitingRows rows,
            LatestNews news,
            ObjectProvider<TodayContribution> contributions,
            ObjectProvider<MapLayer> layers,
            MapViews views,
            NodeClock clock) {
        this.matters = matters;
        this.rows = rows;
        this.news = news;
        this.contributions = contributions;
        this.layers = layers;
        this.views = views;
        this.clock = clock;
    }

    @Open
    @GetMapping("/")
    RedirectView first() {
        return new RedirectView("/today", true, false, false);
    }

    @Allowed
    @GetMapping("/today")
    String today(Shell shell, Model model, @RequestParam(required = false) @Nullable String kind) {
        var t = shell.t();
        model.addAttribute("frame", shell.frame("today", t.of("web.today.title")));
        model.addAttribute("today", today(shell.viewer(), t, kind));
        return "web/today";
    }

    private Today today(Viewer viewer, Texts t, @Nullable String kind) {
        var now = clock.instant();
        var open = matters.list(Set.of(viewer.unit()), EnumSet.allOf(MatterKind.class), now);
        var waiting = open.stream()
                .filter(matter ->
                        kind == null ? MatterWords.of(matter.kind()).waitsFor(viewer) : isOfKind(matter, kind))
                .limit(MAX_ROWS)
                .map(matter -> rows.of(matter, viewer, t))
                .toList();
        var parts = contributions
                .orderedStream()
                .flatMap(contribution -> contribution.parts(viewer, t).stream())
                .toList();
        return new Today(
                t.day(now) + ", " + t.time(now) + " (" + t.zone(now) + ")",
                counts(open, t),
                waiting,
                kind,
                news.of(viewer, t),
                ofType(parts, TodayPart.Coming.class),
                ofType(parts, TodayPart.Facing.class),
                Optional.of(views.of(viewer, Optional.empty())),
                layers.stream().map(MapLayer::name).collect(Collectors.joining(",")));
    }

    private boolean isOfKind(Matters.Matter matter, String kind) {
        return kind.equals(OVERDUE)
                ? matter.isOverdue(clock.instant())
                : matter.kind().code().equals(kind);
    }

    private List<Today.Count> counts(List<Matters.Matter> open, Texts t) {
        var now = clock.instant();
        var counts = new ArrayList<Today.Count>();
        for (var words : List.of(MatterWords.TAKE_IN_CHARGE, MatterWords.COUNTERSIGN)) {
            counts.add(count(words, open, t));
        }
        int overdue =
                (int) open.stream().filter(matter -> matter.isOverdue(now)).count();
        counts.add(
                new Today.Count(overdue, t.of("web.today.count.overdue"), "/today?kind=" + OVERDUE + "#waiting", true));
        counts.add(count(MatterWords.NOD, open, t));
        return counts;
    }

    private static Today.Count count(MatterWords words, List<Matters.Matter> open, Texts t) {
        int number = (int)
                open.stream().filter(matter -> matter.kind() == words.kind()).count();
        return new Today.Count(
                number, t.of(words.label()), "/today?kind=" + words.kind().code() + "#waiting", false);
    }

    private static <P extends TodayPart> List<P> ofType(List<TodayPart> parts, Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
