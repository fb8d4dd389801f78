package org.tripoint.incidents.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.AllowedToReport;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Places;
import org.tripoint.geo.GeoPosition;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Restrictions;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.FieldDefinition;
import org.tripoint.ledger.FieldError;
import org.tripoint.ledger.FieldKind;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Choice;
import org.tripoint.web.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The choice of a kind, and the form that reports it. Everything works without scripts; what was typed and the
/// photographs that were sent stay through every answer of the form.
@Controller
class NewIncidentPage {

    /// A clock on the wall may be ahead of the node's.
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /// The groups of which a kind is chosen first.
    private static final Set<Kind.Group> CHOSEN =
            Set.of(Kind.Group.INCIDENT, Kind.Group.REQUEST, Kind.Group.HAND_OVER, Kind.Group.NOTICE);

    private static final String SEND = "send";

    private final Incidents incidents;
    private final Catalogue catalogue;
    private final ReportForms forms;
    private final Prefills prefills;
    private final Additions additions;
    private final Restrictions restrictions;
    private final Sight sight;
    private final Uploads uploads;
    private final Places places;
    private final Commands commands;
    private final Journal journal;
    private final NodeClock clock;

    NewIncidentPage(
            Incidents incidents,
            Catalogue catalogue,
            ReportForms forms,
            Prefills prefills,
            Additions additions,
            Restrictions restrictions,
            Sight sight,
            Uploads uploads,
            Places places,
            Commands commands,
            Journal journal,
            NodeClock clock) {
        this.incidents = incidents;
        this.catalogue = catalogue;
        this.forms = forms;
        this.prefills = prefills;
        this.additions = additions;
        this.restrictions = restrictions;
        this.sight = sight;
        this.uploads = uploads;
        this.places = places;
        this.commands = commands;
        this.journal = journal;
        this.clock = clock;
    }

    @AllowedToReport
    @GetMapping("/incidents/new")
    String kinds(Shell shell, Model model, @RequestParam(defaultValue = "incident") String of) {
        Texts t = shell.t();
        Kind.Group group = Kind.Group.find(of)
                .filter(CHOSEN::contains)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Choice> kinds = incidents.kinds().list(group).stream()
                .map(kind -> new Choice(kind.type(), t.of("type." + kind.type() + ".name"), Pictures.of(kind)))
                .toList();
        model.addAttribute("frame", shell.frame("incidents", t.of("incidents.new.title")));
        model.addAttribute("kinds", kinds);
        return "incidents/kinds";
    }

    @AllowedToReport
    @GetMapping("/incidents/new/{type}")
    ModelAndView form(Shell shell, @PathVariable String type, @RequestParam Map<String, String> parameters) {
        Filing filing = filing(type, parameters, shell.viewer());
        if (filing.kind().screened() && !filing.screened() && filing.corrects() == null) {
            return new ModelAndView(SeeOther.at("/incidents/screening/" + type));
        }
        Map<String, String> values = filing.findCorrects()
                .map(earlier -> prefills.of(earlier, shell.t()))
                .orElseGet(() -> forms.preset(filing, shell.viewer(), shell.t()));
        Uploads.Received none = new Uploads.Received(List.of(), null);
        return show(shell, filing, new Typed(values, shell.t().zone()), Map.of(), none, UUID.randomUUID());
    }

