package org.tripoint.boundary.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Marker;
import org.tripoint.boundary.Marker.Inspection;
import org.tripoint.boundary.Marker.Repair;
import org.tripoint.boundary.MarkerId;
import org.tripoint.boundary.Markers;
import org.tripoint.boundary.Repairs;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.SectorId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Crumb;
import org.tripoint.web.Icon;
import org.tripoint.web.Shell;
import tools.jackson.databind.JsonNode;

/// The register of markers: the list, a marker's card, and what is said about it.
@Controller
class MarkerPages {

    private static final String CONDITIONS = "marker-condition";
    private static final int ROWS = 100;

    private final Markers markers;
    private final Repairs repairs;
    private final MarkerSheets sheets;
    private final Entries entries;
    private final BoundarySight sight;
    private final RegisteredNames names;
    private final Catalogue catalogue;
    private final Commands commands;
    private final Journal journal;
    private final NodeClock clock;

    MarkerPages(
            Markers markers,
            Repairs repairs,
            MarkerSheets sheets,
            Entries entries,
            BoundarySight sight,
            RegisteredNames names,
            Catalogue catalogue,
            Commands commands,
            Journal journal,
            NodeClock clock) {
        this.markers = markers;
        this.repairs = repairs;
        this.sheets = sheets;
        this.entries = entries;
        this.sight = sight;
        this.names = names;
        this.catalogue = catalogue;
        this.commands = commands;
        this.journal = journal;
        this.clock = clock;
    }

