package org.tripoint.boundary.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Marker;
import org.tripoint.boundary.Marker.Inspection;
import org.tripoint.boundary.Marker.Repair;
import org.tripoint.boundary.Marker.Survey;
import org.tripoint.boundary.MarkerId;
import org.tripoint.boundary.Markers;
import org.tripoint.boundary.Repairs;
import org.tripoint.boundary.Sectors;
import org.tripoint.geo.GeoPosition;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Icon;
import org.tripoint.web.MapViews;

/// Markers, inspections and repairs as their pages show them.
@Component
class MarkerSheets {

    private final Markers markers;
    private final Repairs repairs;
    private final Sectors sectors;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Sentences sentences;
    private final BoundarySight sight;
    private final MapViews maps;
    private final NodeClock clock;

    MarkerSheets(
            Markers markers,
            Repairs repairs,
            Sectors sectors,
            Ledger ledger,
            Catalogue catalogue,
            Sentences sentences,
            BoundarySight sight,
            MapViews maps,
            NodeClock clock) {
        this.markers = markers;
        this.repairs = repairs;
        this.sectors = sectors;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.sentences = sentences;
        this.sight = sight;
        this.maps = maps;
        this.clock = clock;
    }

    static String name(MarkerId id, Texts t) {
        return t.of("boundary.marker.name", Map.of("number", id.number()));
    }

    static String path(MarkerId id) {
        return "/boundary/markers/" + id.path();
    }

    Sheet.Row row(Marker marker, Viewer viewer, Texts t) {
        List<String> line = new ArrayList<>();
        line.add(t.code("marker-kind", marker.kind()));
        line.add(sight.sector(marker.sector(), viewer.party(), t));
        marker.findLast().ifPresent(last -> line.add(t.of("boundary.inspected", Map.of("date", t.date(last.at())))));
        List<Sheet.Chip> chips = new ArrayList<>();
        marker.findLast().ifPresent(last -> chips.add(condition(last.condition(), t)));
        if (isOverdue(marker)) {
            chips.add(new Sheet.Chip(t.of("boundary.overdue"), Icon.CLOCK_EXCLAMATION, "overdue"));
        }
        return Sheet.Row.of(Icon.MAP_PIN, name(marker.id(), t), path(marker.id()), List.of(), String.join(" · ", line))
                .with(chips);
    }

    private boolean isOverdue(Marker marker) {
        return sectors.find(marker.sector(), marker.party())
                .map(sector -> sector.inspectEveryDays())
                .filter(days -> marker.findLast()
                        .filter(last -> last.at().isAfter(clock.instant().minus(Duration.ofDays(days))))
                        .isEmpty())
                .isPresent();
    }

    private static Sheet.Chip condition(String condition, Texts t) {
        boolean well = condition.equals("intact");
        return new Sheet.Chip(
                t.code("marker-condition", condition),
                well ? Icon.CHECK : Icon.ALERT_CIRCLE,
                well ? "done" : "waiting");
    }