    @AllowedToReport
    @PostMapping("/incidents/new/{type}")
    ModelAndView send(
            Shell shell,
            @PathVariable String type,
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = Uploads.KEPT, defaultValue = "") List<String> kept,
            @RequestParam(name = Uploads.FILE, required = false) @Nullable MultipartFile file,
            @RequestParam UUID command)
            throws IOException {
        Filing filing = filing(type, parameters, shell.viewer());
        Typed typed = new Typed(parameters, shell.t().zone());
        TypeDefinition definition = incidents.kinds().definition(filing.kind());
        Uploads.Received received = uploads.receive(typed, kept, file, mostPhotographs(definition), shell.viewer());
        if (received.refusal() != null || !parameters.containsKey(SEND)) {
            return show(shell, filing, typed, Map.of(), received, command);
        }
        Map<String, @Nullable JsonNode> sections = sections(definition, typed, received);
        additions.add(filing, definition, sections);
        Optional<SectorId> sector = sector(filing, typed, shell.viewer());
        Map<String, String> faults = faults(definition, typed, sections, sector, received, shell.t());
        restrictions
                .find(filing.kind(), sections, shell.viewer().author())
                .ifPresent(reason -> faults.put(restricted(definition), words(reason, shell.t())));
        if (!faults.isEmpty()) {
            return show(shell, filing, typed, faults, received, command);
        }
        String hash = report(shell.viewer(), command, filing, sector, sections);
        return new ModelAndView(SeeOther.at("/incidents/" + hash));
    }

    /// The first field of a form, where what may not be filed at all is told.
    private static String restricted(TypeDefinition type) {
        return type.sections().stream()
                .filter(section -> !section.stays())
                .flatMap(section -> section.fields().stream())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static String words(Restrictions.Reason reason, Texts t) {
        return switch (reason) {
            case SERVICE -> t.of("incidents.restricted.service");
            case BOTH_LAWS -> t.of("incidents.restricted.both-laws");
            case TOO_MANY -> t.of("incidents.restricted.too-many");
            case PROTECTED -> t.of("incidents.restricted.protected");
        };
    }

    /// Only its owner follows up and corrects a report; of any that he may see he can note whom he told.
    private Filing filing(String type, Map<String, String> parameters, Viewer viewer) {
        Kind kind = incidents
                .kinds()
                .find(type)
                .filter(known -> known.group() != Kind.Group.ALERT)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Incident about = find(parameters.get(Filing.ABOUT), viewer);
        Incident corrects = find(parameters.get(Filing.CORRECTS), viewer);
        boolean ofAnother = corrects != null
                && !(corrects.type().equals(type) && corrects.party().equals(viewer.party()));
        boolean follows = kind.group() == Kind.Group.FOLLOW_UP;
        boolean crosses = incidents.kinds().definition(kind).crossing() != TypeDefinition.Crossing.NEVER;
        boolean astray = follows
                && (about == null || (crosses && !kind.ofAny() && !about.party().equals(viewer.party())));
        if (ofAnother || astray) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Filing(kind, about, corrects, Filing.YES.equals(parameters.get(Filing.SCREENED)));
    }

    private @Nullable Incident find(@Nullable String hash, Viewer viewer) {
        if (hash == null || !hash.matches("[0-9a-f]{64}")) {
            return null;
        }
        return incidents
                .find(new Sha256(hash), sight.of(viewer))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The form as it stands; with what is wrong where something is.
    private ModelAndView show(
            Shell shell,
            Filing filing,
            Typed typed,
            Map<String, String> faults,
            Uploads.Received received,
            UUID command) {
        ReportForm form = forms.make(filing, typed, faults, received, shell.viewer(), shell.t());
        boolean wrong = !faults.isEmpty() || received.refusal() != null;
        Map<String, Object> model = Map.of(
                "frame",
                shell.frame(Shelf.of(filing.kind()).page(), form.name()).form(),
                "form",
                form,
                "command",
                command.toString());
        return new ModelAndView("incidents/report", model, wrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private String report(
            Viewer viewer,
            UUID command,
            Filing filing,
            Optional<SectorId> sector,
            Map<String, @Nullable JsonNode> sections) {
        return commands.once(viewer, command, () -> {
            LedgerRecord record = filing.earlier()
                    .map(earlier -> incidents.continueWith(filing.kind(), earlier, sections, viewer.author()))
                    .orElseGet(() -> incidents.report(filing.kind(), sector.orElseThrow(), sections, viewer.author()));
            journal.write(viewer, "incidents.new.title", record.hash());
            boolean follows = filing.kind().group() == Kind.Group.FOLLOW_UP;
            return follows
                    ? filing.findAbout().orElseThrow().hash().hex()
                    : record.hash().hex();
        });
    }

    private Optional<SectorId> sector(Filing filing, Typed typed, Viewer viewer) {
        Optional<SectorId> known = filing.earlier().flatMap(Incident::findSector);
        if (known.isPresent()) {
            return known;
        }
        List<SectorId> sectors = forms.sectors(viewer);
        return sectors.size() == 1
                ? Optional.of(sectors.getFirst())
                : sectors.stream()
                        .filter(sector -> sector.value().equals(typed.get(ReportForms.SECTOR)))
                        .findFirst();
    }

    /// What was typed, a place's own position where none was typed, and each photograph in the section of its answer.
    private Map<String, @Nullable JsonNode> sections(TypeDefinition type, Typed typed, Uploads.Received received) {
        Map<String, @Nullable JsonNode> sections = new HashMap<>(typed.sections(type));
        for (TypeDefinition.Section section : type.sections()) {
            placeFromList(section, sections);
            attach(section, section.stays() && !ReportForms.keepsFilesApart(type), received, sections);
        }
        return sections;
    }

    private void placeFromList(TypeDefinition.Section section, Map<String, @Nullable JsonNode> sections) {
        if (sections.get(section.name()) instanceof ObjectNode content) {
            Optional<FieldDefinition> position = field(section, FieldKind.POSITION);
            Optional<JsonNode> place = field(section, FieldKind.PLACE).map(field -> content.get(field.name()));
            if (position.isPresent() && !content.has(position.get().name()) && place.isPresent()) {
                places.findPosition(place.get().asString())
                        .ifPresent(found -> content.set(position.get().name(), json(found)));
            }
        }
    }

    private static Optional<FieldDefinition> field(TypeDefinition.Section section, FieldKind kind) {
        return section.fields().stream().filter(field -> field.kind() == kind).findFirst();
    }

    private static JsonNode json(GeoPosition position) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("latitude", position.latitude())
                .put("longitude", position.longitude());
        position.findAccuracyMetres().ifPresent(metres -> json.put("accuracyMetres", metres));
        return json.put("source", "list");
    }

    private static void attach(
            TypeDefinition.Section section,
            boolean alone,
            Uploads.Received received,
            Map<String, @Nullable JsonNode> sections) {
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        received.uploads().stream()
                .filter(upload -> upload.isAnswered() && (upload.showsPerson() == section.stays() || alone))
                .forEach(upload -> files.add(upload.attachment().toJson()));
        if (!files.isEmpty()) {
            field(section, FieldKind.ATTACHMENTS)
                    .ifPresent(field -> sections.put(
                            section.name(),
                            JsonNodeFactory.instance.objectNode().set(field.name(), files)));
        }
    }

    private Map<String, String> faults(
            TypeDefinition type,
            Typed typed,
            Map<String, @Nullable JsonNode> sections,
            Optional<SectorId> sector,
            Uploads.Received received,
            Texts t) {
        List<FieldError> errors = catalogue.check(type, sections);
        Map<String, String> faults = new TreeMap<>(ReportForms.words(errors, type, typed, t));
        if (sector.isEmpty()) {
            faults.put(ReportForms.SECTOR, t.of("incidents.new.sector-missing"));
        }
        type.findField(String.valueOf(type.moment()))
                .filter(field -> isAhead(field, typed))
                .ifPresent(field -> faults.putIfAbsent(
                        field.name(), t.of("incidents.new.ahead", Map.of("now", t.dateTime(clock.instant())))));
        received.uploads().stream()
                .filter(upload -> !upload.isAnswered())
                .forEach(upload -> faults.put(
                        Uploads.ANSWER + upload.file().hash().hex(), t.of("incidents.new.recognisable.missing")));
        return faults;
    }

    private boolean isAhead(FieldDefinition moment, Typed typed) {
        return moment.kind() == FieldKind.TIME
                && typed.instant(moment)
                        .filter(at -> at.isAfter(clock.instant().plus(AHEAD)))
                        .isPresent();
    }

    private static int mostPhotographs(TypeDefinition type) {
        return type.sections().stream()
                .filter(section -> !section.stays() || !ReportForms.keepsFilesApart(type))
                .flatMap(section -> field(section, FieldKind.ATTACHMENTS).stream())
                .mapToInt(field -> (int) field.max())
                .findFirst()
                .orElse(0);
    }
}
