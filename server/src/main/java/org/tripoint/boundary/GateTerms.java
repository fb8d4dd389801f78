package org.tripoint.boundary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;

/// When one side's gate is open, and to whom, as that side says.
///
/// @param crossing id in the reference list
/// @param days codes of the list `weekday`
/// @param holidays code of the list `holiday-rule`
/// @param passers codes of the list `passer`
/// @param documents codes of the list `travel-document`
public record GateTerms(
        Sha256 record,
        PartyId party,
        String crossing,
        LocalTime opens,
        LocalTime closes,
        List<String> days,
        String holidays,
        List<String> passers,
        List<String> documents,
        LocalDate validFrom) {

    public GateTerms {
        days = List.copyOf(days);
        passers = List.copyOf(passers);
        documents = List.copyOf(documents);
    }

    /// Whether these are its hours: from the minute it opens until before the minute it closes.
    public boolean isOpen(DayOfWeek day, LocalTime time) {
        return days.contains(day.name().toLowerCase(Locale.ROOT)) && !time.isBefore(opens) && time.isBefore(closes);
    }
}
