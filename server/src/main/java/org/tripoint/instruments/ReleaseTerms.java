package org.tripoint.instruments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Service;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.Texts;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.registry.Parties;

/// What the instruments between two parties say about letting records go, asked by the releasing and by the receiving
/// side.
@Service
public class ReleaseTerms {

    private final InstrumentRows rows;
    private final Parties parties;

    ReleaseTerms(InstrumentRows rows, Parties parties) {
        this.rows = rows;
        this.parties = parties;
    }

    /// What the terms in force say about letting a record of a type go.
    public sealed interface Decision {

        /// It goes at once, without its free text.
        record Automatic(Basis.Article basis, SortedSet<String> sections) implements Decision {}

        /// A head lets it go.
        ///
        /// @param level post, province or centre: the lowest level whose head may
        /// @param sections what may go; the head may keep more back
        /// @param twoPersons whether a second person is asked as well
        record Waits(Basis.Article basis, String level, SortedSet<String> sections, boolean twoPersons)
                implements Decision {}

        /// It stays.
        ///
        /// @param reason code of the list `release-reason`
        record Withheld(String reason) implements Decision {}
    }

    /// Whether an article allowed a release that arrived.
    public sealed interface Coverage {

        record Covered(SortedSet<String> sections) implements Coverage {}

        /// It did not.
        ///
        /// @param code unknown-instrument, not-in-force, unknown-article, article-expired or type-not-covered
        record NotCovered(String code) implements Coverage {}
    }

    /// A suspension, in the order of this ledger.
    ///
    /// @param suspendedBy the record that suspended
    /// @param resumedBy the record by which the same party ended it
    public record Suspension(Sha256 suspendedBy, PartyId party, Optional<Sha256> resumedBy) {}

    /// What the terms in force at `at` say about letting a record of this type go from one party to another.
    public Decision decide(TypeDefinition type, PartyId from, PartyId to, Instant at) {
        return ReleaseRule.decide(rows.listBetween(from, to), type, from, to, at);
    }

    /// Whether the receiver, too, finds this article to cover the type, between these parties, at the release time.
    /// Suspensions are not looked at here: they count by the order of the feeds, see [#suspensions].
    public Coverage cover(Basis.Article basis, TypeDefinition type, PartyId from, PartyId to, Instant releaseTime) {
        return ReleaseRule.cover(rows.find(basis.instrument()), basis.article(), type, from, to, releaseTime);
    }

    /// Every suspension of the instrument or of this article, in ledger order; none for an article that continues
    /// while suspended.
    public List<Suspension> suspensions(Basis.Article basis) {
        Optional<KeptInstrument> instrument = rows.find(basis.instrument());
        boolean continues = instrument
                .flatMap(found -> found.content().findArticle(basis.article()))
                .flatMap(Article::findTerms)
                .map(Terms::continuesWhileSuspended)
                .orElse(false);
        if (continues) {
            return List.of();
        }
        return instrument.stream()
                .flatMap(found -> found.suspensions().stream())
                .filter(entry -> entry.concerns(basis.article()))
                .map(entry -> new Suspension(entry.hash(), entry.act().party(), entry.findResumedBy()))
                .toList();
    }

    /// Whether the head of a unit of this level and service may let a record go under the article.
    public boolean mayRelease(Basis.Article basis, UnitLevel level, ServiceId service) {
        return rows.find(basis.instrument())
                .flatMap(found -> found.content().findArticle(basis.article()))
                .flatMap(Article::findTerms)
                .filter(terms -> terms.findService().map(service::equals).orElse(true))
                .flatMap(terms -> terms.findLevel().or(() -> Optional.of(UnitLevel.POST)))
                .filter(lowest -> level.compareTo(lowest) >= 0)
                .isPresent();
    }

    /// The article in words, as the reason for a release: "under Article 2 of …".
    public String citation(Basis.Article basis, Texts texts) {
        return rows.find(basis.instrument())
                .map(found -> texts.of(
                        "instruments.citation",
                        Map.of("article", basis.article(), "name", found.title().name(texts.language()))))
                .orElseGet(() -> texts.of(
                        "instruments.citation-unknown",
                        Map.of(
                                "article",
                                basis.article(),
                                "hash",
                                basis.instrument().brief())));
    }

    /// Why records of this type do not go to `to`, in words that name both.
    public String explain(Decision.Withheld withheld, TypeDefinition type, PartyId to, Texts texts) {
        Map<String, Object> arguments = Map.of(
                "type", TermSentence.type(type.type().name(), texts), "party", parties.name(to, texts.language()));
        return texts.of("instruments.reason." + withheld.reason(), arguments);
    }
}
