package org.tripoint.incidents.web;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Places;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Kinds;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldError;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Unit;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.MapView;
import org.tripoint.web.MapViews;

/// Makes the form of a kind from the definition of its type, with what was typed and what is wrong with it.
@Component
class ReportForms {

    static final String SECTOR = "sector";

    /// Up to so many codes stand side by side; more are a list.
    private static final int MOST_PRESSED = 8;

    private static final String ABOUT = "about";
    private static final String SCREENING = "screening";
    private static final String UNTIL = "until";
    private static final String OBSERVER = "observer";
    private static final String PLACE = "place";
    private static final int UNITS = 40;
    private static final int PLACES = 40;
    private static final Map<String, String> UNIT_SIGNS = Map.of(
            "centimetre", "cm", "metre", "m", "hectare", "ha", "cubic-metre", "m³", "degree", "°", "second", "s");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private final Kinds kinds;
    private final Catalogue catalogue;
    private final Units units;
    private final Places places;
    private final Offices offices;
    private final MapViews maps;
    private final NodeClock clock;

    ReportForms(
            Kinds kinds,
            Catalogue catalogue,
            Units units,
            Places places,
            Offices offices,
            MapViews maps,
            NodeClock clock) {
        this.kinds = kinds;
        this.catalogue = catalogue;
        this.units = units;
        this.places = places;
        this.offices = offices;
        this.maps = maps;
        this.clock = clock;
    }

    /// What one form is made from.
    private record Making(
            TypeDefinition type,
            Typed typed,
            Map<String, String> faults,
            Uploads.Received uploads,
            Viewer viewer,
            Texts t) {

        String label(TypeDefinition.Section section, FieldDefinition field) {
            return t.of("type." + type.type().name() + "." + section.name() + "." + field.name());
        }

        Field field(TypeDefinition.Section section, FieldDefinition field, String parameter) {
            return new Field(
                    parameter,
                    label(section, field),
                    typed.get(parameter),
                    field.required(),
                    null,
                    faults.get(field.name()));
        }

        Field part(String parameter, String label, boolean required) {
            return new Field(parameter, label, typed.get(parameter), required, null, null);
        }
    }

    /// What a form holds before anybody typed: it happened now; a contact was by telephone with the facing post.
    Map<String, String> preset(Filing filing, Viewer viewer, Texts t) {
        TypeDefinition type = kinds.definition(filing.kind());
        Map<String, String> values = new TreeMap<>();
        if (filing.kind().group() == Kind.Group.CONTACT) {
            values.putAll(Map.of("f-channel", "telephone", "f-calledBy", "author", "f-office", "duty-officer"));
            across(viewer).stream()
                    .findFirst()
                    .ifPresent(unit -> values.put("f-counterpart", unit.ref().toString()));
        }
        LocalDateTime today = LocalDateTime.ofInstant(clock.instant(), t.zone());
        type.fields()
                .filter(field -> field.kind() == FieldKind.TIME && field.required())
                .forEach(field -> {
                    LocalDateTime now = field.name().equals(UNTIL) ? today.plusDays(1) : today;
                    values.put(Typed.name(field) + Typed.DATE, now.toLocalDate().toString());
                    values.put(Typed.name(field) + Typed.TIME, MINUTES.format(now));
                });
        type.fields()
                .filter(ReportForms::isWeighed)
                .forEach(field -> values.put(Typed.name(field) + Typed.UNIT, Typed.KILOGRAM));
        return values;
    }

    /// The sectors in which the viewer's unit reports: its own, else all of its party.
    List<SectorId> sectors(Viewer viewer) {
        Optional<Unit> unit = units.find(new UnitRef(viewer.party(), viewer.unit()));
        List<SectorId> own = unit.map(Unit::sectors).orElse(List.of());
        return own.isEmpty()
                ? units.list(viewer.party()).stream()
                        .flatMap(each -> each.sectors().stream())
                        .distinct()
                        .toList()
                : own;
    }

    /// The units across the line: those that face the viewer's own and say so too, then those that share its sectors.
    private List<Unit> across(Viewer viewer) {
        UnitRef own = new UnitRef(viewer.party(), viewer.unit());
        List<SectorId> sectors = sectors(viewer);
        List<PartyId> parties = sectors.stream()
                .flatMap(sector -> sector.parties().stream())
                .filter(party -> !party.equals(viewer.party()))
                .distinct()
                .toList();
        return Stream.concat(
                        parties.stream().flatMap(party -> units.listConfirmedFacing(own, party).stream()),
                        parties.stream()
                                .flatMap(party -> units.list(party).stream())
                                .filter(unit -> unit.sectors().stream().anyMatch(sectors::contains)))
                .distinct()
                .limit(UNITS)
                .toList();
    }

