package org.tripoint.gateways.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tripoint.access.Viewer;
import org.tripoint.language.Texts;

/// A collection of the service, as a bean. Another layer joins by being one.
interface FeatureCollection {

    /// Its name in addresses.
    String id();

    String title(Texts t);

    /// In English, as the service's documents are.
    String description();

    /// Whether a stranger may read it.
    boolean isPublic();

    /// Properties by which a client may narrow it, each equal to a value.
    Set<String> filters();

    /// The extent of what it can hold: west, south, east, north.
    List<Double> extent();

    /// What this reader may see of what he asks for, in a stable order.
    Page list(FeatureQuery query, Optional<Viewer> viewer, Texts t);

    /// One feature that this reader may see.
    Optional<Feature> find(String id, Optional<Viewer> viewer, Texts t);

    /// Some features and how many there are in all.
    record Page(List<Feature> features, long matched) {

        public Page {
            features = List.copyOf(features);
        }
    }

    /// One feature.
    ///
    /// @param name for people
    /// @param latitude null where it has no place
    record Feature(
            String id,
            String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            Map<String, @Nullable Object> properties) {}
}
