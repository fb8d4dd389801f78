package org.tripoint.instruments.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.instruments.Article;
import org.tripoint.instruments.InstrumentState;
import org.tripoint.instruments.InstrumentTitle;
import org.tripoint.instruments.KeptInstrument;
import org.tripoint.instruments.KeptInstrument.Act;
import org.tripoint.instruments.KeptInstrument.SuspensionEntry;
import org.tripoint.instruments.TermSentences;
import org.tripoint.instruments.Validity;
import org.tripoint.instruments.Wording;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Parties;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.TimelineEvent;
import org.tripoint.web.Whose;
import org.tripoint.web.WorkState;

/// Puts instruments into the reader's words.
@Component
class InstrumentViews {

    private final Parties parties;
    private final Units units;
    private final TermSentences sentences;
    private final Languages languages;
    private final NodeClock clock;

    InstrumentViews(Parties parties, Units units, TermSentences sentences, Languages languages, NodeClock clock) {
        this.parties = parties;
        this.units = units;
        this.sentences = sentences;
        this.languages = languages;
        this.clock = clock;
    }

    InstrumentRow row(KeptInstrument kept, Viewer viewer, Texts t) {
        InstrumentTitle title = kept.title();
        Instant now = clock.instant();
        return new InstrumentRow(
                CooperationParts.PATH + "/" + kept.hash(),
                Wording.of(title.names(), t.language()),
                t.code("instrument-kind", title.kind()),
                ordered(title, viewer).map(party -> tile(party, viewer)).toList(),
                chip(kept, now, t),
                validity(title.validity(), t),
                kept.awaits(viewer.party()) && kept.state(now) == InstrumentState.PROPOSED,
                title.example());
    }

    private static Stream<PartyId> ordered(InstrumentTitle title, Viewer viewer) {
        return title.parties().stream()
                .sorted(Comparator.comparing((PartyId party) -> !party.equals(viewer.party()))
                        .thenComparing(party -> party));
    }

    private static InstrumentRow.Tile tile(PartyId party, Viewer viewer) {
        return new InstrumentRow.Tile(Whose.of(party, viewer.party()), party.value());
    }

    private static InstrumentRow.Chip chip(KeptInstrument kept, Instant now, Texts t) {
        InstrumentState state = kept.state(now);
        WorkState mark = switch (state) {
            case PROPOSED -> WorkState.OPEN;
            case SIGNED, IN_FORCE, EXPIRED -> WorkState.DONE;
            case SUSPENDED -> WorkState.HELD;
        };
        return new InstrumentRow.Chip(mark, t.code("instrument-state", state.code()));
    }

    private static String validity(Validity validity, Texts t) {
        return t.date(validity.from())
                + " – "
                + validity.findUntil().map(t::date).orElseGet(() -> t.of("instruments.without-end"));
    }

    InstrumentView view(KeptInstrument kept, Viewer viewer, Texts t) {
        InstrumentTitle title = kept.title();
        List<PartyId> others = title.parties().stream()
                .filter(party -> !party.equals(viewer.party()))
                .toList();
        boolean headquarters = viewer.has(Role.HEADQUARTERS) && title.parties().contains(viewer.party());
        return new InstrumentView(
                row(kept, viewer, t),
                kept.hash().hex(),
                ordered(title, viewer)
                        .map(party -> party(kept, party, viewer, t))
                        .toList(),
                parties.name(viewer.party(), t.language()),
                others.stream().map(PartyId::value).collect(Collectors.joining("–")),
                sentences.parties(others, t),
                title.authentic().stream().map(tag -> languageName(tag, t)).collect(Collectors.joining(" · ")),
                lasting(kept, Optional.empty())
                        .map(entry -> suspended(entry, t))
                        .toList(),
                kept.content().articles().stream()
                        .map(article -> article(kept, article, viewer, headquarters, t))
                        .toList(),
                events(kept, viewer, t),
                headquarters && kept.awaits(viewer.party()),
                headquarters && maySuspend(kept, Optional.empty(), viewer),
                headquarters ? resumable(kept, Optional.empty(), viewer) : Optional.empty());
    }

    private InstrumentView.PartyView party(KeptInstrument kept, PartyId party, Viewer viewer, Texts t) {
        String signature = kept.signatures().stream()
                .filter(act -> act.party().equals(party))
                .findFirst()
                .map(act -> office(act, t) + ", " + t.dateTime(act.time()))
                .orElse(kept.signed().contains(party) ? t.code("instrument-state", "signed") : null);
        return new InstrumentView.PartyView(tile(party, viewer), parties.name(party, t.language()), signature);
    }

