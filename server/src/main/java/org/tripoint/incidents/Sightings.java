package org.tripoint.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Incidents.Sought;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import tools.jackson.databind.JsonNode;

/// Sightings of unidentified aircraft, joined into events. Two sightings belong together when they are within ten
/// minutes and twenty kilometres of one another, and an event is whatever hangs together so; only what crosses is
/// compared, so every node that has the same sightings has the same events.
@Service
public class Sightings {

    /// The record type of a sighting.
    public static final String TYPE = "aircraft.sighted";

    static final Duration WITHIN = Duration.ofMinutes(10);
    static final double WITHIN_METRES = 20_000;

    private final Incidents incidents;
    private final Ledger ledger;

    Sightings(Incidents incidents, Ledger ledger) {
        this.incidents = incidents;
        this.ledger = ledger;
    }

    /// What one observer saw.
    ///
    /// @param place of the observer, to a kilometre
    /// @param observer exactly; only for our own
    /// @param bearing degrees clockwise from north
    public record Sighting(
            Sha256 hash,
            PartyId party,
            UnitId unit,
            Instant at,
            GeoPosition place,
            Optional<GeoPosition> observer,
            Optional<Integer> bearing) {

        /// Where its line of sight begins, as exactly as this node knows.
        public GeoPosition stands() {
            return observer.orElse(place);
        }
    }

    /// Sightings of what seems one thing, in the order of time.
    ///
    /// @param fix where their lines of sight cross; null where they do not
    public record Event(List<Sighting> sightings, @Nullable GeoPosition fix) {

        public Event {
            sightings = List.copyOf(sightings);
        }

        public Optional<GeoPosition> findFix() {
            return Optional.ofNullable(fix);
        }
    }

    /// The events that a reader may see, the newest first.
    public List<Event> list(Texts t, Visible visible) {
        List<Sighting> all =
                incidents.list(Sought.of(Set.of(TYPE)), t, visible, Long.MAX_VALUE, Incidents.MOST).stream()
                        .map(Incident::hash)
                        .map(ledger::get)
                        .flatMap(record -> sighting(record).stream())
                        .sorted(Comparator.comparing(Sighting::at)
                                .thenComparing(found -> found.hash().hex()))
                        .toList();
        return joined(all).reversed();
    }

    /// The event that a sighting belongs to.
    public Optional<Event> find(Sha256 sighting, Texts t, Visible visible) {
        return list(t, visible).stream()
                .filter(event -> event.sightings().stream()
                        .anyMatch(member -> member.hash().equals(sighting)))
                .findFirst();
    }

    /// What hangs together, each event and the events among themselves in the order of time.
    static List<Event> joined(List<Sighting> sightings) {
        List<Event> events = new ArrayList<>();
        Set<Sighting> left = new LinkedHashSet<>(sightings);
        while (!left.isEmpty()) {
            List<Sighting> members = new ArrayList<>();
            Deque<Sighting> next = new ArrayDeque<>(List.of(left.iterator().next()));
            left.remove(next.peek());
            while (!next.isEmpty()) {
                Sighting one = next.remove();
                members.add(one);
                List<Sighting> near =
                        left.stream().filter(other -> areOne(one, other)).toList();
                near.forEach(left::remove);
                next.addAll(near);
            }
            members.sort(Comparator.comparing(Sighting::at)
                    .thenComparing(found -> found.hash().hex()));
            events.add(new Event(members, fix(members)));
        }
        return events;
    }

    private static boolean areOne(Sighting one, Sighting other) {
        return Duration.between(one.at(), other.at()).abs().compareTo(WITHIN) <= 0
                && one.place().metresTo(other.place()) <= WITHIN_METRES;
    }

    private static @Nullable GeoPosition fix(List<Sighting> members) {
        List<Bearings.Line> lines = members.stream()
                .flatMap(
                        member -> member.bearing().stream().map(degrees -> new Bearings.Line(member.stands(), degrees)))
                .toList();
        return Bearings.of(lines)
                .map(fix -> new GeoPosition(
                        fix.position().latitude(), fix.position().longitude(), fix.spreadMetres(), "bearings"))
                .orElse(null);
    }

    /// The sighting in a record, where its time and place are open here.
    private static Optional<Sighting> sighting(LedgerRecord record) {
        Optional<Instant> at =
                record.find("event", "at").map(value -> org.tripoint.kernel.Timestamp.parse(value.asString()));
        Optional<GeoPosition> place = record.find("place", "position").map(Sightings::position);
        return at.flatMap(time -> place.map(where -> new Sighting(
                record.hash(),
                record.party(),
                record.unit(),
                time,
                where,
                record.find("observer", "observer").map(Sightings::position),
                record.find("bearing", "bearing").map(JsonNode::asInt))));
    }

    private static GeoPosition position(JsonNode json) {
        JsonNode accuracy = json.get("accuracyMetres");
        return new GeoPosition(
                json.get("latitude").asDouble(),
                json.get("longitude").asDouble(),
                accuracy == null ? null : accuracy.asInt(),
                null);
    }

    /// What each side says that it was, the newest view of each; own hypotheses are not in it.
    public Map<PartyId, LedgerRecord> views(Event event) {
        return event.sightings().stream()
                .flatMap(this::sequels)
                .filter(record -> record.type().name().equals("aircraft.assessed"))
                .collect(java.util.stream.Collectors.toMap(
                        LedgerRecord::party,
                        record -> record,
                        (one, other) -> one.position() > other.position() ? one : other,
                        java.util.TreeMap::new));
    }

    /// The findings proposed to be joint, the newest first. One is joint only when every party of the event's sightings
    /// and its proposer signed it.
    public List<LedgerRecord> findings(Event event) {
        return event.sightings().stream()
                .flatMap(this::sequels)
                .filter(record -> record.type().name().equals("aircraft.concluded"))
                .sorted(Comparator.comparingLong(LedgerRecord::position).reversed())
                .toList();
    }

    private Stream<LedgerRecord> sequels(Sighting sighting) {
        return incidents.listSequels(sighting.hash()).stream().map(sequel -> ledger.get(sequel.hash()));
    }

    /// The parties that have not signed a finding yet.
    public Set<PartyId> missing(LedgerRecord finding, Event event) {
        Set<PartyId> parties = new java.util.TreeSet<>();
        event.sightings().forEach(sighting -> parties.add(sighting.party()));
        finding.header().findSector().ifPresent(sector -> parties.addAll(sector.parties()));
        parties.remove(finding.party());
        finding.signatories().forEach(parties::remove);
        return parties;
    }
}
