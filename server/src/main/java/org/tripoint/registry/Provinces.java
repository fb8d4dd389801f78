package org.tripoint.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.SearchText;
import org.tripoint.platform.Csv;

/// The provinces of all parties, with those that are no more: the reference list `reference/provinces.csv`.
@Component
public final class Provinces {

    private static final int MAX_SUCCESSIONS = 8;

    private final SequencedMap<String, Province> provinces;

    Provinces() {
        try {
            var rows = Csv.read(new ClassPathResource("reference/provinces.csv").getInputStream())
                    .rows();
            this.provinces = rows.stream()
                    .map(Provinces::province)
                    .collect(Collectors.toMap(Province::code, p -> p, (a, b) -> a, LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of provinces could not be read.", e);
        }
    }

    private static Province province(Csv.Row row) {
        return new Province(
                row.get("code"),
                new PartyId(row.get("party")),
                row.get("name_en"),
                row.get("name_local"),
                new Validity(
                        row.find("valid_from").map(LocalDate::parse).orElse(null),
                        row.find("valid_to").map(LocalDate::parse).orElse(null)),
                row.find("successor").orElse(null),
                row.find("borders").stream()
                        .flatMap(pairs -> Stream.of(pairs.split(" ")))
                        .toList());
    }

    public Optional<Province> find(String code) {
        return Optional.ofNullable(provinces.get(code));
    }

    /// The province of this code. Throws [IllegalStateException] when there is none.
    public Province get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("expected a province of code " + code));
    }

    /// The provinces that a party had on a day, by their name in Latin letters.
    public List<Province> list(PartyId party, LocalDate day) {
        return provinces.values().stream()
                .filter(province ->
                        province.party().equals(party) && province.validity().holdsOn(day))
                .sorted(Comparator.comparing(Province::nameEnglish))
                .toList();
    }

    /// What a province is on a day: itself, or the one that it became part of. Throws [IllegalStateException] when
    /// the list does not say.
    public Province get(String code, LocalDate day) {
        var province = get(code);
        for (int i = 0; i < MAX_SUCCESSIONS; i++) {
            if (province.validity().to() == null || province.validity().holdsOn(day)) {
                return province;
            }
            var successor = province.findSuccessor();
            if (successor.isEmpty()) {
                break;
            }
            province = get(successor.get());
        }
        throw new IllegalStateException("expected a successor of the province " + code + " on " + day);
    }

    /// Provinces of which a name or the code holds these words, present ones and past.
    public List<Province> search(String words) {
        var folded = SearchText.fold(words);
        return provinces.values().stream()
                .filter(province -> SearchText.fold(
                                province.code() + " " + province.nameEnglish() + " " + province.nameLocal())
                        .contains(folded))
                .toList();
    }
}