    ReportForm make(
            Filing filing, Typed typed, Map<String, String> faults, Uploads.Received uploads, Viewer viewer, Texts t) {
        Kind kind = filing.kind();
        TypeDefinition type = kinds.definition(kind);
        Making making = new Making(type, typed, faults, uploads, viewer, t);
        List<SectorId> sectors = filing.earlier().isPresent() ? List.of() : sectors(viewer);
        boolean atOnce = type.crossing() == TypeDefinition.Crossing.DANGER_TO_LIFE;
        boolean asked = sectors.size() > 1;
        return new ReportForm(
                kind.type(),
                t.of("type." + kind.type() + ".name"),
                Pictures.of(kind),
                way(type, t),
                atOnce,
                "/incidents/new/" + kind.type(),
                filing.back(),
                filing.hidden(),
                asked
                        ? new Field(SECTOR, t.of("incidents.sector"), typed.get(SECTOR), true, null, faults.get(SECTOR))
                        : null,
                sectors.stream()
                        .map(sector -> Choice.of(sector.value(), name(sector, viewer.party(), t)))
                        .toList(),
                sectors.size() == 1 ? name(sectors.getFirst(), viewer.party(), t) : "",
                type.sections().stream()
                        .filter(section -> !section.name().equals(ABOUT))
                        .filter(section -> type.findSection(OBSERVER).isEmpty()
                                || !section.name().equals(PLACE))
                        .filter(section ->
                                !section.has(FieldKind.ATTACHMENTS) || !section.stays() || !keepsFilesApart(type))
                        .map(section -> group(section, making))
                        .filter(group -> !group.rows().isEmpty())
                        .toList());
    }

    /// Whether a type has a section for files that cross beside one for those that stay.
    static boolean keepsFilesApart(TypeDefinition type) {
        return type.sections().stream().anyMatch(section -> section.has(FieldKind.ATTACHMENTS) && !section.stays());
    }

    private static String way(TypeDefinition type, Texts t) {
        return switch (type.crossing()) {
            case DANGER_TO_LIFE -> t.of("incidents.new.at-once");
            case LINK -> t.of("incidents.new.to-both");
            case ARTICLE -> t.of("incidents.new.after-head");
            case NEVER -> t.of("incidents.new.never");
        };
    }

    /// A sector by its number and the names of those across.
    private String name(SectorId sector, PartyId own, Texts t) {
        List<String> across = sector.parties().stream()
                .filter(party -> !party.equals(own))
                .map(party -> offices.party(party, t))
                .toList();
        return t.of(
                "incidents.sector.name",
                Map.of("number", String.valueOf(sector.number()), "parties", String.join(", ", across)));
    }

    private ReportForm.Group group(TypeDefinition.Section section, Making making) {
        Texts t = making.t();
        String note = null;
        if (section.needsSecondPerson()) {
            note = t.of("incidents.new.text-stays");
        } else if (section.has(FieldKind.ATTACHMENTS)) {
            note = t.of("incidents.new.photographs-cleaned");
        } else if (section.stays()) {
            note = t.of("incidents.new.stays");
        } else if (section.small()) {
            note = t.of("incidents.new.small");
        }
        return new ReportForm.Group(
                t.of("type." + making.type().type().name() + ".section." + section.name()),
                note,
                section.fields().stream()
                        .filter(field ->
                                field.findList().filter(SCREENING::equals).isEmpty())
                        .flatMap(field -> row(section, field, making).stream())
                        .toList());
    }

    private Optional<ReportForm.Row> row(TypeDefinition.Section section, FieldDefinition field, Making making) {
        Field plain = making.field(section, field, Typed.name(field));
        if (field.many() > 0 && field.kind() == FieldKind.CODE) {
            return Optional.of(several(field, plain, making));
        }
        return switch (field.kind()) {
            case CODE -> Optional.of(code(field, plain, making.t()));
            case QUANTITY -> Optional.of(quantity(field, plain, making));
            case COUNT -> Optional.of(new ReportForm.Line(plain, "numeric", null, null, List.of()));
            case TEXT, IDENTIFIER -> Optional.of(new ReportForm.Line(plain, "text", null, null, List.of()));
            case UNIT -> Optional.of(unit(plain, making));
            case DATE, TIME -> Optional.of(moment(section, field, making));
            case BOOLEAN -> Optional.of(new ReportForm.Tick(plain));
            case PLACE -> Optional.of(place(plain, making));
            case POSITION -> Optional.of(position(field, making));
            case FREE_TEXT -> Optional.of(new ReportForm.Prose(plain, (int) field.max()));
            case ATTACHMENTS -> Optional.of(photographs(section, field, making));
            case NAMES, RECORD, STRUCTURE -> Optional.empty();
        };
    }

    private ReportForm.Row code(FieldDefinition field, Field plain, Texts t) {
        String list = String.valueOf(field.list());
        List<Choice> choices = catalogue.codes(list).stream()
                .map(code -> Choice.of(code, t.code(list, code)))
                .toList();
        return field.required() && choices.size() <= MOST_PRESSED
                ? new ReportForm.Press(plain, choices)
                : new ReportForm.Pick(
                        plain, choices, t.of(field.required() ? "web.form.choose" : "incidents.new.none"));
    }

    private ReportForm.Row several(FieldDefinition field, Field plain, Making making) {
        String list = String.valueOf(field.list());
        List<Choice> choices = catalogue.codes(list).stream()
                .map(code -> Choice.of(code, making.t().code(list, code)))
                .toList();
        return new ReportForm.Several(plain, choices, making.typed().ticked(field));
    }

