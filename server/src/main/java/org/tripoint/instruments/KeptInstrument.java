package org.tripoint.instruments;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;

/// An instrument as this node's ledger knows it: the content that everybody signs, and what became of it so far.
///
/// @param hash of the record that holds it, which is what the parties sign
/// @param position of that record in this ledger
/// @param signed the parties whose signature under it is verified, of those that must sign
/// @param signatures who signed, as far as the parties said so, in the order in which this node learnt of it
/// @param suspensions in the order in which this node learnt of them, those that were resumed included
public record KeptInstrument(
        Sha256 hash,
        long position,
        Instrument content,
        Act proposal,
        SortedSet<PartyId> signed,
        List<Act> signatures,
        List<SuspensionEntry> suspensions) {

    public KeptInstrument {
        signed = Collections.unmodifiableSortedSet(new TreeSet<>(signed));
        signatures = List.copyOf(signatures);
        suspensions = List.copyOf(suspensions);
    }

    /// Who did something, by office, and when.
    public record Act(PartyId party, UnitId unit, OfficeId office, Instant time) {}

    /// A suspension of the instrument or of one of its articles.
    ///
    /// @param hash of the record that suspended
    /// @param article null where the whole instrument is meant
    /// @param reason code of the list `suspension-reason`
    /// @param resumedBy the record that ended it, null where it lasts
    /// @param resumption who ended it, null where it lasts
    public record SuspensionEntry(
            Sha256 hash,
            @Nullable String article,
            String reason,
            Act act,
            @Nullable Sha256 resumedBy,
            @Nullable Act resumption) {

        public boolean lasts() {
            return resumedBy == null;
        }

        public Optional<String> findArticle() {
            return Optional.ofNullable(article);
        }

        public Optional<Sha256> findResumedBy() {
            return Optional.ofNullable(resumedBy);
        }

        public Optional<Act> findResumption() {
            return Optional.ofNullable(resumption);
        }

        boolean concerns(String number) {
            return article == null || article.equals(number);
        }
    }

    public InstrumentTitle title() {
        return content.title();
    }

    public boolean isSignedByAll() {
        return signed.equals(title().parties());
    }

    /// Whether `party` is asked to sign and has not yet.
    public boolean awaits(PartyId party) {
        return title().parties().contains(party) && !signed.contains(party);
    }

    public InstrumentState state(Instant at) {
        if (!isSignedByAll()) {
            return title().validity().hasEnded(at) ? InstrumentState.EXPIRED : InstrumentState.PROPOSED;
        }
        if (title().validity().hasEnded(at)) {
            return InstrumentState.EXPIRED;
        }
        if (!title().validity().hasBegun(at)) {
            return InstrumentState.SIGNED;
        }
        return lasting().anyMatch(suspension -> suspension.article() == null)
                ? InstrumentState.SUSPENDED
                : InstrumentState.IN_FORCE;
    }

    private Stream<SuspensionEntry> lasting() {
        return suspensions.stream().filter(SuspensionEntry::lasts);
    }

    /// The suspensions that keep an article from being used now.
    public List<SuspensionEntry> suspensionsOf(Article article) {
        boolean continues =
                article.findTerms().map(Terms::continuesWhileSuspended).orElse(false);
        return continues
                ? List.of()
                : lasting()
                        .filter(suspension -> suspension.concerns(article.number()))
                        .toList();
    }

    /// The suspension by `party` that lasts over exactly this: an article, or the whole instrument where empty.
    public Optional<SuspensionEntry> findLasting(PartyId party, Optional<String> article) {
        return lasting()
                .filter(suspension -> suspension.act().party().equals(party)
                        && suspension.findArticle().equals(article))
                .findFirst();
    }
}
