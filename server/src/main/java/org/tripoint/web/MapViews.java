package org.tripoint.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.geo.GeoPosition;

/// Where a reader's maps begin to look: at what is chosen, else round his unit, else at the whole.
@Component
public class MapViews {

    private final ObjectProvider<Names> names;
    private final ObjectProvider<LinkState> links;

    MapViews(ObjectProvider<Names> names, ObjectProvider<LinkState> links) {
        this.names = names;
        this.links = links;
    }

    /// The view of a map for this reader.
    ///
    /// @param place what the map is about, where there is one
    public MapView of(Viewer viewer, Optional<GeoPosition> place) {
        var parties = Stream.concat(
                        Stream.of(viewer.party()),
                        links.stream().flatMap(state -> state.list().stream().map(LinkState.Link::party)))
                .distinct()
                .toList();
        return place.or(() ->
                        Optional.ofNullable(names.getIfAvailable()).flatMap(given -> given.position(viewer.unit())))
                .map(at -> MapView.around(at, parties))
                .orElseGet(() -> MapView.whole(List.copyOf(parties)));
    }
}
