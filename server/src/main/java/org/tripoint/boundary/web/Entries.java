package org.tripoint.boundary.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.web.EntryForm.Row;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldError;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.web.Choice;
import org.tripoint.web.Crumb;
import org.tripoint.web.Field;
import org.tripoint.web.MapViews;
import org.tripoint.web.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the forms of the boundary from the definitions of their record types, and reads what they bring. Everything
/// works without scripts; what was entered, photographs too, stays through every answer of a form.
@Component
class Entries {

    private static final String SECTOR = "sector-of";
    private static final String KEPT = "-kept";
    private static final String ANSWER = "-recognisable";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int FEW = 6;
    private static final String GRID = "48N 760156 1362324";

    private final Catalogue catalogue;
    private final Attachments attachments;
    private final BoundarySight sight;
    private final MapViews maps;

    Entries(Catalogue catalogue, Attachments attachments, BoundarySight sight, MapViews maps) {
        this.sight = sight;
        this.catalogue = catalogue;
        this.attachments = attachments;
        this.maps = maps;
    }

    /// A form before it is filled.
    ///
    /// @param type name of the record type
    /// @param given fields that the page knows and does not ask for
    record Asked(
            String type, String title, String lead, String path, String back, List<Crumb> above, Set<String> given) {}

    /// What came: the sections of the record, and what is wrong with them by parameter.
    record Brought(
            Entered entered,
            Map<String, @Nullable JsonNode> sections,
            Map<String, String> faults,
            Map<String, AttachmentVerdict.Accepted> photographs) {

        boolean isWrong() {
            return !faults.isEmpty();
        }
    }

    private TypeDefinition type(Asked asked) {
        return catalogue.getNewest(asked.type());
    }

    /// Reads what came and judges it against the definition.
    Brought read(Asked asked, Entered entered, Map<String, MultipartFile> files, Viewer viewer, Texts t)
            throws IOException {
        TypeDefinition type = type(asked);
        Map<String, @Nullable JsonNode> sections = entered.sections(type);
        Map<String, String> faults = new TreeMap<>();
        Map<String, AttachmentVerdict.Accepted> photographs = new HashMap<>();
        for (TypeDefinition.Section section : type.sections()) {
            for (FieldDefinition field : section.fields()) {
                if (field.kind() == FieldKind.ATTACHMENTS && !section.stays()) {
                    photograph(field, entered, files, viewer, faults, t)
                            .ifPresent(photograph -> photographs.put(field.name(), photograph));
                }
            }
        }
        attach(type, entered, photographs, sections);
        for (FieldError error : catalogue.check(type, sections)) {
            String found = type.findField(error.field()).map(entered::found).orElse("");
            Map<String, Object> values = new TreeMap<>(error.values());
            values.put("found", found);
            faults.putIfAbsent(error.field(), t.of("ledger.field." + error.code(), values));
        }
        return new Brought(entered, sections, faults, photographs);
    }

    private Optional<AttachmentVerdict.Accepted> photograph(
            FieldDefinition field,
            Entered entered,
            Map<String, MultipartFile> files,
            Viewer viewer,
            Map<String, String> faults,
            Texts t)
            throws IOException {
        UUID account = viewer.account().value();
        String name = Entered.name(field.name());
        MultipartFile file = files.get(name);
        Optional<AttachmentVerdict.Accepted> accepted = Optional.empty();
        if (file != null && !file.isEmpty()) {
            try (InputStream content = file.getInputStream()) {
                switch (attachments.accept(content, account)) {
                    case AttachmentVerdict.Accepted kept -> accepted = Optional.of(kept);
                    case AttachmentVerdict.Refused(AttachmentVerdict.Reason reason) ->
                        faults.put(field.name(), t.of("ledger.attachment." + reason.code()));
                }
            }
        } else if (entered.get(name + KEPT).matches("[0-9a-f]{64}")) {
            accepted = attachments.findUpload(new Sha256(entered.get(name + KEPT)), account);
        }
        if (accepted.isPresent() && entered.get(name + ANSWER).isEmpty()) {
            faults.put(field.name(), t.of("boundary.recognisable.missing"));
        }
        return accepted;
    }