    /// The card of a marker.
    Sheet card(Marker marker, Viewer viewer, Texts t) {
        MarkerId id = marker.id();
        List<Inspection> inspections = markers.listInspections(id, sight.of(viewer));
        Sheet.Builder sheet = new Sheet.Builder(name(id, t))
                .above(t.of("boundary.title"), "/boundary")
                .above(t.of("boundary.markers"), "/boundary/markers")
                .example(id.isExample())
                .link(BoundarySight.mayInspect(viewer), t.of("boundary.inspect"), path(id) + "/inspect", Icon.EYE, true)
                .link(
                        BoundarySight.mayRegister(viewer),
                        t.of("boundary.survey.add"),
                        path(id) + "/survey",
                        Icon.CURRENT_LOCATION,
                        false)
                .link(
                        BoundarySight.mayInspect(viewer),
                        t.of("boundary.repair.propose"),
                        path(id) + "/repair",
                        Icon.ADJUSTMENTS_HORIZONTAL,
                        false);
        marker.findLast().ifPresent(last -> {
            Sheet.Chip chip = condition(last.condition(), t);
            sheet.chip(chip.words(), chip.icon(), chip.mark());
        });
        if (isOverdue(marker)) {
            sheet.chip(t.of("boundary.overdue"), Icon.CLOCK_EXCLAMATION, "overdue");
        }
        if (BoundarySight.mayKnowOfSurveys(viewer)
                && inspections.stream()
                        .findFirst()
                        .filter(Inspection::needsSurvey)
                        .isPresent()) {
            sheet.chip(t.of("boundary.needs-survey"), Icon.INFO_CIRCLE, "waiting");
        }
        sheet.panel(Sheet.Panel.ofFacts("marker", t.of("boundary.marker.facts"), null, facts(marker, viewer, t)));
        inspections.stream().findFirst().ifPresent(newest -> {
            List<Sheet.Photograph> photographs = photographs(newest, t);
            if (!photographs.isEmpty()) {
                sheet.panel(new Sheet.Panel(
                        "photographs",
                        t.of("boundary.photographs"),
                        t.date(newest.at()),
                        List.of(),
                        List.of(),
                        photographs,
                        null));
            }
        });
        sheet.panel(Sheet.Panel.ofRows(
                "inspections",
                t.of("boundary.inspections"),
                t.of("boundary.newest-first"),
                inspections.stream().map(each -> row(each, viewer, t)).toList(),
                t.of("boundary.inspections.none")));
        List<Repair> works = repairs.list(id, sight.of(viewer));
        if (!works.isEmpty()) {
            sheet.panel(Sheet.Panel.ofRows(
                    "repairs",
                    t.of("boundary.repairs"),
                    null,
                    works.stream().map(each -> row(each, viewer, t)).toList(),
                    ""));
        }
        if (BoundarySight.mayKnowOfSurveys(viewer)) {
            sheet.panel(surveys(id, viewer, t));
        }
        return sheet.map(place(marker, viewer, t)).build();
    }

    private List<Sheet.Fact> facts(Marker marker, Viewer viewer, Texts t) {
        List<Sheet.Fact> facts = new ArrayList<>();
        facts.add(new Sheet.Fact(t.of("boundary.marker.kind"), t.code("marker-kind", marker.kind())));
        facts.add(new Sheet.Fact(t.of("boundary.marker.position"), marker.position()));
        facts.add(new Sheet.Fact(t.of("boundary.sector"), sight.sector(marker.sector(), viewer.party(), t)));
        code(facts, "boundary.marker.form", "marker-form", marker.form(), t);
        code(facts, "boundary.marker.grouping", "marker-grouping", marker.grouping(), t);
        code(facts, "boundary.marker.material", "marker-material", marker.material(), t);
        party(facts, "boundary.marker.territory", marker.territory(), t);
        party(facts, "boundary.marker.built-by", marker.builtBy(), t);
        party(facts, "boundary.marker.maintained-by", marker.maintainedBy(), t);
        return facts;
    }

    private static void code(List<Sheet.Fact> facts, String label, String list, @Nullable String code, Texts t) {
        if (code != null) {
            facts.add(new Sheet.Fact(t.of(label), t.code(list, code)));
        }
    }

    private void party(List<Sheet.Fact> facts, String label, @Nullable String party, Texts t) {
        if (party != null) {
            facts.add(new Sheet.Fact(t.of(label), sight.party(party, t)));
        }
    }

    private Sheet.Panel surveys(MarkerId id, Viewer viewer, Texts t) {
        List<Sheet.Row> rows = new ArrayList<>();
        markers.compare(id, sight.of(viewer))
                .ifPresent(found -> rows.add(Sheet.Row.of(
                        Icon.ARROWS_LEFT_RIGHT,
                        t.of(
                                "boundary.survey.compared",
                                Map.of(
                                        "metres",
                                        String.format(Locale.ROOT, "%.3f", found.metres()),
                                        "within",
                                        found.within() ? "yes" : "no")),
                        null,
                        List.of(),
                        t.of("boundary.survey.compared.for"))));
        for (Survey survey : markers.listSurveys(id, sight.of(viewer))) {
            rows.add(Sheet.Row.of(
                    Icon.CURRENT_LOCATION,
                    coordinates(survey),
                    null,
                    List.of(Sheet.Tile.of(survey.party(), viewer.party())),
                    String.join(" · ", surveyed(survey, t))));
        }
        return Sheet.Panel.ofRows(
                "surveys",
                t.of("boundary.surveys"),
                t.of("boundary.surveys.stay"),
                rows,
                t.of("boundary.surveys.none"));
    }