    @AllowedToRead
    @GetMapping("/boundary/markers")
    String list(
            Shell shell,
            Model model,
            @RequestParam(defaultValue = "") String condition,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(defaultValue = "0") int from) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        Set<String> known = catalogue.codes(CONDITIONS);
        Markers.Sought sought = Markers.Sought.of(null, null, known.contains(condition) ? condition : null)
                .overdue(overdue ? clock.instant() : null, words.substring(0, Math.min(words.length(), 40)));
        int first = Math.max(0, from);
        List<Marker> found = markers.list(sought, sight.of(viewer), first, ROWS);
        long count = markers.count(sought, sight.of(viewer));
        journal.read(viewer, "boundary.markers", null);
        Sheet.Builder sheet = new Sheet.Builder(t.of("boundary.markers"))
                .above(t.of("boundary.title"), "/boundary")
                .search("/boundary/markers", t.of("boundary.markers.search"), words)
                .filter(t.of("boundary.all"), "/boundary/markers", condition.isEmpty() && !overdue)
                .filter(t.of("boundary.overdue"), "/boundary/markers?overdue=true", overdue)
                .link(
                        BoundarySight.mayRegister(viewer),
                        t.of("boundary.marker.add"),
                        "/boundary/markers/new",
                        Icon.PLUS,
                        true)
                .link(
                        BoundarySight.mayRegister(viewer),
                        t.of("boundary.import"),
                        "/boundary/import",
                        Icon.UPLOAD,
                        false)
                .link(true, t.of("boundary.export.csv"), "/boundary/markers.csv", Icon.DOWNLOAD, false)
                .link(true, t.of("boundary.export.geojson"), "/boundary/markers.geojson", Icon.DOWNLOAD, false)
                .link(true, t.of("boundary.export.gpx"), "/boundary/markers.gpx", Icon.DOWNLOAD, false)
                .link(true, t.of("boundary.export.kml"), "/boundary/markers.kml", Icon.DOWNLOAD, false)
                .link(true, t.of("boundary.plan"), "/boundary/markers/plan", Icon.ROUTE, false)
                .link(true, t.of("boundary.on-map"), "/map?layer=markers", Icon.MAP_2, false);
        known.forEach(code ->
                sheet.filter(t.code(CONDITIONS, code), "/boundary/markers?condition=" + code, code.equals(condition)));
        sheet.panel(Sheet.Panel.ofRows(
                "markers",
                t.of("boundary.markers.count", Map.of("count", count)),
                null,
                found.stream().map(marker -> sheets.row(marker, viewer, t)).toList(),
                t.of("boundary.markers.none")));
        if (first + found.size() < count) {
            sheet.link(
                    true,
                    t.of("boundary.more"),
                    "/boundary/markers?condition=" + encode(condition) + "&overdue=" + overdue + "&q=" + encode(words)
                            + "&from=" + (first + ROWS),
                    Icon.CHEVRON_RIGHT,
                    false);
        }
        return show(shell, model, sheet.build());
    }

    /// A way over the overdue markers that have a place: always to the nearest that is left, beginning at the unit's
    /// own
    /// seat, else at the first. It is a proposal; it knows no road.
    @AllowedToRead
    @GetMapping("/boundary/markers/plan")
    String plan(Shell shell, Model model) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        List<Marker> overdue =
                markers.list(Markers.Sought.EVERYTHING.overdue(clock.instant(), ""), sight.of(viewer), 0, Markers.MOST);
        List<MarkerRoute.Stop> stops = MarkerRoute.over(overdue, names.position(viewer.unit()));
        journal.read(viewer, "boundary.plan", null);
        Sheet.Builder sheet = new Sheet.Builder(t.of("boundary.plan"))
                .above(t.of("boundary.title"), "/boundary")
                .above(t.of("boundary.markers"), "/boundary/markers");
        sheet.panel(Sheet.Panel.ofRows(
                "plan",
                t.of("boundary.plan.total", Map.of("length", t.quantity("metre", MarkerRoute.metres(stops)))),
                t.of("boundary.plan.about"),
                stops.stream()
                        .map(stop -> sheets.row(stop.marker(), viewer, t)
                                .after(t.of("boundary.plan.leg", Map.of("length", t.quantity("metre", stop.metres())))))
                        .toList(),
                t.of("boundary.plan.none")));
        return show(shell, model, sheet.build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String show(Shell shell, Model model, Sheet sheet) {
        model.addAttribute("frame", shell.frame("boundary", sheet.title()));
        model.addAttribute("sheet", sheet);
        return "boundary/sheet";
    }

    @AllowedToRead
    @GetMapping("/boundary/markers/{marker}")
    String card(Shell shell, Model model, @PathVariable String marker) {
        Marker found = get(marker, shell.viewer());
        journal.read(shell.viewer(), "boundary.marker.facts", found.record());
        return show(shell, model, sheets.card(found, shell.viewer(), shell.t()));
    }

    private Marker get(String path, Viewer viewer) {
        try {
            return markers.find(MarkerId.ofPath(path), viewer.party(), sight.of(viewer))
                    .orElseThrow(BoundarySight::notFound);
        } catch (IllegalArgumentException e) {
            throw BoundarySight.notFound();
        }
    }

    // ---- the register

    private Entries.Asked registering(Texts t) {
        return new Entries.Asked(
                "marker.recorded",
                t.of("boundary.marker.add"),
                t.of("boundary.stays-home"),
                "/boundary/markers/new",
                "/boundary/markers",
                above(t),
                Set.of());
    }

    private static List<Crumb> above(Texts t) {
        return List.of(
                new Crumb(t.of("boundary.title"), "/boundary"),
                new Crumb(t.of("boundary.markers"), "/boundary/markers"));
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @GetMapping("/boundary/markers/new")
    ModelAndView register(Shell shell) {
        return entries.show(
                registering(shell.t()), Entered.nothing(shell.t().zone()), sight.sectors(shell.viewer()), shell);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @PostMapping("/boundary/markers/new")
    ModelAndView register(
            Shell shell, @RequestParam MultiValueMap<String, String> parameters, @RequestParam UUID command)
            throws IOException {
        Entries.Asked asked = registering(shell.t());
        Entries.Brought brought =
                entries.read(asked, new Entered(parameters, shell.t().zone()), Map.of(), shell.viewer(), shell.t());
        List<SectorId> sectors = sight.sectors(shell.viewer());
        Optional<SectorId> sector = entries.sector(brought, sectors, shell.t());
        if (brought.isWrong() || sector.isEmpty()) {
            return entries.show(asked, brought, sectors, command, shell);
        }
        return done(
                shell.viewer(),
                command,
                "boundary.marker.add",
                () -> markers.record(
                        sector.get(), brought.sections(), shell.viewer().author()),
                record -> path(sector.get(), record.get("marker", "number")));
    }

    private static String path(SectorId sector, JsonNode number) {
        return MarkerSheets.path(new MarkerId(sector.pair(), number.asString()));
    }

    private interface Saying {
        LedgerRecord say();
    }

    private ModelAndView done(
            Viewer viewer, UUID command, String what, Saying saying, Function<LedgerRecord, String> path) {
        String to = commands.once(viewer, command, () -> {
            LedgerRecord record = saying.say();
            journal.write(viewer, what, record.hash());
            return path.apply(record);
        });
        return new ModelAndView(BoundarySight.seeOther(to));
    }

    // ---- inspections

    private static Entries.Asked inspecting(Marker marker, Texts t) {
        return about(marker, "marker.inspected", "boundary.inspect", "/inspect", "boundary.inspect.lead", t);
    }

    private static Entries.Asked about(Marker marker, String type, String title, String end, String lead, Texts t) {
        return new Entries.Asked(
                type,
                t.of(title) + " · " + MarkerSheets.name(marker.id(), t),
                t.of(lead),
                MarkerSheets.path(marker.id()) + end,
                MarkerSheets.path(marker.id()),
                above(t),
                Set.of("number"));
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @GetMapping("/boundary/markers/{marker}/inspect")
    ModelAndView inspect(Shell shell, @PathVariable String marker) {
        Marker found = get(marker, shell.viewer());
        var now = clock.instant().atZone(shell.t().zone());
        Entered preset = Entered.nothing(shell.t().zone())
                .with("inspectedAt", now.toLocalDate().toString())
                .with("inspectedAt" + Entered.TIME, "%02d:%02d".formatted(now.getHour(), now.getMinute()));
        return entries.show(inspecting(found, shell.t()), preset, List.of(), shell);
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @PostMapping("/boundary/markers/{marker}/inspect")
    ModelAndView inspect(
            Shell shell,
            @PathVariable String marker,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam Map<String, MultipartFile> files,
            @RequestParam UUID command)
            throws IOException {
        Marker found = get(marker, shell.viewer());
        return say(
                shell,
                inspecting(found, shell.t()),
                new Entered(parameters, shell.t().zone())
                        .with("number", found.id().number()),
                files,
                command,
                "boundary.inspect",
                sections ->
                        markers.inspect(found.sector(), sections, shell.viewer().author()),
                record -> "/boundary/inspections/" + record.hash().hex());
    }

    private ModelAndView say(
            Shell shell,
            Entries.Asked asked,
            Entered entered,
            Map<String, MultipartFile> files,
            UUID command,
            String what,
            Function<Map<String, @Nullable JsonNode>, LedgerRecord> saying,
            Function<LedgerRecord, String> path)
            throws IOException {
        Entries.Brought brought = entries.read(asked, entered, files, shell.viewer(), shell.t());
        return brought.isWrong()
                ? entries.show(asked, brought, List.of(), command, shell)
                : done(shell.viewer(), command, what, () -> saying.apply(brought.sections()), path);
    }

    @AllowedToRead
    @GetMapping("/boundary/inspections/{hash:[0-9a-f]{64}}")
    String inspection(Shell shell, Model model, @PathVariable String hash) {
        Inspection inspection = getInspection(hash, shell.viewer());
        journal.read(shell.viewer(), "boundary.inspections", inspection.record());
        return show(shell, model, sheets.sheet(inspection, shell.viewer(), shell.t()));
    }

    private Inspection getInspection(String hash, Viewer viewer) {
        return markers.findInspection(new Sha256(hash), sight.of(viewer)).orElseThrow(BoundarySight::notFound);
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @PostMapping("/boundary/inspections/{hash:[0-9a-f]{64}}/sign")
    RedirectView sign(Viewer viewer, @PathVariable String hash, @RequestParam UUID command) {
        Inspection inspection = getInspection(hash, viewer);
        if (!inspection.jointly() || inspection.party().equals(viewer.party())) {
            throw BoundarySight.notFound();
        }
        commands.once(viewer, command, () -> {
            if (!inspection.signatories().contains(viewer.party())) {
                markers.sign(inspection.record(), viewer.author());
                journal.write(viewer, "boundary.sign", inspection.record());
            }
            return hash;
        });
        return BoundarySight.seeOther("/boundary/inspections/" + hash);
    }

    // ---- surveys and repairs

    private static Entries.Asked surveying(Marker marker, Texts t) {
        return about(marker, "marker.surveyed", "boundary.survey.add", "/survey", "boundary.surveys.stay", t);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @GetMapping("/boundary/markers/{marker}/survey")
    ModelAndView survey(Shell shell, @PathVariable String marker) {
        Marker found = get(marker, shell.viewer());
        return entries.show(
                surveying(found, shell.t()), Entered.nothing(shell.t().zone()), List.of(), shell);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @PostMapping("/boundary/markers/{marker}/survey")
    ModelAndView survey(
            Shell shell,
            @PathVariable String marker,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam UUID command)
            throws IOException {
        Marker found = get(marker, shell.viewer());
        return say(
                shell,
                surveying(found, shell.t()),
                new Entered(parameters, shell.t().zone())
                        .with("number", found.id().number()),
                Map.of(),
                command,
                "boundary.survey.add",
                sections ->
                        markers.survey(found.sector(), sections, shell.viewer().author()),
                record -> MarkerSheets.path(found.id()));
    }

    private Entries.Asked repairing(Marker marker, Texts t) {
        return about(marker, "repair.proposed", "boundary.repair.propose", "/repair", "boundary.repair.lead", t);
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @GetMapping("/boundary/markers/{marker}/repair")
    ModelAndView repair(Shell shell, @PathVariable String marker) {
        Marker found = get(marker, shell.viewer());
        return entries.show(
                repairing(found, shell.t()), Entered.nothing(shell.t().zone()), List.of(), shell);
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @PostMapping("/boundary/markers/{marker}/repair")
    ModelAndView repair(
            Shell shell,
            @PathVariable String marker,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam UUID command)
            throws IOException {
        Marker found = get(marker, shell.viewer());
        List<Sha256> inspection = markers.listInspections(found.id(), sight.of(shell.viewer())).stream()
                .limit(1)
                .map(Inspection::record)
                .toList();
        return say(
                shell,
                repairing(found, shell.t()),
                new Entered(parameters, shell.t().zone())
                        .with("number", found.id().number()),
                Map.of(),
                command,
                "boundary.repair.propose",
                sections -> repairs.propose(
                        found.sector(), sections, inspection, shell.viewer().author()),
                record -> MarkerSheets.path(found.id()));
    }

    private Repair getRepair(String hash, Viewer viewer) {
        return repairs.find(new Sha256(hash), sight.of(viewer)).orElseThrow(BoundarySight::notFound);
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @PostMapping("/boundary/repairs/{hash:[0-9a-f]{64}}/sign")
    RedirectView agree(Viewer viewer, @PathVariable String hash, @RequestParam UUID command) {
        Repair repair = getRepair(hash, viewer);
        PartyId party = viewer.party();
        if (repair.party().equals(party)) {
            throw BoundarySight.notFound();
        }
        commands.once(viewer, command, () -> {
            if (!repair.signatories().contains(party)) {
                markers.sign(repair.record(), viewer.author());
                journal.write(viewer, "boundary.repair.agree", repair.record());
            }
            return hash;
        });
        return BoundarySight.seeOther(MarkerSheets.path(repair.marker()));
    }

    @Allowed({Role.OFFICER, Role.COMMANDER, Role.COMMISSION})
    @PostMapping("/boundary/repairs/{hash:[0-9a-f]{64}}/done")
    RedirectView complete(Viewer viewer, Texts t, @PathVariable String hash, @RequestParam UUID command) {
        Repair repair = getRepair(hash, viewer);
        if (repair.signatories().isEmpty()) {
            throw BoundarySight.notFound();
        }
        commands.once(viewer, command, () -> {
            if (repair.findCompleted().isEmpty()) {
                repairs.complete(repair, LocalDate.ofInstant(clock.instant(), t.zone()), viewer.author());
                journal.write(viewer, "boundary.repair.done", repair.record());
            }
            return hash;
        });
        return BoundarySight.seeOther(MarkerSheets.path(repair.marker()));
    }
}