    /// A photograph in which a person can be recognised goes where it never leaves.
    private static void attach(
            TypeDefinition type,
            Entered entered,
            Map<String, AttachmentVerdict.Accepted> photographs,
            Map<String, @Nullable JsonNode> sections) {
        photographs.forEach((field, accepted) -> {
            boolean shows = entered.get(Entered.name(field) + ANSWER).equals(YES);
            TypeDefinition.Section section = type.sections().stream()
                    .filter(each -> shows
                            ? each.stays() && each.has(FieldKind.ATTACHMENTS)
                            : each.fields().stream().anyMatch(one -> one.name().equals(field)))
                    .findFirst()
                    .orElseThrow();
            String target = shows ? section.fields().getFirst().name() : field;
            ObjectNode content = sections.get(section.name()) instanceof ObjectNode there
                    ? there
                    : JsonNodeFactory.instance.objectNode();
            content.withArray(target).add(accepted.as(shows).toJson());
            sections.put(section.name(), content);
        });
    }

    /// The page of a form that was not sent yet.
    ModelAndView show(Asked asked, Entered entered, List<SectorId> sectors, Shell shell) {
        Brought nothing = new Brought(entered, Map.of(), Map.of(), Map.of());
        return show(asked, nothing, sectors, UUID.randomUUID(), shell);
    }

    /// The sector that was chosen of those offered, the only one where there is no choice; else it is a fault.
    Optional<SectorId> sector(Brought brought, List<SectorId> sectors, Texts t) {
        Optional<SectorId> chosen = chosen(brought.entered(), sectors);
        if (chosen.isEmpty()) {
            brought.faults().put(SECTOR, t.of("boundary.sector.missing"));
        }
        return chosen;
    }

    static Optional<SectorId> chosen(Entered entered, List<SectorId> sectors) {
        return sectors.size() == 1
                ? Optional.of(sectors.getFirst())
                : sectors.stream()
                        .filter(sector -> sector.value().equals(entered.get(SECTOR)))
                        .findFirst();
    }

