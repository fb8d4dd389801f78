package org.tripoint.instruments;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tripoint.access.UnitLevel;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.ServiceId;

/// The release terms of an article: which kinds of record may go from whom to whom, who lets them go, what stays back.
///
/// @param types names of record types, in every version
/// @param from parties that may release
/// @param to parties that may receive; a party never releases to itself
/// @param level of the unit whose head lets it go, null where [Release#AUTOMATIC]
/// @param service the only service whose records these terms concern, null for every service
/// @param keptBack names of sections that stay at home
/// @param transferDossier number under which the transfer of personal data is registered, null where there is none
/// @param continuesWhileSuspended whether a suspension leaves these terms in force; only for danger to life
public record Terms(
        SortedSet<String> types,
        SortedSet<PartyId> from,
        SortedSet<PartyId> to,
        Release release,
        @Nullable UnitLevel level,
        @Nullable ServiceId service,
        SortedSet<String> keptBack,
        Validity validity,
        @Nullable String transferDossier,
        boolean continuesWhileSuspended) {

    public Terms {
        types = new TreeSet<>(types);
        from = new TreeSet<>(from);
        to = new TreeSet<>(to);
        keptBack = new TreeSet<>(keptBack);
        if ((release == Release.AUTOMATIC) != (level == null)) {
            throw new IllegalArgumentException("expected a level exactly where a head lets the record go");
        }
    }

    public Optional<UnitLevel> findLevel() {
        return Optional.ofNullable(level);
    }

    public Optional<ServiceId> findService() {
        return Optional.ofNullable(service);
    }

    public Optional<String> findTransferDossier() {
        return Optional.ofNullable(transferDossier);
    }

    /// Whether they speak of records of this type from one party to another, whenever that is.
    boolean cover(RecordType type, PartyId giver, PartyId receiver) {
        return types.contains(type.name()) && from.contains(giver) && to.contains(receiver) && !giver.equals(receiver);
    }

    /// Whether each party that they name may release to every other: `from` and `to` are the same.
    public boolean isMutual() {
        return from.equals(to);
    }
}
