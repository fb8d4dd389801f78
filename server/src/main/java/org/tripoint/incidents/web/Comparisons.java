package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.web.Whose;

/// Puts two accounts side by side.
@Component
class Comparisons {

    private static final int NOBODY = 0;
    private static final int BOTH = 2;

    private final Incidents incidents;
    private final Ledger ledger;
    private final Sentences sentences;
    private final Offices offices;
    private final Sight sight;

    Comparisons(Incidents incidents, Ledger ledger, Sentences sentences, Offices offices, Sight sight) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.sentences = sentences;
        this.offices = offices;
        this.sight = sight;
    }

    Comparison of(Incident one, Incident two, Viewer viewer, Texts t) {
        Incident ours = two.party().equals(viewer.party()) ? two : one;
        Incident theirs = ours.equals(one) ? two : one;
        int linkedBy = incidents.listAccounts(ours, sight.of(viewer)).stream()
                .filter(account -> account.incident().hash().equals(theirs.hash()))
                .map(Incidents.Account::linkedBy)
                .findFirst()
                .orElse(NOBODY);
        return new Comparison(
                account(ours, viewer, t),
                account(theirs, viewer, t),
                rows(facts(ours, t), facts(theirs, t)),
                switch (linkedBy) {
                    case 0 -> t.of("incidents.account.maybe");
                    case 1 -> t.of("incidents.account.one");
                    default -> t.of("incidents.account.both");
                },
                "/incidents/" + one.hash().hex() + "/with/" + two.hash().hex(),
                viewer.hasAny(Reporting.ROLES) && linkedBy < BOTH);
    }

    private Comparison.Account account(Incident incident, Viewer viewer, Texts t) {
        return new Comparison.Account(
                incident.party().value(),
                Whose.of(incident.party(), viewer.party()),
                sentences.of(ledger.get(incident.hash()), t),
                offices.of(incident.party(), incident.unit(), incident.office(), t),
                "/incidents/" + incident.hash().hex());
    }

    private SequencedMap<String, String> facts(Incident incident, Texts t) {
        LedgerRecord record = ledger.get(incident.hash());
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        sentences
                .sections(record, t)
                .forEach(section -> section.fields()
                        .forEach((field, value) -> facts.put(
                                t.of("type." + record.type().name() + "." + section.name() + "." + field), value)));
        return facts;
    }

    private static List<Comparison.Row> rows(Map<String, String> ours, Map<String, String> theirs) {
        SequencedSet<String> labels = new LinkedHashSet<>(ours.keySet());
        labels.addAll(theirs.keySet());
        List<Comparison.Row> rows = new ArrayList<>();
        for (String label : labels) {
            String mine = ours.getOrDefault(label, "");
            String other = theirs.getOrDefault(label, "");
            rows.add(new Comparison.Row(label, mine, other, !mine.equals(other)));
        }
        return rows;
    }
}