    /// The page of a form as it came, with what is wrong.
    ///
    /// @param sectors to choose from; none where the page gives it
    ModelAndView show(Asked asked, Brought brought, List<SectorId> sectors, UUID command, Shell shell) {
        TypeDefinition type = type(asked);
        List<EntryForm.Group> groups = new ArrayList<>();
        if (sectors.size() > 1) {
            groups.add(sectors(brought, sectors, shell));
        }
        type.sections().stream()
                .filter(section -> !(section.stays() && section.has(FieldKind.ATTACHMENTS)))
                .map(section -> group(type, section, asked, brought, shell))
                .filter(group -> !group.rows().isEmpty())
                .forEach(groups::add);
        boolean files = type.fields().anyMatch(field -> field.kind() == FieldKind.ATTACHMENTS);
        EntryForm form =
                new EntryForm(asked.title(), asked.lead(), asked.path(), asked.back(), asked.above(), files, groups);
        Map<String, Object> model = Map.of(
                "frame", shell.frame("boundary", asked.title()).form(), "form", form, "command", command.toString());
        return new ModelAndView(
                "boundary/entry", model, brought.isWrong() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private EntryForm.Group sectors(Brought brought, List<SectorId> sectors, Shell shell) {
        Texts t = shell.t();
        Field field = new Field(
                SECTOR,
                t.of("boundary.sector"),
                brought.entered().get(SECTOR),
                true,
                null,
                brought.faults().get(SECTOR));
        List<Choice> choices = sectors.stream()
                .map(sector -> Choice.of(
                        sector.value(), sight.sector(sector, shell.viewer().party(), t)))
                .toList();
        return new EntryForm.Group(t.of("boundary.sector"), null, List.of(new EntryForm.Pick(field, choices)));
    }

    private EntryForm.Group group(
            TypeDefinition type, TypeDefinition.Section section, Asked asked, Brought brought, Shell shell) {
        Texts t = shell.t();
        List<Row> rows = new ArrayList<>();
        for (FieldDefinition field : section.fields()) {
            if (!asked.given().contains(field.name())) {
                row(type, section, field, brought, shell).ifPresent(rows::add);
            }
        }
        String note = section.needsSecondPerson()
                ? t.of("boundary.text-stays")
                : section.stays() ? t.of("boundary.section-stays") : null;
        return new EntryForm.Group(t.of("type." + type.type().name() + ".section." + section.name()), note, rows);
    }

    private Optional<Row> row(
            TypeDefinition type, TypeDefinition.Section section, FieldDefinition field, Brought brought, Shell shell) {
        Texts t = shell.t();
        String name = Entered.name(field.name());
        Entered entered = brought.entered();
        Field plain = new Field(
                name,
                t.of("type." + type.type().name() + "." + section.name() + "." + field.name()),
                entered.get(name),
                field.required(),
                null,
                brought.faults().get(field.name()));
        return switch (field.kind()) {
            case CODE -> Optional.of(code(field, plain, entered, t));
            case QUANTITY -> Optional.of(new EntryForm.Line(plain, "text", "numeric", unit(field), 12));
            case COUNT -> Optional.of(new EntryForm.Line(plain, "text", "numeric", null, 12));
            case TEXT, IDENTIFIER -> Optional.of(new EntryForm.Line(plain, "text", "text", null, (int) field.max()));
            case DATE -> Optional.of(new EntryForm.Line(plain, "date", "text", null, 10));
            case TIME ->
                Optional.of(new EntryForm.Moment(
                        plain, part(name + Entered.TIME, t.of("boundary.form.time"), entered, field.required())));
            case BOOLEAN -> Optional.of(new EntryForm.Tick(plain));
            case POSITION -> Optional.of(place(plain, entered, shell));
            case FREE_TEXT -> Optional.of(new EntryForm.Prose(plain, (int) field.max()));
            case ATTACHMENTS -> Optional.of(photograph(field, plain, brought, t));
            case PLACE, UNIT, NAMES, RECORD, STRUCTURE -> Optional.empty();
        };
    }

    private static @Nullable String unit(FieldDefinition field) {
        return switch (field.findUnit().orElse("")) {
            case "metre" -> "m";
            case "millimetre" -> "mm";
            default -> null;
        };
    }

    private static Field part(String name, String label, Entered entered, boolean required) {
        return new Field(name, label, entered.get(name), required, null, null);
    }

    private Row code(FieldDefinition field, Field plain, Entered entered, Texts t) {
        String list = String.valueOf(field.list());
        List<Choice> choices = catalogue.codes(list).stream()
                .map(code -> Choice.of(code, t.code(list, code)))
                .toList();
        if (field.many() > 0) {
            return new EntryForm.Ticks(plain, choices, Set.copyOf(entered.list(plain.name())));
        }
        return field.required() && choices.size() <= FEW
                ? new EntryForm.Press(plain, choices)
                : new EntryForm.Pick(plain, choices);
    }

    private Row place(Field plain, Entered entered, Shell shell) {
        Texts t = shell.t();
        Field latitude = new Field(
                plain.name(), t.of("boundary.form.latitude"), plain.value(), plain.required(), null, plain.error());
        return new EntryForm.Place(
                latitude,
                part(plain.name() + Entered.LONGITUDE, t.of("boundary.form.longitude"), entered, plain.required()),
                part(plain.name() + Entered.ACCURACY, t.of("boundary.form.accuracy"), entered, false),
                part(plain.name() + Entered.GRID, t.of("boundary.form.grid"), entered, false)
                        .hint(t.of("boundary.form.grid.hint", Map.of("example", GRID))),
                entered.get(Entered.SOURCE),
                maps.of(shell.viewer(), Optional.empty()));
    }

    private static Row photograph(FieldDefinition field, Field plain, Brought brought, Texts t) {
        AttachmentVerdict.Accepted kept = brought.photographs().get(field.name());
        String answer = plain.name() + ANSWER;
        return new EntryForm.Photograph(
                plain,
                kept == null ? null : kept.hash().hex(),
                new Field(
                        answer, t.of("boundary.recognisable"), brought.entered().get(answer), false, null, null),
                List.of(
                        Choice.of(NO, t.of("boundary.recognisable.no")),
                        Choice.of(YES, t.of("boundary.recognisable.yes"))));
    }
}