    private ReportForm.Row unit(Field plain, Making making) {
        List<Choice> choices = across(making.viewer()).stream()
                .map(unit -> Choice.of(
                        unit.ref().toString(), unit.names().in(making.t().language())))
                .toList();
        return new ReportForm.Pick(plain, choices, making.t().of("web.form.choose"));
    }

    /// Weights are typed in kilograms or in grams and kept in whole grams.
    private static ReportForm.Row quantity(FieldDefinition field, Field plain, Making making) {
        Texts t = making.t();
        if (!isWeighed(field)) {
            String sign = field.findUnit().map(UNIT_SIGNS::get).orElse(null);
            return new ReportForm.Line(plain, "numeric", sign, null, List.of());
        }
        String parameter = Typed.name(field) + Typed.UNIT;
        return new ReportForm.Line(
                plain.hint(t.of("incidents.new.weight")),
                "decimal",
                null,
                making.part(parameter, t.of("incidents.new.unit"), true),
                List.of(
                        Choice.of(Typed.KILOGRAM, t.of("incidents.new.kilograms")),
                        Choice.of("g", t.of("incidents.new.grams"))));
    }

    private static boolean isWeighed(FieldDefinition field) {
        return field.kind() == FieldKind.QUANTITY
                && field.findUnit().filter("gram"::equals).isPresent();
    }

    private static ReportForm.Row moment(TypeDefinition.Section section, FieldDefinition field, Making making) {
        Map<String, String> what = Map.of("field", making.label(section, field));
        return new ReportForm.Moment(
                new Field(
                        Typed.name(field) + Typed.DATE,
                        making.t().of("incidents.new.day", what),
                        making.typed().get(Typed.name(field) + Typed.DATE),
                        field.required(),
                        null,
                        making.faults().get(field.name())),
                making.part(
                        Typed.name(field) + Typed.TIME, making.t().of("incidents.new.time", what), field.required()));
    }

    private ReportForm.Row place(Field plain, Making making) {
        GeoPosition near = view(making, Optional.empty()).centre();
        List<Choice> choices = places.listNear(near, PLACES, making.t().language()).stream()
                .map(place -> Choice.of(place.code(), place.name()))
                .toList();
        return new ReportForm.Pick(plain, choices, making.t().of("incidents.new.no-place"));
    }

    private ReportForm.Row position(FieldDefinition field, Making making) {
        String name = Typed.name(field);
        Texts t = making.t();
        return new ReportForm.Position(
                new Field(
                        name + Typed.LATITUDE,
                        t.of("incidents.new.latitude"),
                        making.typed().get(name + Typed.LATITUDE),
                        true,
                        null,
                        making.faults().get(field.name())),
                making.part(name + Typed.LONGITUDE, t.of("incidents.new.longitude"), true),
                making.part(name + Typed.ACCURACY, t.of("incidents.new.accuracy"), false),
                making.typed().get(Typed.SOURCE),
                t.of("incidents.new.position"),
                view(making, making.typed().find(field)));
    }

    private MapView view(Making making, Optional<GeoPosition> position) {
        return maps.of(making.viewer(), position);
    }

    private ReportForm.Row photographs(TypeDefinition.Section section, FieldDefinition field, Making making) {
        Texts t = making.t();
        List<Choice> answers = List.of(
                Choice.of(Uploads.NO, t.of("incidents.new.recognisable.no")),
                Choice.of(Uploads.YES, t.of("incidents.new.recognisable.yes")));
        List<ReportForm.Kept> kept = making.uploads().uploads().stream()
                .map(upload -> {
                    String hash = upload.file().hash().hex();
                    return new ReportForm.Kept(
                            hash, "/attachments/" + hash, answer(Uploads.ANSWER + hash, upload.answer(), making));
                })
                .toList();
        AttachmentVerdict.@Nullable Reason refusal = making.uploads().refusal();
        Field file = new Field(
                Uploads.FILE,
                making.label(section, field),
                "",
                false,
                t.of("incidents.new.photograph"),
                refusal == null ? making.faults().get(field.name()) : t.of("ledger.attachment." + refusal.code()));
        return new ReportForm.Photographs(
                file,
                answer(Uploads.ANSWER + Uploads.NEW, making.typed().get(Uploads.ANSWER + Uploads.NEW), making),
                kept,
                answers,
                kept.size() < field.max());
    }

    private static Field answer(String parameter, String value, Making making) {
        return new Field(
                parameter,
                making.t().of("incidents.new.recognisable"),
                value,
                true,
                null,
                making.faults().get(parameter));
    }

    /// Each fault in the reader's language, by field: what was expected, what was found, what to do.
    static Map<String, String> words(List<FieldError> errors, TypeDefinition type, Typed typed, Texts t) {
        Map<String, String> words = new TreeMap<>();
        for (FieldError error : errors) {
            String found = type.findField(error.field()).map(typed::found).orElse("");
            Map<String, Object> values = new TreeMap<>(error.values());
            values.put("found", found);
            words.putIfAbsent(error.field(), t.of("ledger.field." + error.code(), values));
        }
        return words;
    }
}