    private InstrumentView.ArticleView article(
            KeptInstrument kept, Article article, Viewer viewer, boolean headquarters, Texts t) {
        Wording text = Wording.of(article.text(), t.language());
        Optional<String> number = Optional.of(article.number());
        return new InstrumentView.ArticleView(
                article.number(),
                text,
                onlyIn(text, t),
                article.findTerms().map(terms -> sentences.of(terms, t)).orElse(null),
                article.text().entrySet().stream()
                        .filter(other -> !other.getKey().equals(text.language()))
                        .map(other -> new InstrumentView.Other(
                                languageName(other.getKey(), t), new Wording(other.getKey(), other.getValue())))
                        .toList(),
                lasting(kept, number).map(entry -> suspended(entry, t)).toList(),
                headquarters && article.canBeSuspended() && maySuspend(kept, number, viewer),
                headquarters ? resumable(kept, number, viewer) : Optional.empty());
    }

    private @Nullable String onlyIn(Wording text, Texts t) {
        return text.language().equals(t.language().tag())
                ? null
                : t.of("instruments.only-in", Map.of("language", languageName(text.language(), t)));
    }

    private String languageName(String tag, Texts t) {
        return languages.find(tag).map(t::nameOf).orElse(tag);
    }

    private static Stream<SuspensionEntry> lasting(KeptInstrument kept, Optional<String> article) {
        return kept.suspensions().stream()
                .filter(entry -> entry.lasts() && entry.findArticle().equals(article));
    }

    private boolean maySuspend(KeptInstrument kept, Optional<String> article, Viewer viewer) {
        boolean running = switch (kept.state(clock.instant())) {
            case SIGNED, IN_FORCE, SUSPENDED -> true;
            case PROPOSED, EXPIRED -> false;
        };
        return running && kept.findLasting(viewer.party(), article).isEmpty();
    }

    private static Optional<String> resumable(KeptInstrument kept, Optional<String> article, Viewer viewer) {
        return kept.findLasting(viewer.party(), article)
                .map(entry -> entry.hash().hex());
    }

    private String suspended(SuspensionEntry entry, Texts t) {
        return t.of(
                "instruments.suspended-by",
                Map.of(
                        "party", parties.name(entry.act().party(), t.language()),
                        "date", t.dateTime(entry.act().time()),
                        "reason", t.code("suspension-reason", entry.reason())));
    }

    private List<TimelineEvent> events(KeptInstrument kept, Viewer viewer, Texts t) {
        List<TimelineEvent.Done> done = new ArrayList<>();
        done.add(event(kept.proposal(), t.of("instruments.event.proposed"), null, viewer, t));
        kept.signatures().forEach(act -> done.add(event(act, t.of("instruments.event.signed"), null, viewer, t)));
        for (SuspensionEntry entry : kept.suspensions()) {
            String reason = t.code("suspension-reason", entry.reason());
            done.add(event(entry.act(), suspension(entry, t), reason, viewer, t));
            entry.findResumption().ifPresent(act -> done.add(event(act, resumption(entry, t), null, viewer, t)));
        }
        List<TimelineEvent> events = new ArrayList<>(done);
        events.sort(Comparator.comparing(event -> ((TimelineEvent.Done) event).time()));
        kept.title().parties().stream()
                .filter(kept::awaits)
                .map(party -> new TimelineEvent.Next(
                        Whose.of(party, viewer.party()),
                        parties.name(party, t.language()) + " · " + t.of("instruments.event.next"),
                        Optional.empty()))
                .forEach(events::add);
        return events;
    }

    private static String suspension(SuspensionEntry entry, Texts t) {
        return entry.findArticle()
                .map(number -> t.of("instruments.event.suspended-article", Map.of("article", number)))
                .orElseGet(() -> t.of("instruments.event.suspended-whole"));
    }

    private static String resumption(SuspensionEntry entry, Texts t) {
        return entry.findArticle()
                .map(number -> t.of("instruments.event.resumed-article", Map.of("article", number)))
                .orElseGet(() -> t.of("instruments.event.resumed-whole"));
    }

    private TimelineEvent.Done event(Act act, String what, @Nullable String line, Viewer viewer, Texts t) {
        String day = t.date(act.time());
        return new TimelineEvent.Done(
                Whose.of(act.party(), viewer.party()),
                what,
                Optional.of(office(act, t)),
                act.time(),
                line == null ? day : day + " · " + line);
    }

    /// The office of a neighbour may be one that this node has no word for.
    private String office(Act act, Texts t) {
        String key = "code.office." + act.office();
        String office = t.has(key) ? t.of(key) : act.office().value();
        return office + ", " + units.name(new UnitRef(act.party(), act.unit()), t.language());
    }
}
