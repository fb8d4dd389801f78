package org.tripoint.boundary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Language;

/// A place where people and goods cross a border: the gates of both sides.
///
/// @param pair the two parties as everywhere: `KH-VN`
/// @param position approximate, for orientation
/// @param gates one a side
public record Crossing(String id, String pair, CrossingMode mode, GeoPosition position, List<Gate> gates) {

    private static final Language LATIN_ONLY = new Language("en");

    public Crossing {
        gates = List.copyOf(gates);
    }

    /// The code under which records name it as a place.
    public String code() {
        return Places.GATE + id;
    }

    public boolean isOf(PartyId party) {
        return gates.stream().anyMatch(gate -> gate.party().equals(party));
    }

    public Optional<Gate> findGate(PartyId party) {
        return gates.stream().filter(gate -> gate.party().equals(party)).findFirst();
    }

    /// Both names, the one that is written in the reader's language first.
    public String nameIn(Language language) {
        return gates.stream()
                .sorted(Comparator.comparingInt(gate -> distance(gate.nameLocal(), language)))
                .map(gate -> gate.nameIn(language))
                .distinct()
                .collect(Collectors.joining(" – "));
    }

    /// 0 for a name in the language's own script, 1 for another that its readers can read, 2 for the rest.
    private static int distance(String name, Language language) {
        if (!language.reads(name)) {
            return 2;
        }
        return LATIN_ONLY.reads(name) ? 1 : 0;
    }
}
