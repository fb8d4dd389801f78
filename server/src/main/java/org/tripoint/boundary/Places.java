package org.tripoint.boundary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.geo.GeoPosition;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Language;
import org.tripoint.language.SearchText;
import org.tripoint.ledger.PlaceNames;

/// Gates and towns as places that records name, in the reader's language.
@Component
public final class Places implements PlaceNames {

    static final String GATE = "gate:";
    static final String TOWN = "town:";

    private final Crossings crossings;
    private final Towns towns;
    private final Catalogues catalogues;

    Places(Crossings crossings, Towns towns, Catalogues catalogues) {
        this.crossings = crossings;
        this.towns = towns;
        this.catalogues = catalogues;
    }

    @Override
    public Optional<String> find(String code, Language language) {
        if (code.startsWith(GATE)) {
            return crossings.find(code.substring(GATE.length())).map(crossing -> name(crossing, language));
        }
        return code.startsWith(TOWN)
                ? towns.find(code.substring(TOWN.length())).map(town -> town.nameIn(language))
                : Optional.empty();
    }

    /// Where a place is, if this node knows it.
    public Optional<GeoPosition> findPosition(String code) {
        if (code.startsWith(GATE)) {
            return crossings.find(code.substring(GATE.length())).map(Crossing::position);
        }
        return code.startsWith(TOWN) ? towns.find(code.substring(TOWN.length())).map(Town::position) : Optional.empty();
    }

    /// The places nearest to a position, at most `limit`, nearest first.
    public List<Place> listNear(GeoPosition position, int limit, Language language) {
        return all(language, position)
                .sorted(Comparator.comparingLong(Place::metres))
                .limit(limit)
                .toList();
    }

    /// Places of which a name holds these words, nearest to a position first, at most `limit`.
    public List<Place> search(String words, GeoPosition near, int limit, Language language) {
        var folded = SearchText.fold(words);
        return all(language, near)
                .filter(place -> words(place.code()).contains(folded))
                .sorted(Comparator.comparingLong(Place::metres))
                .limit(limit)
                .toList();
    }

    private Stream<Place> all(Language language, GeoPosition from) {
        return Stream.concat(
                crossings.list().stream()
                        .map(crossing -> place(crossing.code(), name(crossing, language), crossing.position(), from)),
                towns.list().stream().map(town -> place(town.code(), town.nameIn(language), town.position(), from)));
    }

    private static Place place(String code, String name, GeoPosition position, GeoPosition from) {
        return new Place(code, name, position, Math.round(position.metresTo(from)));
    }

    private String name(Crossing crossing, Language language) {
        return catalogues.text(language, "boundary.gate", Map.of("name", crossing.nameIn(language)));
    }

    /// Every name of a place, in every script.
    private String words(String code) {
        if (code.startsWith(GATE)) {
            return crossings.find(code.substring(GATE.length())).stream()
                    .flatMap(crossing -> crossing.gates().stream())
                    .map(gate -> SearchText.fold(gate.nameEnglish() + " " + gate.nameLocal() + " "))
                    .reduce("", String::concat);
        }
        return towns.find(code.substring(TOWN.length())).stream()
                .map(town -> SearchText.fold(town.name() + " " + town.nameLocal()))
                .reduce("", String::concat);
    }
}
