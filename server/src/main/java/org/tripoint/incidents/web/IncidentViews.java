package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Kinds;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Languages;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.ledger.Replies;
import org.tripoint.ledger.Sentences;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.Level;
import org.tripoint.web.MapViews;
import org.tripoint.web.Whose;

/// Puts together what a report's page shows to one reader.
@Component
class IncidentViews {

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Sentences sentences;
    private final Attachments attachments;
    private final Matters matters;
    private final Units units;
    private final Standings standings;
    private final Timelines timelines;
    private final Laters laters;
    private final Kinds kinds;
    private final Answers answers;
    private final Citations citations;
    private final Offices offices;
    private final Languages languages;
    private final MapViews maps;
    private final NodeClock clock;

    IncidentViews(
            Ledger ledger,
            Catalogue catalogue,
            Sentences sentences,
            Attachments attachments,
            Matters matters,
            Units units,
            Standings standings,
            Timelines timelines,
            Laters laters,
            Kinds kinds,
            Answers answers,
            Citations citations,
            Offices offices,
            Languages languages,
            MapViews maps,
            NodeClock clock) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.sentences = sentences;
        this.attachments = attachments;
        this.matters = matters;
        this.units = units;
        this.standings = standings;
        this.timelines = timelines;
        this.laters = laters;
        this.kinds = kinds;
        this.answers = answers;
        this.citations = citations;
        this.offices = offices;
        this.languages = languages;
        this.maps = maps;
        this.clock = clock;
    }

    /// What one rendering works on.
    private record Shown(
            Incident incident,
            LedgerRecord record,
            TypeDefinition type,
            List<Deliveries.Delivery> deliveries,
            List<Replies.Reply> replies,
            boolean ours,
            boolean unanswered,
            Viewer viewer,
            Texts t) {}

    /// @param unanswered whether an answer was sent without a choice
    IncidentView of(Incident incident, boolean unanswered, Viewer viewer, Texts t) {
        LedgerRecord record = ledger.get(incident.hash());
        Shown shown = new Shown(
                incident,
                record,
                catalogue.get(record.type()),
                standings.deliveries(incident.hash()),
                standings.replies(incident.hash()),
                standings.isOurs(incident),
                unanswered,
                viewer,
                t);
        return new IncidentView(
                incident.reference(),
                sentences.of(record, t),
                Level.ofCode(incident.urgency()),
                Whose.of(incident.party(), viewer.party()),
                incident.party().value(),
                offices.of(incident.party(), incident.unit(), incident.office(), t),
                standings.of(incident, t),
                sections(shown),
                lanes(shown),
                place(shown),
                seen(shown),
                reach(shown),
                messages(shown),
                action(shown),
                laters.of(incident, shown.ours(), viewer, t),
                t.date(incident.recorded()) + " (" + t.zone(incident.recorded()) + ")",
                incident.hash().hex());
    }

    /// Of a report of ours what is in it; of a neighbour's also what is withheld or empty, because nobody can tell.
    private List<IncidentView.Section> sections(Shown shown) {
        Map<String, List<Attachment>> files = Attachments.bySection(shown.type(), shown.record());
        return shown.type().sections().stream()
                .filter(section ->
                        shown.record().sections().containsKey(section.name()) || (!shown.ours() && !section.stays()))
                .map(section -> section(section, files.getOrDefault(section.name(), List.of()), shown))
                .toList();
    }

    private IncidentView.Section section(TypeDefinition.Section section, List<Attachment> files, Shown shown) {
        Texts t = shown.t();
        String type = shown.type().type().name();
        String label = t.of("type." + type + ".section." + section.name());
        if (!shown.record().sections().containsKey(section.name())) {
            String closed = standings
                    .basis(shown.incident().hash())
                    .map(basis -> t.of("incidents.section.closed-under", Map.of("basis", citations.of(basis, t))))
                    .orElseGet(() -> t.of("incidents.section.closed"));
            return new IncidentView.Section(section.name(), label, closed, false, List.of(), List.of(), null);
        }
        List<IncidentView.Fact> facts = new ArrayList<>();
        String text = null;
        for (FieldDefinition field : section.fields()) {
            Optional<String> value = shown.record()
                    .find(section.name(), field.name())
                    .filter(json -> field.kind() != FieldKind.ATTACHMENTS)
                    .map(json -> sentences.text(field, json, t));
            if (field.kind() == FieldKind.FREE_TEXT) {
                text = value.orElse(null);
            } else if (value.isPresent()) {
                facts.add(new IncidentView.Fact(
                        t.of("type." + type + "." + section.name() + "." + field.name()), value.get()));
            }
        }
        List<IncidentView.Photograph> photographs = photographs(files, label);
        boolean home = shown.ours() && (section.stays() || section.needsSecondPerson());
        return new IncidentView.Section(section.name(), label, null, home, facts, photographs, text);
    }

    private List<IncidentView.Photograph> photographs(List<Attachment> files, String label) {
        return files.stream()
                .map(file -> new IncidentView.Photograph(
                        attachments.isHere(file.hash())
                                ? "/attachments/" + file.hash().hex()
                                : null,
                        label))
                .toList();
    }

    private List<IncidentView.Lanes> lanes(Shown shown) {
        if (!shown.ours()) {
            var later = laters.events(shown.incident(), shown.incident().party(), shown.t());
            return List.of(timelines.theirs(shown.record(), shown.replies(), later, waiting(shown), shown.t()));
        }
        return shown.deliveries().stream()
                .map(delivery -> timelines.ours(
                        shown.record(),
                        delivery,
                        shown.replies(),
                        laters.events(shown.incident(), delivery.to(), shown.t()),
                        shown.t()))
                .toList();
    }

    /// What waits for the reader's own unit.
    private Optional<Matters.Matter> waiting(Shown shown) {
        return matters
                .list(
                        List.of(shown.viewer().unit()),
                        List.of(MatterKind.TAKE_IN_CHARGE, MatterKind.ANSWER),
                        clock.instant())
                .stream()
                .filter(matter -> matter.record().equals(shown.incident().hash()))
                .findFirst();
    }

    private Optional<IncidentView.Place> place(Shown shown) {
        return shown.incident()
                .findPlace()
                .map(position -> new IncidentView.Place(
                        position.text(),
                        position,
                        maps.of(shown.viewer(), Optional.of(position)),
                        position.latitude() + "," + position.longitude()));
    }

    private List<IncidentView.Seen> seen(Shown shown) {
        if (!shown.ours()) {
            return List.of();
        }
        return shown.deliveries().stream()
                .filter(IncidentViews::hasLeft)
                .map(delivery -> seen(delivery, shown))
                .toList();
    }

    private IncidentView.Seen seen(Deliveries.Delivery delivery, Shown shown) {
        Texts t = shown.t();
        List<IncidentView.Part> parts = shown.type().sections().stream()
                .filter(section -> shown.record().sections().containsKey(section.name()))
                .map(section -> {
                    boolean open = delivery.sections().contains(section.name());
                    return new IncidentView.Part(
                            t.of("type." + shown.type().type().name() + ".section." + section.name()),
                            open,
                            open ? "" : t.of("incidents.stays"));
                })
                .toList();
        return new IncidentView.Seen(
                t.of("incidents.seen", Map.of("party", offices.party(delivery.to(), t))),
                delivery.to().value(),
                Whose.THEIRS,
                parts,
                delivery.basis().map(basis -> citations.of(basis, t)));
    }

    /// Of a report of ours the units that face the reporting one; of a neighbour's the reporting unit itself.
    private List<IncidentView.Reach> reach(Shown shown) {
        UnitRef reporter =
                new UnitRef(shown.incident().party(), shown.incident().unit());
        Stream<Unit> across = shown.ours()
                ? neighbours(shown).stream().flatMap(party -> units.listConfirmedFacing(reporter, party).stream())
                : units.find(reporter).stream();
        return across.map(unit -> new IncidentView.Reach(
                        unit.party().value(),
                        unit.names().in(shown.t().language()),
                        unit.contact().telephone(),
                        unit.contact().radio()))
                .toList();
    }

    private static List<PartyId> neighbours(Shown shown) {
        return shown.incident().findSector().stream()
                .flatMap(sector -> sector.parties().stream())
                .filter(party -> !party.equals(shown.incident().party()))
                .toList();
    }

    /// A message holds what the neighbour has or will have, never more: of a report of ours the sections released to
    /// all who have it.
    private List<IncidentView.Message> messages(Shown shown) {
        Optional<LedgerRecord> told = shown.ours() ? released(shown) : Optional.of(shown.record());
        return told.stream()
                .flatMap(record -> languages.list().stream().map(language -> {
                    Texts t = shown.t().in(language);
                    String text = t.of(
                            "incidents.message",
                            Map.of(
                                    "reference", shown.incident().reference(),
                                    "sentence", sentences.of(record, t),
                                    "office",
                                            offices.of(
                                                    shown.incident().party(),
                                                    shown.incident().unit(),
                                                    shown.incident().office(),
                                                    t)));
                    return new IncidentView.Message(language.tag(), t.nameOf(language), text);
                }))
                .toList();
    }

    private static Optional<LedgerRecord> released(Shown shown) {
        return shown.deliveries().stream()
                .filter(IncidentViews::hasLeft)
                .map(delivery -> Set.copyOf(delivery.sections()))
                .reduce(IncidentViews::common)
                .map(sections -> shown.record().withOnly(sections));
    }

    private static boolean hasLeft(Deliveries.Delivery delivery) {
        return switch (delivery.state()) {
            case RELEASED, DELIVERED -> true;
            case WAITS, WITHHELD, KEPT, REFUSED -> false;
        };
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private IncidentView.Action action(Shown shown) {
        String path = "/incidents/" + shown.incident().hash().hex();
        if (shown.ours()) {
            return release(shown);
        }
        if (!shown.viewer().hasAny(Reporting.ROLES)) {
            return new IncidentView.Action.None();
        }
        Kind.Asks asks = kinds.get(shown.incident().type()).asks();
        return switch (shown.incident().progress()) {
            case OPEN ->
                switch (asks) {
                    case TAKE_IN_CHARGE -> new IncidentView.Action.TakeInCharge(path + "/take-in-charge");
                    case ANSWER -> answer(path, shown);
                    case NOTHING -> new IncidentView.Action.None();
                };
            case TAKEN_IN_CHARGE -> answer(path, shown);
            case ANSWERED, CLOSED -> new IncidentView.Action.None();
        };
    }

    private IncidentView.Action answer(String path, Shown shown) {
        Texts t = shown.t();
        List<Choice> offered = answers.of(shown.incident(), shown.record()).stream()
                .map(code -> Choice.of(code, t.code("answer", code)))
                .toList();
        Field field = Field.required("answer", t.of("incidents.answer"), "")
                .error(shown.unanswered() ? t.of("incidents.answer.missing") : null);
        return new IncidentView.Action.Answer(path + "/answer", field, offered);
    }

    private IncidentView.Action release(Shown shown) {
        return shown.deliveries().stream()
                .filter(delivery -> delivery.state() == Deliveries.State.WAITS)
                .filter(delivery -> shown.viewer().has(Role.COMMANDER))
                .findFirst()
                .<IncidentView.Action>map(delivery -> new IncidentView.Action.Release(
                        "/exchange/" + delivery.to().value() + "/release/"
                                + shown.incident().hash().hex(),
                        shown.t().of("incidents.release", Map.of("party", offices.party(delivery.to(), shown.t())))))
                .orElseGet(IncidentView.Action.None::new);
    }
}