    private static String coordinates(Survey survey) {
        return String.format(Locale.ROOT, "%.7f, %.7f", survey.latitude(), survey.longitude());
    }

    private static List<String> surveyed(Survey survey, Texts t) {
        List<String> line = new ArrayList<>();
        Optional.ofNullable(survey.datum()).ifPresent(datum -> line.add(t.code("datum", datum)));
        Optional.ofNullable(survey.method()).ifPresent(method -> line.add(t.code("survey-method", method)));
        Optional.ofNullable(survey.accuracyMillimetres())
                .ifPresent(accuracy -> line.add("±" + t.quantity("millimetre", accuracy)));
        Optional.ofNullable(survey.on()).ifPresent(day -> line.add(t.date(day)));
        Optional.ofNullable(survey.by()).ifPresent(line::add);
        return line;
    }

    private Sheet.@Nullable Place place(Marker marker, Viewer viewer, Texts t) {
        return marker.findPlace()
                .map(survey -> {
                    GeoPosition at = GeoPosition.of(survey.latitude(), survey.longitude());
                    List<String> lines = new ArrayList<>(List.of(coordinates(survey), at.utm()));
                    lines.addAll(surveyed(survey, t));
                    return new Sheet.Place(
                            maps.of(viewer, Optional.of(at)),
                            MarkersLayer.NAME,
                            MarkersLayer.NAME + ":" + MarkersLayer.id(marker.id()),
                            lines);
                })
                .orElse(null);
    }

    Sheet.Row row(Inspection inspection, Viewer viewer, Texts t) {
        List<Sheet.Chip> chips = new ArrayList<>();
        chips.add(condition(inspection.condition(), t));
        if (inspection.jointly()) {
            chips.add(
                    inspection.isSignedByBoth()
                            ? new Sheet.Chip(t.of("boundary.signed-by-both"), Icon.CHECKS, "done")
                            : new Sheet.Chip(t.of("boundary.awaits-signature"), Icon.WRITING_SIGN, "waiting"));
        }
        String office = sight.office(inspection.party(), inspection.unit(), inspection.office(), t);
        return Sheet.Row.of(
                        Icon.EYE,
                        t.of(
                                "boundary.inspection.row",
                                Map.of(
                                        "number", inspection.marker().number(),
                                        "condition", t.code("marker-condition", inspection.condition()))),
                        "/boundary/inspections/" + inspection.record().hex(),
                        List.of(Sheet.Tile.of(inspection.party(), viewer.party())),
                        office + " · " + t.date(inspection.at()) + " " + t.time(inspection.at()))
                .with(chips);
    }

    Sheet.Row row(Repair repair, Viewer viewer, Texts t) {
        boolean ours = repair.party().equals(viewer.party());
        boolean agreed = !repair.signatories().isEmpty();
        String base = "/boundary/repairs/" + repair.record().hex();
        Sheet.Act act = null;
        if (repair.findCompleted().isEmpty() && BoundarySight.mayInspect(viewer)) {
            if (!ours && !repair.signatories().contains(viewer.party())) {
                act = new Sheet.Act(t.of("boundary.repair.agree"), base + "/sign", Icon.WRITING_SIGN);
            } else if (agreed) {
                act = new Sheet.Act(t.of("boundary.repair.done"), base + "/done", Icon.CHECK);
            }
        }
        Sheet.Chip chip = repair.findCompleted()
                .map(day -> new Sheet.Chip(
                        t.of("boundary.repair.done-on", Map.of("date", t.date(day))), Icon.CHECK, "done"))
                .orElseGet(() -> agreed
                        ? new Sheet.Chip(t.of("boundary.repair.agreed"), Icon.CHECKS, "done")
                        : new Sheet.Chip(t.of("boundary.awaits-signature"), Icon.WRITING_SIGN, "waiting"));
        return Sheet.Row.of(
                        Icon.ADJUSTMENTS_HORIZONTAL,
                        t.code("repair-work", repair.work()),
                        null,
                        List.of(Sheet.Tile.of(repair.party(), viewer.party())),
                        t.of(
                                "boundary.repair.line",
                                Map.of("side", t.code("repair-side", repair.doneBy()), "due", t.date(repair.due()))))
                .with(List.of(chip))
                .with(act);
    }

