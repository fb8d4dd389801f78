package org.tripoint.instruments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tripoint.kernel.PartyId;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;

/// What an instrument must satisfy beyond its form: that its parties, languages and release terms fit one another and
/// the catalogue of record types.
final class InstrumentRules {

    private final Catalogue catalogue;

    InstrumentRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The faults of an instrument of ours or a neighbour's. A type that this node does not know is none: the
    /// neighbour may be newer, and no record of that type passes here before this node knows it.
    List<InstrumentFault> check(Instrument instrument, PartyId proposer) {
        List<InstrumentFault> faults = new ArrayList<>();
        checkTitle(instrument.title(), proposer, faults);
        Set<String> numbers = new HashSet<>();
        int place = 0;
        for (Article article : instrument.articles()) {
            Place here = new Place(++place, faults);
            if (!numbers.add(article.number())) {
                here.fault("number", FaultCode.TWICE, Map.of("found", article.number()));
            }
            checkAuthentic(instrument.title(), "text", article.text(), here);
            article.findTerms().ifPresent(terms -> checkTerms(instrument.title(), terms, here));
        }
        return faults;
    }

    /// Besides [#check], that this node knows every type that it proposes terms for.
    List<InstrumentFault> checkOwn(Instrument instrument, PartyId proposer) {
        List<InstrumentFault> faults = check(instrument, proposer);
        int place = 0;
        for (Article article : instrument.articles()) {
            Place here = new Place(++place, faults);
            article.findTerms().stream()
                    .flatMap(terms -> terms.types().stream())
                    .forEach(type -> {
                        if (find(type).isEmpty()) {
                            here.fault("types", FaultCode.UNKNOWN_TYPE, Map.of("found", type));
                        }
                    });
        }
        return faults;
    }

    private void checkTitle(InstrumentTitle title, PartyId proposer, List<InstrumentFault> faults) {
        Place head = new Place(0, faults);
        if (!catalogue.codes("instrument-kind").contains(title.kind())) {
            head.fault("kind", FaultCode.NOT_A_KIND, Map.of("found", title.kind()));
        }
        if (!title.parties().contains(proposer)) {
            head.fault("parties", FaultCode.PROPOSER_MISSING, Map.of("party", proposer.value()));
        }
        checkAuthentic(title, "names", title.names(), head);
    }

    private static void checkAuthentic(
            InstrumentTitle title, String field, SortedMap<String, String> texts, Place here) {
        title.authentic().stream()
                .filter(language -> !texts.containsKey(language))
                .forEach(language -> here.fault(field, FaultCode.AUTHENTIC_TEXT_MISSING, Map.of("language", language)));
    }

    private void checkTerms(InstrumentTitle title, Terms terms, Place here) {
        checkParties("from", title, terms.from(), here);
        checkParties("to", title, terms.to(), here);
        boolean anyPair = terms.from().stream()
                .anyMatch(giver -> terms.to().stream().anyMatch(receiver -> !receiver.equals(giver)));
        if (!anyPair) {
            here.fault("to", FaultCode.NOBODY_RECEIVES, Map.of());
        }
        Set<TypeDefinition> known =
                terms.types().stream().flatMap(type -> find(type).stream()).collect(Collectors.toSet());
        boolean newer = known.size() < terms.types().size();
        for (TypeDefinition type : known) {
            checkCrossing(type, terms, here);
        }
        if (!newer) {
            checkKeptBack(known, terms, here);
        }
    }

    private static void checkParties(String field, InstrumentTitle title, Set<PartyId> parties, Place here) {
        parties.stream()
                .filter(party -> !title.parties().contains(party))
                .forEach(party -> here.fault(field, FaultCode.NOT_OF_THE_PARTIES, Map.of("party", party.value())));
    }

    private static void checkCrossing(TypeDefinition type, Terms terms, Place here) {
        Map<String, Object> named = Map.of("type", type.type().name());
        boolean automatic = terms.release() == Release.AUTOMATIC;
        switch (type.crossing()) {
            case NEVER -> here.fault("types", FaultCode.NEVER_CROSSES, named);
            case LINK -> here.fault("types", FaultCode.NEEDS_NO_ARTICLE, named);
            case DANGER_TO_LIFE -> {
                if (!automatic) {
                    here.fault("release", FaultCode.DANGER_WAITS_FOR_NOBODY, named);
                }
            }
            case ARTICLE -> {
                if (automatic) {
                    here.fault("release", FaultCode.AUTOMATIC_ONLY_FOR_DANGER, named);
                }
                if (terms.continuesWhileSuspended()) {
                    here.fault("continuesWhileSuspended", FaultCode.CONTINUES_ONLY_FOR_DANGER, named);
                }
            }
        }
    }

    private static void checkKeptBack(Set<TypeDefinition> types, Terms terms, Place here) {
        Set<String> sections = types.stream()
                .flatMap(type -> type.sections().stream())
                .map(TypeDefinition.Section::name)
                .collect(Collectors.toCollection(TreeSet::new));
        terms.keptBack().stream()
                .filter(section -> !sections.contains(section))
                .forEach(section -> here.fault("keptBack", FaultCode.NO_SUCH_SECTION, Map.of("found", section)));
    }

    private Optional<TypeDefinition> find(String name) {
        return catalogue.list().stream()
                .filter(definition -> definition.type().name().equals(name))
                .max(Comparator.comparingInt(definition -> definition.type().version()));
    }

    private record Place(int article, List<InstrumentFault> faults) {

        void fault(String field, FaultCode code, Map<String, Object> values) {
            faults.add(new InstrumentFault(article, field, code, values));
        }
    }
}
