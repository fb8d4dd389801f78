package org.tripoint.gateways.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Crossing;
import org.tripoint.boundary.CrossingNotices;
import org.tripoint.boundary.Crossings;
import org.tripoint.boundary.Gate;
import org.tripoint.boundary.Markers;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeSettings;

/// The border crossings of this party, for anybody: no line, no person.
@Component
class CrossingFeatures implements FeatureCollection {

    private final Crossings crossings;
    private final CrossingNotices notices;
    private final NodeSettings settings;
    private final NodeClock clock;

    CrossingFeatures(Crossings crossings, CrossingNotices notices, NodeSettings settings, NodeClock clock) {
        this.crossings = crossings;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "crossings";
    }

    @Override
    public String title(Texts t) {
        return t.of("boundary.gates");
    }

    @Override
    public String description() {
        return "Border crossings with the class and the present state of each side's gate. Positions are approximate.";
    }

    @Override
    public boolean isPublic() {
        return true;
    }

    @Override
    public Set<String> filters() {
        return Set.of("pair", "mode");
    }

    @Override
    public List<Double> extent() {
        return List.of(97.0, 5.0, 112.0, 24.0);
    }

    @Override
    public Page list(FeatureQuery query, Optional<Viewer> viewer, Texts t) {
        List<Crossing> matched = crossings.list(settings.party()).stream()
                .filter(crossing -> matches(crossing, query))
                .toList();
        return new Page(
                matched.stream()
                        .skip(query.offset())
                        .limit(query.limit())
                        .map(crossing -> feature(crossing, t))
                        .toList(),
                matched.size());
    }

    private static boolean matches(Crossing crossing, FeatureQuery query) {
        Markers.Box box = query.box();
        return (box == null
                        || box.holds(
                                crossing.position().latitude(),
                                crossing.position().longitude()))
                && crossing.pair().equals(query.filters().getOrDefault("pair", crossing.pair()))
                && crossing.mode()
                        .code()
                        .equals(query.filters()
                                .getOrDefault("mode", crossing.mode().code()));
    }

    @Override
    public Optional<Feature> find(String id, Optional<Viewer> viewer, Texts t) {
        return crossings
                .find(id)
                .filter(crossing -> crossing.isOf(settings.party()))
                .map(crossing -> feature(crossing, t));
    }

    private Feature feature(Crossing crossing, Texts t) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("name", crossing.nameIn(t.language()));
        properties.put("pair", crossing.pair());
        properties.put("mode", crossing.mode().code());
        properties.put("accuracy_metres", crossing.position().accuracyMetres());
        for (Gate gate : crossing.gates()) {
            String party = gate.party().value().toLowerCase(Locale.ROOT);
            properties.put("name_" + party, gate.nameLocal());
            properties.put("class_" + party, gate.rank());
            properties.put(
                    "state_" + party,
                    notices.state(crossing.id(), gate.party(), clock.instant(), t.zone())
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-'));
        }
        return new Feature(
                crossing.id(),
                crossing.nameIn(t.language()),
                crossing.position().latitude(),
                crossing.position().longitude(),
                properties);
    }
}
