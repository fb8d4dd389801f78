package org.tripoint.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.exchange.Decisions.Decision;
import org.tripoint.exchange.Decisions.Outcome;
import org.tripoint.instruments.ReleaseTerms;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.AppendWatcher;
import org.tripoint.ledger.Author;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.ReleaseStop;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;
import org.tripoint.platform.NodeClock;

/// Letting a record go. Link records pass by the rule of the link, warnings of danger to life at once; everything else
/// asks the terms in force, and waits for the head of the unit unless they say otherwise. A decision is written down
/// before anything leaves.
@Service
@Order(10)
public class Release implements AppendWatcher {

    /// Code of the list `release-reason`.
    private static final String PROTECTION = "protection";

    private final org.springframework.beans.factory.ObjectProvider<Ledger> ledger;
    private final Catalogue catalogue;
    private final ReleaseTerms terms;
    private final Addressing addressing;
    private final Decisions decisions;
    private final TwoPersons persons;
    private final Outbox outbox;
    private final org.springframework.beans.factory.ObjectProvider<ReleaseStop> stops;
    private final NodeClock clock;
    private final TransactionTemplate transaction;

    Release(
            org.springframework.beans.factory.ObjectProvider<Ledger> ledger,
            Catalogue catalogue,
            ReleaseTerms terms,
            Addressing addressing,
            Decisions decisions,
            TwoPersons persons,
            Outbox outbox,
            org.springframework.beans.factory.ObjectProvider<ReleaseStop> stops,
            NodeClock clock,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.terms = terms;
        this.addressing = addressing;
        this.decisions = decisions;
        this.persons = persons;
        this.outbox = outbox;
        this.stops = stops;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Why a section of a record goes or stays, for the head of the unit to see before he decides.
    public enum SectionRule {
        /// Goes if the head lets it.
        OFFERED,
        /// The article keeps it back.
        KEPT_BY_ARTICLE,
        /// Never crosses, whatever an article says: photographs in which a person can be recognised, counts so small
        /// that each person could be told.
        STAYS,
        /// Free text: goes only where somebody else than its author approves it.
        SECOND_PERSON,
        /// Nothing in it.
        EMPTY
    }

    public record SectionChoice(String section, SectionRule rule) {}

    /// What the terms say now about one neighbour, and what of each section.
    ///
    /// @param reason code of the list `release-reason`, empty where it may go
    /// @param level the lowest level whose head decides, empty where the terms name none
    /// @param twoPersons whether the terms ask for a second person for all of it
    public record Preview(
            LedgerRecord record,
            PartyId to,
            Optional<String> reason,
            Optional<Basis> basis,
            Optional<String> level,
            boolean twoPersons,
            List<SectionChoice> sections) {

        /// Whether some of it may go only where a second person approves.
        public boolean asksSecond() {
            return twoPersons || sections.stream().anyMatch(choice -> choice.rule() == SectionRule.SECOND_PERSON);
        }

        public SortedSet<String> offered() {
            TreeSet<String> offered = new TreeSet<>();
            sections.stream()
                    .filter(choice ->
                            choice.rule() == SectionRule.OFFERED || choice.rule() == SectionRule.SECOND_PERSON)
                    .forEach(choice -> offered.add(choice.section()));
            return offered;
        }

        /// The record as the neighbour would hold it with these sections.
        public LedgerRecord seen(Set<String> chosen) {
            return record.withOnly(chosen);
        }
    }

    /// What became of a person's word.
    public sealed interface Verdict {

        /// It is on its way.
        record LetGo(Basis basis, SortedSet<String> sections) implements Verdict {}

        /// The approval is written down; somebody else must approve as well.
        record WaitsForSecond() implements Verdict {}

        /// The terms no longer allow it; the reason is written down.
        record Withheld(String reason) implements Verdict {}

        /// Nothing was written down.
        record NotAllowed(Denial why) implements Verdict {}
    }

    /// Why somebody's word does not count.
    public enum Denial {
        /// No account stands behind it.
        NOBODY,
        /// The record is of a unit that is not his own nor below it.
        OTHER_UNIT,
        /// The terms name a head of another service, or of a higher level.
        NOT_THE_HEAD,
        /// He approved these sections before; the second must be somebody else.
        SAME_PERSON,
        /// None of the sections may go.
        NOTHING_CHOSEN;

        /// Its name in texts: `other-unit`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What the head of the unit sees before he decides, for each neighbour that the record is for.
    public List<Preview> previews(LedgerRecord record) {
        return addressing.of(record).stream().map(to -> preview(record, to)).toList();
    }

    public Preview preview(LedgerRecord record, PartyId to) {
        TypeDefinition type = catalogue.get(record.type());
        ReleaseTerms.Decision decision = decide(record, to);
        Optional<SortedSet<String>> allowed = switch (decision) {
            case ReleaseTerms.Decision.Automatic automatic -> Optional.of(covered(automatic, type, record, to));
            case ReleaseTerms.Decision.Waits waits -> Optional.of(waits.sections());
            case ReleaseTerms.Decision.Withheld _ -> Optional.empty();
        };
        List<SectionChoice> choices = new ArrayList<>();
        for (TypeDefinition.Section section : type.sections()) {
            choices.add(new SectionChoice(section.name(), rule(section, record, allowed)));
        }
        return switch (decision) {
            case ReleaseTerms.Decision.Automatic automatic ->
                new Preview(
                        record, to, Optional.empty(), Optional.of(automatic.basis()), Optional.empty(), false, choices);
            case ReleaseTerms.Decision.Waits waits ->
                new Preview(
                        record,
                        to,
                        Optional.empty(),
                        Optional.of(waits.basis()),
                        Optional.of(waits.level()),
                        waits.twoPersons(),
                        choices);
            case ReleaseTerms.Decision.Withheld withheld ->
                new Preview(
                        record, to, Optional.of(withheld.reason()), Optional.empty(), Optional.empty(), false, choices);
        };
    }

    /// What the article lets go when persons decide: its free text, too.
    private SortedSet<String> covered(
            ReleaseTerms.Decision.Automatic automatic, TypeDefinition type, LedgerRecord record, PartyId to) {
        return switch (terms.cover(automatic.basis(), type, record.party(), to, clock.instant())) {
            case ReleaseTerms.Coverage.Covered covered -> covered.sections();
            case ReleaseTerms.Coverage.NotCovered _ -> automatic.sections();
        };
    }

    private static SectionRule rule(
            TypeDefinition.Section section, LedgerRecord record, Optional<SortedSet<String>> allowed) {
        if (!record.sections().containsKey(section.name())) {
            return SectionRule.EMPTY;
        }
        if (section.keeps(record.sections().get(section.name()))) {
            return SectionRule.STAYS;
        }
        boolean covered = allowed.map(names -> names.contains(section.name())).orElse(true);
        if (!covered) {
            return SectionRule.KEPT_BY_ARTICLE;
        }
        return section.has(FieldKind.FREE_TEXT) ? SectionRule.SECOND_PERSON : SectionRule.OFFERED;
    }

    private ReleaseTerms.Decision decide(LedgerRecord record, PartyId to) {
        if (isStopped(record)) {
            return new ReleaseTerms.Decision.Withheld(PROTECTION);
        }
        return terms.decide(catalogue.get(record.type()), record.party(), to, clock.instant());
    }

    private boolean isStopped(LedgerRecord record) {
        return stops.stream().anyMatch(stop -> stop.stops(record));
    }

    /// Somebody lets a record go with the chosen sections, or approves that with somebody else. What the rules keep
    /// stays, whatever is chosen.
    public Verdict release(Sha256 hash, PartyId to, Set<String> chosen, Person person) {
        return inTransaction(() -> {
            Preview preview = preview(ledger.getObject().get(hash), to);
            Optional<Denial> denial = persons.denial(preview, person);
            if (denial.isPresent()) {
                return new Verdict.NotAllowed(denial.get());
            }
            if (preview.reason().isPresent()) {
                String reason = preview.reason().get();
                decisions.decide(
                        new Decision(hash, to, Outcome.WITHHELD, reason, null, new TreeSet<>()),
                        preview.record(),
                        person.author());
                return new Verdict.Withheld(reason);
            }
            SortedSet<String> sections = preview.offered();
            sections.retainAll(chosen);
            return approve(preview, sections, person);
        });
    }

    private Verdict approve(Preview preview, SortedSet<String> sections, Person person) {
        LedgerRecord record = preview.record();
        Basis basis = preview.basis().orElseThrow();
        boolean alone = !preview.twoPersons()
                && preview.sections().stream()
                        .noneMatch(choice ->
                                choice.rule() == SectionRule.SECOND_PERSON && sections.contains(choice.section()));
        if (alone && !persons.isHead(preview, person)) {
            return new Verdict.NotAllowed(Denial.NOT_THE_HEAD);
        }
        if (alone) {
            letGo(record, preview.to(), basis, sections, List.of(), person.author());
            return new Verdict.LetGo(basis, sections);
        }
        if (sections.isEmpty()) {
            return new Verdict.NotAllowed(Denial.NOTHING_CHOSEN);
        }
        if (persons.approvedBefore(preview, sections, person)) {
            return new Verdict.NotAllowed(Denial.SAME_PERSON);
        }
        persons.approve(preview, sections, person);
        TwoPersons.Approved approved = persons.approved(preview, sections);
        if (approved.sections().isEmpty()) {
            decisions.decide(
                    new Decision(
                            record.hash(),
                            preview.to(),
                            Outcome.WAITS,
                            TwoPersons.SECOND_NEEDED,
                            basis,
                            new TreeSet<>()),
                    record,
                    approved.approvals(),
                    person.author());
            return new Verdict.WaitsForSecond();
        }
        letGo(record, preview.to(), basis, approved.sections(), approved.approvals(), person.author());
        return new Verdict.LetGo(basis, approved.sections());
    }

    /// The head of the unit keeps a record at home; empty where he did.
    public Optional<Denial> keep(Sha256 hash, PartyId to, Person person) {
        return inTransaction(() -> {
            Preview preview = preview(ledger.getObject().get(hash), to);
            Optional<Denial> denial = persons.denial(preview, person)
                    .or(() -> persons.isHead(preview, person) ? Optional.empty() : Optional.of(Denial.NOT_THE_HEAD));
            if (denial.isEmpty()) {
                decisions.decide(
                        new Decision(hash, to, Outcome.KEPT, "head-keeps-it", null, new TreeSet<>()),
                        preview.record(),
                        person.author());
            }
            return denial;
        });
    }

    /// Whether the person is the head whom the terms name for this record.
    public boolean isHead(Preview preview, Person person) {
        return persons.denial(preview, person).isEmpty() && persons.isHead(preview, person);
    }

    /// Whether the person may approve what asks for a second person.
    public boolean isSecond(Preview preview, Person person) {
        return preview.asksSecond()
                && person.confirms()
                && persons.denial(preview, person).isEmpty();
    }

    /// Approvals of sections that have not left yet, in order.
    public List<TwoPersons.Word> approvals(Preview preview) {
        return persons.words(preview);
    }

    private void letGo(LedgerRecord record, PartyId to, Basis basis, SortedSet<String> sections, Author author) {
        letGo(record, to, basis, sections, List.of(), author);
    }

    private void letGo(
            LedgerRecord record,
            PartyId to,
            Basis basis,
            SortedSet<String> sections,
            List<Sha256> approvals,
            Author author) {
        decisions.decide(
                new Decision(record.hash(), to, Outcome.RELEASED, null, basis, sections), record, approvals, author);
        outbox.put(to, catalogue.get(record.type()).lane(), record.hash(), sections, basis);
    }

    @Override
    public void appended(LedgerRecord record) {
        for (PartyId to : addressing.of(record)) {
            TypeDefinition type = catalogue.get(record.type());
            switch (type.crossing()) {
                case LINK ->
                    outbox.put(to, type.lane(), record.hash(), record.sections().keySet(), Basis.Rule.LINK);
                case DANGER_TO_LIFE -> warn(record, type, to);
                case ARTICLE -> ask(record, to);
                case NEVER -> {}
            }
        }
    }

    /// Whether it was let go stands in the leaves that came back with it.
    @Override
    public void takenBack(LedgerRecord record) {}

    /// A warning of danger to life passes at once, under the article that speaks of it or under the rule itself. Words
    /// and photographs stay until a person has looked at them.
    private void warn(LedgerRecord record, TypeDefinition type, PartyId to) {
        NavigableSet<String> sections = withoutWordsAndFiles(record, type);
        switch (decide(record, to)) {
            case ReleaseTerms.Decision.Automatic automatic -> {
                sections.retainAll(automatic.sections());
                letGo(record, to, automatic.basis(), sections, rule(record));
            }
            case ReleaseTerms.Decision.Waits _, ReleaseTerms.Decision.Withheld _ ->
                letGo(record, to, Basis.Rule.DANGER_TO_LIFE, sections, rule(record));
        }
    }

    private static NavigableSet<String> withoutWordsAndFiles(LedgerRecord record, TypeDefinition type) {
        TreeSet<String> sections = new TreeSet<>();
        type.sections().stream()
                .filter(section -> record.sections().containsKey(section.name()))
                .filter(section -> !section.keeps(record.sections().get(section.name())))
                .filter(section -> !section.has(FieldKind.FREE_TEXT) && !section.has(FieldKind.ATTACHMENTS))
                .map(TypeDefinition.Section::name)
                .forEach(sections::add);
        return sections;
    }

    private void ask(LedgerRecord record, PartyId to) {
        switch (decide(record, to)) {
            case ReleaseTerms.Decision.Automatic automatic -> {
                NavigableSet<String> sections = withoutWordsAndFiles(record, catalogue.get(record.type()));
                sections.retainAll(automatic.sections());
                letGo(record, to, automatic.basis(), sections, rule(record));
            }
            case ReleaseTerms.Decision.Waits waits ->
                decisions.decide(
                        new Decision(record.hash(), to, Outcome.WAITS, null, waits.basis(), new TreeSet<>()),
                        record,
                        rule(record));
            case ReleaseTerms.Decision.Withheld withheld ->
                decisions.decide(
                        new Decision(record.hash(), to, Outcome.WITHHELD, withheld.reason(), null, new TreeSet<>()),
                        record,
                        rule(record));
        }
    }

    /// The terms as they are at the moment of sealing; a reason where the record must stay after all.
    Optional<String> obstacle(LedgerRecord record, PartyId to) {
        if (catalogue.get(record.type()).crossing() != Crossing.ARTICLE) {
            return Optional.empty();
        }
        return decide(record, to) instanceof ReleaseTerms.Decision.Withheld withheld
                ? Optional.of(withheld.reason())
                : Optional.empty();
    }

    void withhold(LedgerRecord held, PartyId to, String reason) {
        decisions.decide(
                new Decision(held.hash(), to, Outcome.WITHHELD, reason, null, new TreeSet<>()), held, rule(held));
    }

    private static Author rule(LedgerRecord record) {
        return Author.rule(record.party(), record.header().service(), record.unit());
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
    }
}
