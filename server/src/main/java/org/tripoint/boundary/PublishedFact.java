package org.tripoint.boundary;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;

/// A fact or figure that somebody published, with its source and its hedge. No figure is no zero.
///
/// @param id such as `F05`, of the reference list
/// @param kind code of the list `fact-kind`
/// @param giver who helped; none where it is mutual or does not apply
/// @param measure code of the list `measure`
/// @param qualifier code of the list `qualifier`: how the source hedges the figure
/// @param value as published; null where the source names the practice without a figure
/// @param counted code of the list `counted`: what the figure counts
/// @param period code of the list `period`, to be read with `periodDates`
/// @param what in our words, in English
public record PublishedFact(
        String id,
        String kind,
        List<PartyId> parties,
        List<PartyId> giver,
        List<PartyId> receiver,
        @Nullable String measure,
        @Nullable String qualifier,
        @Nullable String value,
        @Nullable String counted,
        @Nullable String period,
        @Nullable String periodDates,
        String publisher,
        String publishedOn,
        String what,
        @Nullable String place,
        @Nullable String notes) {

    public PublishedFact {
        parties = List.copyOf(parties);
        giver = List.copyOf(giver);
        receiver = List.copyOf(receiver);
    }

    public Optional<String> findMeasure() {
        return Optional.ofNullable(measure);
    }

    public Optional<String> findQualifier() {
        return Optional.ofNullable(qualifier);
    }

    public Optional<String> findValue() {
        return Optional.ofNullable(value);
    }

    public Optional<String> findCounted() {
        return Optional.ofNullable(counted);
    }

    public Optional<String> findPeriod() {
        return Optional.ofNullable(period);
    }

    public Optional<String> findPeriodDates() {
        return Optional.ofNullable(periodDates);
    }

    public Optional<String> findNotes() {
        return Optional.ofNullable(notes);
    }
}