    /// The page of one inspection.
    Sheet sheet(Inspection inspection, Viewer viewer, Texts t) {
        LedgerRecord record = ledger.get(inspection.record());
        boolean theirs = !inspection.party().equals(viewer.party());
        boolean unsigned =
                inspection.jointly() && theirs && !inspection.signatories().contains(viewer.party());
        Sheet.Builder sheet = new Sheet.Builder(sentences.of(record, t))
                .above(t.of("boundary.title"), "/boundary")
                .above(t.of("boundary.markers"), "/boundary/markers")
                .above(name(inspection.marker(), t), path(inspection.marker()))
                .example(inspection.marker().isExample())
                .act(
                        unsigned && BoundarySight.mayInspect(viewer),
                        t.of("boundary.sign"),
                        "/boundary/inspections/" + inspection.record().hex() + "/sign",
                        Icon.WRITING_SIGN);
        row(inspection, viewer, t).chips().forEach(chip -> sheet.chip(chip.words(), chip.icon(), chip.mark()));
        if (inspection.needsSurvey() && BoundarySight.mayKnowOfSurveys(viewer)) {
            sheet.chip(t.of("boundary.needs-survey"), Icon.INFO_CIRCLE, "waiting");
        }
        for (Sentences.SectionText section : sentences.sections(record, t)) {
            boolean place = section.name().equals("found");
            if (!section.open() || section.fields().isEmpty() || (place && !BoundarySight.mayKnowOfSurveys(viewer))) {
                continue;
            }
            String type = "type." + record.type().name() + ".";
            sheet.panel(Sheet.Panel.ofFacts(
                    section.name(),
                    t.of(type + "section." + section.name()),
                    null,
                    section.fields().entrySet().stream()
                            .map(field -> new Sheet.Fact(
                                    t.of(type + section.name() + "." + field.getKey()), field.getValue()))
                            .toList()));
        }
        List<Sheet.Photograph> photographs = photographs(inspection, t);
        if (!photographs.isEmpty()) {
            sheet.panel(new Sheet.Panel(
                    "pictures", t.of("boundary.photographs"), null, List.of(), List.of(), photographs, null));
        }
        sheet.panel(Sheet.Panel.ofFacts("signatures", t.of("boundary.signatures"), null, signatures(inspection, t)));
        return sheet.build();
    }

    private List<Sheet.Fact> signatures(Inspection inspection, Texts t) {
        List<Sheet.Fact> signatures = new ArrayList<>();
        signatures.add(new Sheet.Fact(
                sight.party(inspection.party(), t),
                sight.office(inspection.party(), inspection.unit(), inspection.office(), t)));
        for (PartyId party : inspection.signatories()) {
            signatures.add(new Sheet.Fact(sight.party(party, t), t.of("boundary.countersigned")));
        }
        return signatures;
    }

    private List<Sheet.Photograph> photographs(Inspection inspection, Texts t) {
        LedgerRecord record = ledger.get(inspection.record());
        List<Sheet.Photograph> photographs = new ArrayList<>();
        for (String bearing : List.of("north", "east", "south", "west")) {
            record.find("photographs", bearing)
                    .ifPresent(files -> files.forEach(file -> photographs.add(new Sheet.Photograph(
                            "/attachments/" + Attachment.read(file).hash().hex(),
                            t.of("type.marker.inspected.photographs." + bearing)))));
        }
        Optional.ofNullable(Attachments.bySection(catalogue.get(record.type()), record)
                        .get("photographs-kept"))
                .ifPresent(files -> files.forEach(file -> photographs.add(new Sheet.Photograph(
                        "/attachments/" + file.hash().hex(), t.of("type.marker.inspected.section.photographs-kept")))));
        return photographs;
    }
}
