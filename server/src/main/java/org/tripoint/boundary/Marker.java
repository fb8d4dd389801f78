package org.tripoint.boundary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;

/// A boundary marker as one party's register has it, with the newest place and inspection that the reader may see.
///
/// @param position number of the position; one position holds one to several posts
/// @param kind code of the list `marker-kind`
/// @param form code of the list `marker-form`
/// @param grouping code of the list `marker-grouping`
/// @param material code of the list `marker-material`
/// @param territory party on whose territory it stands
/// @param place null where it was never surveyed, or where the reader is not given the place
/// @param last newest inspection by anybody, null where there was none
public record Marker(
        MarkerId id,
        PartyId party,
        UnitId unit,
        SectorId sector,
        String position,
        String kind,
        @Nullable String form,
        @Nullable String grouping,
        @Nullable String material,
        @Nullable String territory,
        @Nullable String builtBy,
        @Nullable String maintainedBy,
        Sha256 record,
        @Nullable Survey place,
        @Nullable Last last) {

    /// What the newest inspection found.
    ///
    /// @param condition code of the list `marker-condition`
    public record Last(Instant at, String condition, PartyId party) {}

    /// Where a marker stands.
    ///
    /// @param latitude degrees in the datum
    /// @param datum code of the list `datum`
    /// @param method code of the list `survey-method`
    /// @param accuracyMillimetres radius within which the true place lies
    public record Survey(
            Sha256 record,
            PartyId party,
            double latitude,
            double longitude,
            @Nullable String datum,
            @Nullable String method,
            @Nullable Long accuracyMillimetres,
            @Nullable LocalDate on,
            @Nullable String by) {

        private static final List<String> SURVEY_GRADE =
                List.of("satellite-static", "satellite-kinematic", "total-station");

        /// Whether it was measured well enough to be compared with another.
        public boolean isSurveyGrade() {
            return method != null && SURVEY_GRADE.contains(method) && accuracyMillimetres != null && datum != null;
        }
    }

    /// One look at a marker.
    ///
    /// @param condition code of the list `marker-condition`
    /// @param path code of the list `marker-path`
    /// @param jointly whether both sides were there; both then sign
    /// @param signatories parties that signed beside the issuer
    public record Inspection(
            Sha256 record,
            MarkerId marker,
            PartyId party,
            UnitId unit,
            OfficeId office,
            SectorId sector,
            Instant at,
            String condition,
            @Nullable String path,
            @Nullable Boolean salute,
            boolean jointly,
            List<PartyId> signatories,
            boolean needsSurvey) {

        public Inspection {
            signatories = List.copyOf(signatories);
        }

        /// Whether all who were there have signed.
        public boolean isSignedByBoth() {
            return jointly && !signatories.isEmpty();
        }
    }

    /// Work on a marker on which both sides agree.
    ///
    /// @param work code of the list `repair-work`
    /// @param completed null while it is not done
    public record Repair(
            Sha256 record,
            MarkerId marker,
            PartyId party,
            SectorId sector,
            String work,
            String doneBy,
            LocalDate due,
            List<PartyId> signatories,
            @Nullable LocalDate completed) {

        public Repair {
            signatories = List.copyOf(signatories);
        }

        public Optional<LocalDate> findCompleted() {
            return Optional.ofNullable(completed);
        }
    }

    public Optional<Survey> findPlace() {
        return Optional.ofNullable(place);
    }

    public Optional<Last> findLast() {
        return Optional.ofNullable(last);
    }
}
