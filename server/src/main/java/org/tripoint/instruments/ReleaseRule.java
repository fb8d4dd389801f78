package org.tripoint.instruments;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tripoint.instruments.ReleaseTerms.Coverage;
import org.tripoint.instruments.ReleaseTerms.Decision;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;

/// The rule itself, without a database: what a set of instruments says about letting records of one type go.
///
/// Where several articles allow it, the instrument that this ledger learnt of last speaks, and in it the article that
/// asks the least.
final class ReleaseRule {

    private static final Comparator<Candidate> BEST = Comparator.comparingLong(
                    (Candidate candidate) -> candidate.instrument().position())
            .reversed()
            .thenComparing(candidate -> candidate.terms().release())
            .thenComparing(candidate ->
                    candidate.terms().findLevel().map(Enum::ordinal).orElse(-1))
            .thenComparing(candidate -> candidate.article().number());

    private ReleaseRule() {}

    private record Candidate(KeptInstrument instrument, Article article, Terms terms) {

        Basis.Article basis() {
            return new Basis.Article(instrument.hash(), article.number());
        }

        boolean holds(Instant at) {
            return instrument.title().validity().holds(at) && terms.validity().holds(at);
        }

        boolean isSuspended() {
            return !instrument.suspensionsOf(article).isEmpty();
        }
    }

    static Decision decide(
            List<KeptInstrument> instruments, TypeDefinition type, PartyId from, PartyId to, Instant at) {
        if (type.crossing() == Crossing.NEVER) {
            return new Decision.Withheld("never-crosses");
        }
        List<Candidate> agreed = instruments.stream()
                .filter(KeptInstrument::isSignedByAll)
                .flatMap(ReleaseRule::candidates)
                .filter(candidate -> candidate.terms().cover(type.type(), from, to))
                .toList();
        if (agreed.isEmpty()) {
            return new Decision.Withheld("no-article-in-force");
        }
        List<Candidate> holding =
                agreed.stream().filter(candidate -> candidate.holds(at)).toList();
        if (holding.isEmpty()) {
            return new Decision.Withheld("article-expired");
        }
        return holding.stream()
                .filter(candidate -> !candidate.isSuspended())
                .min(BEST)
                .map(candidate -> allowed(candidate, type))
                .orElse(new Decision.Withheld("article-suspended"));
    }

    private static Stream<Candidate> candidates(KeptInstrument instrument) {
        return instrument.content().articles().stream()
                .flatMap(article ->
                        article.findTerms().stream().map(terms -> new Candidate(instrument, article, terms)));
    }

    /// Automatic release is for danger to life only, also where an instrument names a type that its signers' nodes did
    /// not know yet and that turned out to be another kind.
    private static Decision allowed(Candidate candidate, TypeDefinition type) {
        Terms terms = candidate.terms();
        boolean danger = type.crossing() == Crossing.DANGER_TO_LIFE;
        if (terms.release() == Release.AUTOMATIC && danger) {
            return new Decision.Automatic(candidate.basis(), withoutFreeText(type, sections(terms, type)));
        }
        return new Decision.Waits(
                candidate.basis(),
                terms.findLevel().map(level -> level.code()).orElse("centre"),
                sections(terms, type),
                terms.release() != Release.HEAD_OF_UNIT);
    }

    /// The sections of a type that terms let go; what stays by the definition of the type stays whatever they say.
    private static SortedSet<String> sections(Terms terms, TypeDefinition type) {
        SortedSet<String> sections = new TreeSet<>();
        type.sections().stream().filter(section -> !section.stays()).forEach(section -> sections.add(section.name()));
        sections.removeAll(terms.keptBack());
        return Collections.unmodifiableSortedSet(sections);
    }

    /// Free text never goes without a second person having read it.
    private static SortedSet<String> withoutFreeText(TypeDefinition type, SortedSet<String> sections) {
        SortedSet<String> kept = new TreeSet<>(sections);
        type.sections().stream()
                .filter(section -> section.has(FieldKind.FREE_TEXT))
                .forEach(section -> kept.remove(section.name()));
        return Collections.unmodifiableSortedSet(kept);
    }

    /// What the receiver of a release finds about the article that it names.
    static Coverage cover(
            Optional<KeptInstrument> found,
            String number,
            TypeDefinition type,
            PartyId from,
            PartyId to,
            Instant releaseTime) {
        if (found.isEmpty()) {
            return new Coverage.NotCovered("unknown-instrument");
        }
        KeptInstrument instrument = found.get();
        if (!instrument.isSignedByAll() || !instrument.title().validity().holds(releaseTime)) {
            return new Coverage.NotCovered("not-in-force");
        }
        Optional<Article> article = instrument.content().findArticle(number);
        if (article.isEmpty()) {
            return new Coverage.NotCovered("unknown-article");
        }
        Optional<Terms> terms = article.get()
                .findTerms()
                .filter(those -> those.cover(type.type(), from, to))
                .filter(those -> type.crossing() != Crossing.NEVER);
        if (terms.isEmpty()) {
            return new Coverage.NotCovered("type-not-covered");
        }
        if (!terms.get().validity().holds(releaseTime)) {
            return new Coverage.NotCovered("article-expired");
        }
        return new Coverage.Covered(sections(terms.get(), type));
    }
}
