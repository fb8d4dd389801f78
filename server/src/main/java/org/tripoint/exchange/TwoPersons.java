package org.tripoint.exchange;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.exchange.Release.Denial;
import org.tripoint.exchange.Release.Preview;
import org.tripoint.exchange.Release.SectionRule;
import org.tripoint.instruments.ReleaseTerms;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.Ledger;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// Who must have approved before a section goes. Where the terms ask for two persons: two accounts, one of them the
/// head's. Free text: the head and, among those who approved, somebody else than its author; where no account is known
/// to have written it, two accounts.
@Component
public class TwoPersons {

    static final String SECOND_NEEDED = "second-person-needed";

    private final ReleaseTerms terms;
    private final Units units;
    private final Approvals approvals;
    private final ObjectProvider<Ledger> ledger;

    TwoPersons(ReleaseTerms terms, Units units, Approvals approvals, ObjectProvider<Ledger> ledger) {
        this.terms = terms;
        this.units = units;
        this.approvals = approvals;
        this.ledger = ledger;
    }

    /// Sections that may go now, with the approvals that they rest on.
    record Approved(SortedSet<String> sections, List<Sha256> approvals) {}

    /// An approval, as pages tell of it.
    public record Word(OfficeId office, UnitId unit, Instant time, SortedSet<String> sections) {}

    /// Why this person has no say in this record at all.
    Optional<Denial> denial(Preview preview, Person person) {
        if (person.account().isEmpty()) {
            return Optional.of(Denial.NOBODY);
        }
        UnitRef own = new UnitRef(person.author().party(), person.author().unit());
        if (!person.author().party().equals(preview.record().party())
                || !units.listBelow(own).contains(preview.record().unit())) {
            return Optional.of(Denial.OTHER_UNIT);
        }
        boolean hasSay = isHead(preview, person) || (preview.asksSecond() && person.confirms());
        return hasSay ? Optional.empty() : Optional.of(Denial.NOT_THE_HEAD);
    }

    /// Whether he is the head whom the article names, by level and service.
    boolean isHead(Preview preview, Person person) {
        return person.heads()
                && preview.basis()
                        .map(basis -> switch (basis) {
                            case Basis.Article article ->
                                terms.mayRelease(
                                        article, person.level(), person.author().service());
                            case Basis.Rule _ -> true;
                        })
                        .orElse(true);
    }

    boolean approvedBefore(Preview preview, SortedSet<String> sections, Person person) {
        List<Approvals.Approval> all = counting(preview);
        Map<Sha256, UUID> accounts = accounts(all);
        Set<String> before = new HashSet<>();
        all.stream()
                .filter(approval -> person.account()
                        .filter(account -> account.equals(accounts.get(approval.hash())))
                        .isPresent())
                .forEach(approval -> before.addAll(approval.sections()));
        return before.containsAll(sections);
    }

    void approve(Preview preview, SortedSet<String> sections, Person person) {
        approvals.approve(
                preview.record(),
                preview.to(),
                preview.basis().orElseThrow(),
                sections,
                isHead(preview, person),
                person);
    }

    /// Which of these sections have all the approvals that they need.
    Approved approved(Preview preview, SortedSet<String> sections) {
        List<Approvals.Approval> all = counting(preview);
        Map<Sha256, UUID> accounts = accounts(all);
        Optional<UUID> author = Optional.ofNullable(ledger.getObject()
                .accountsOf(Set.of(preview.record().hash()))
                .get(preview.record().hash()));
        TreeSet<String> approved = new TreeSet<>();
        for (String section : sections) {
            List<Approvals.Approval> about = all.stream()
                    .filter(each -> each.sections().contains(section))
                    .toList();
            Set<UUID> persons = new HashSet<>();
            about.forEach(each -> Optional.ofNullable(accounts.get(each.hash())).ifPresent(persons::add));
            boolean head = about.stream().anyMatch(Approvals.Approval::head);
            boolean enough = !preview.twoPersons() || persons.size() > 1;
            if (isFreeText(preview, section)) {
                enough &= author.map(writer -> persons.stream().anyMatch(person -> !person.equals(writer)))
                        .orElse(persons.size() > 1);
            }
            if (head && enough) {
                approved.add(section);
            }
        }
        return new Approved(
                Collections.unmodifiableSortedSet(approved),
                all.stream()
                        .filter(each -> !Collections.disjoint(each.sections(), sections))
                        .map(Approvals.Approval::hash)
                        .toList());
    }

    private static boolean isFreeText(Preview preview, String section) {
        return preview.sections().stream()
                .anyMatch(choice -> choice.section().equals(section) && choice.rule() == SectionRule.SECOND_PERSON);
    }

    List<Word> words(Preview preview) {
        return counting(preview).stream()
                .map(approval -> new Word(approval.office(), approval.unit(), approval.time(), approval.sections()))
                .toList();
    }

    private List<Approvals.Approval> counting(Preview preview) {
        return preview.basis()
                .map(basis -> approvals.list(preview.record().hash(), preview.to(), basis))
                .orElse(List.of());
    }

    private Map<Sha256, UUID> accounts(List<Approvals.Approval> all) {
        return ledger.getObject()
                .accountsOf(all.stream().map(Approvals.Approval::hash).toList());
    }
}
