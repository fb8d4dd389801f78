package org.tripoint.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// Puts the frame of a page together from what the features contribute.
@Component
class Framing {

    /// After this long a last contact is told with its day.
    private static final Duration A_DAY = Duration.ofHours(20);

    private final NodeSettings settings;
    private final NodeClock clock;
    private final Languages languages;
    private final List<NavigationEntry> entries;
    private final List<Doorway> doorways;
    private final List<WaitingCounts> counts;
    private final ObjectProvider<LinkState> links;
    private final ObjectProvider<Names> names;
    private final ObjectProvider<Alarms> alarms;

    Framing(
            NodeSettings settings,
            NodeClock clock,
            Languages languages,
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<Doorway> doorways,
            ObjectProvider<WaitingCounts> counts,
            ObjectProvider<LinkState> links,
            ObjectProvider<Names> names,
            ObjectProvider<Alarms> alarms) {
        this.settings = settings;
        this.clock = clock;
        this.languages = languages;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::place))
                .toList();
        this.doorways = doorways.stream()
                .sorted(Comparator.comparingInt(Doorway::place))
                .toList();
        this.counts = counts.stream().toList();
        this.links = links;
        this.names = names;
        this.alarms = alarms;
    }

    Frame of(Optional<Viewer> viewer, Texts t, Shell.Request request, String page, String title) {
        var rows = viewer.map(reader -> rows(reader, t)).orElse(List.of());
        return new Frame(
                t,
                title,
                page,
                viewer.map(reader -> reader(reader, t)),
                rows.stream().filter(row -> !row.atTheFoot()).map(Row::entry).toList(),
                rows.stream().filter(Row::atTheFoot).map(Row::entry).toList(),
                viewer.isPresent() ? pills(t) : List.of(),
                viewer.flatMap(reader -> door(reader, t)),
                settings.mode().isExample(),
                languages.list(),
                request.theme(),
                request.csrf(),
                request.here(),
                viewer.map(reader -> alarms(reader, t)).orElse(List.of()),
                request.moment(),
                false);
    }

    private List<Alarms.Alarm> alarms(Viewer reader, Texts t) {
        return alarms.orderedStream()
                .flatMap(source -> source.of(reader, t).stream())
                .toList();
    }

    private record Row(Frame.Entry entry, boolean atTheFoot) {}

    private List<Row> rows(Viewer reader, Texts t) {
        var waiting = new HashMap<String, Integer>();
        for (var source : counts) {
            source.of(reader).forEach((name, count) -> waiting.merge(name, count, Integer::sum));
        }
        return entries.stream()
                .filter(entry -> entry.shown().test(reader))
                .map(entry -> new Row(row(entry, waiting, t), entry.place() >= NavigationEntry.ADMINISTRATION))
                .toList();
    }

    private static Frame.Entry row(NavigationEntry entry, Map<String, Integer> waiting, Texts t) {
        return new Frame.Entry(
                entry.name(),
                entry.path(),
                entry.icon(),
                t.of(entry.label()),
                entry.key(),
                waiting.getOrDefault(entry.name(), 0));
    }

    private Frame.Reader reader(Viewer viewer, Texts t) {
        var given = names.getIfAvailable();
        return new Frame.Reader(
                given == null ? viewer.unit().value() : given.unit(viewer.unit(), t),
                given == null ? viewer.party().value() : given.place(viewer.unit(), t),
                t.code("office", viewer.office().value()),
                viewer.login(),
                pseudonym(viewer),
                viewer.hasAny(EnumSet.complementOf(EnumSet.of(Role.ADMIN))));
    }

    /// Tells the browser's drafts of two accounts apart without naming the account.
    private static String pseudonym(Viewer viewer) {
        var name = viewer.account().value();
        return new UUID(name.getLeastSignificantBits(), ~name.getMostSignificantBits()).toString();
    }

    private Optional<Frame.Door> door(Viewer reader, Texts t) {
        return doorways.stream()
                .filter(door -> door.shown().test(reader))
                .findFirst()
                .map(door -> new Frame.Door(door.path(), door.icon(), t.of(door.label()), t.of(door.hint())));
    }

    private List<Frame.Pill> pills(Texts t) {
        var state = links.getIfAvailable();
        if (state == null) {
            return List.of();
        }
        var now = clock.instant();
        return state.list().stream()
                .map(link -> new Frame.Pill(link.party().value(), link.open(), words(link, t, now)))
                .toList();
    }

    static String words(LinkState.Link link, Texts t, Instant now) {
        if (link.open()) {
            return t.of("web.link.open");
        }
        return link.lastContact()
                .map(last -> t.of("web.link.cut", Map.of("when", when(last, t, now), "waiting", link.waiting())))
                .orElseGet(() -> t.of("web.link.never"));
    }

    private static String when(Instant instant, Texts t, Instant now) {
        return Duration.between(instant, now).compareTo(A_DAY) < 0
                ? t.time(instant)
                : t.date(instant) + " " + t.time(instant);
    }
}
