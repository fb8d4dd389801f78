package org.tripoint.boundary.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.boundary.Sector;
import org.tripoint.boundary.Sectors;
import org.tripoint.kernel.SectorId;
import org.tripoint.language.Texts;
import org.tripoint.web.Crumb;
import org.tripoint.web.Icon;
import org.tripoint.web.Shell;

/// The sectors of the reader's borders: status, both lengths, and how far demarcation has come by sector, province pair
/// and border.
@Controller
class SectorPages {

    private final Sectors sectors;
    private final Entries entries;
    private final BoundarySight sight;
    private final Commands commands;
    private final Journal journal;

    SectorPages(Sectors sectors, Entries entries, BoundarySight sight, Commands commands, Journal journal) {
        this.sectors = sectors;
        this.entries = entries;
        this.sight = sight;
        this.commands = commands;
        this.journal = journal;
    }

    @AllowedToRead
    @GetMapping("/boundary/sectors")
    String list(Shell shell, Model model) {
        Viewer viewer = shell.viewer();
        Texts t = shell.t();
        List<Sector> all = sectors.list(sight.of(viewer));
        journal.read(viewer, "boundary.sectors", null);
        Sheet.Builder sheet = new Sheet.Builder(t.of("boundary.sectors"))
                .above(t.of("boundary.title"), "/boundary")
                .link(
                        BoundarySight.mayRegister(viewer),
                        t.of("boundary.sector.add"),
                        "/boundary/sectors/new",
                        Icon.PLUS,
                        true);
        sheet.panel(Sheet.Panel.ofRows(
                "sectors",
                t.of("boundary.sectors"),
                t.of("boundary.line-stays"),
                all.stream().map(sector -> row(sector, viewer, t)).toList(),
                t.of("boundary.sectors.none")));
        Map<String, List<Sector>> borders = new LinkedHashMap<>();
        Map<String, List<Sector>> provinces = new LinkedHashMap<>();
        for (Sector sector : all) {
            borders.computeIfAbsent(sight.across(sector.id().pair(), viewer.party(), t), _ -> new ArrayList<>())
                    .add(sector);
            if (sector.ownProvince() != null && sector.facingProvince() != null) {
                provinces
                        .computeIfAbsent(sector.ownProvince() + " – " + sector.facingProvince(), _ -> new ArrayList<>())
                        .add(sector);
            }
        }
        progress(sheet, "borders", t.of("boundary.progress.borders"), borders, t);
        progress(sheet, "provinces", t.of("boundary.progress.provinces"), provinces, t);
        return MarkerPages.show(shell, model, sheet.build());
    }

    private static void progress(
            Sheet.Builder sheet, String id, String title, Map<String, List<Sector>> groups, Texts t) {
        List<Sheet.Row> rows = new ArrayList<>();
        groups.forEach((name, members) -> {
            long whole = members.stream()
                    .mapToLong(each -> each.findLength().orElse(0L))
                    .sum();
            long part = members.stream()
                    .filter(each -> each.findLength().isPresent())
                    .mapToLong(Sector::demarcated)
                    .sum();
            if (whole > 0) {
                rows.add(Sheet.Row.of(Icon.CHART_BAR, name, null, List.of(), share(part, whole, t))
                        .progress(part, whole));
            }
        });
        if (!rows.isEmpty()) {
            sheet.panel(Sheet.Panel.ofRows(id, title, null, rows, ""));
        }
    }

    private static String share(long part, long whole, Texts t) {
        return t.of(
                "boundary.progress",
                Map.of(
                        "part", t.quantity("metre", part),
                        "whole", t.quantity("metre", whole),
                        "percent", Math.round(100.0 * part / whole)));
    }

    private Sheet.Row row(Sector sector, Viewer viewer, Texts t) {
        List<String> line = new ArrayList<>();
        line.add(t.of("boundary.sector.ends", Map.of("from", sector.startsAt(), "to", sector.endsAt())));
        sector.findOfficialMetres()
                .ifPresent(metres -> line.add(t.of(
                        "boundary.length.official",
                        Map.of(
                                "length", t.quantity("metre", metres),
                                "source",
                                        Optional.ofNullable(sector.officialSource())
                                                .orElse("–")))));
        sector.findComputedMetres()
                .ifPresent(metres ->
                        line.add(t.of("boundary.length.computed", Map.of("length", t.quantity("metre", metres)))));
        sector.findLength()
                .filter(length -> length > 0)
                .ifPresent(length -> line.add(share(sector.demarcated(), length, t)));
        if (sector.notBuilt() != null) {
            line.add(t.of("boundary.not-built", Map.of("words", sector.notBuilt())));
        }
        boolean done = sector.status().equals("demarcated");
        return Sheet.Row.of(
                        Icon.ROUTE,
                        sight.sector(sector.id(), viewer.party(), t),
                        null,
                        List.of(),
                        String.join(" · ", line))
                .with(List.of(new Sheet.Chip(
                        t.code("sector-status", sector.status()),
                        done ? Icon.CHECK : Icon.CIRCLE_DASHED,
                        done ? "done" : "draft")))
                .progress(sector.demarcated(), sector.findLength().orElse(0L));
    }

    private static Entries.Asked asked(Texts t) {
        return new Entries.Asked(
                "sector.recorded",
                t.of("boundary.sector.add"),
                t.of("boundary.stays-home"),
                "/boundary/sectors/new",
                "/boundary/sectors",
                List.of(
                        new Crumb(t.of("boundary.title"), "/boundary"),
                        new Crumb(t.of("boundary.sectors"), "/boundary/sectors")),
                Set.of("sector"));
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @GetMapping("/boundary/sectors/new")
    ModelAndView add(Shell shell) {
        return entries.show(asked(shell.t()), Entered.nothing(shell.t().zone()), sight.sectors(shell.viewer()), shell);
    }

    @Allowed({Role.COMMISSION, Role.HEADQUARTERS})
    @PostMapping("/boundary/sectors/new")
    ModelAndView add(Shell shell, @RequestParam MultiValueMap<String, String> parameters, @RequestParam UUID command)
            throws IOException {
        Viewer viewer = shell.viewer();
        List<SectorId> offered = sight.sectors(viewer);
        Entered entered = new Entered(parameters, shell.t().zone());
        Optional<SectorId> sector = Entries.chosen(entered, offered);
        sector.ifPresent(chosen -> entered.with("sector", chosen.value()));
        Entries.Brought brought = entries.read(asked(shell.t()), entered, Map.of(), viewer, shell.t());
        if (entries.sector(brought, offered, shell.t()).isEmpty() || brought.isWrong()) {
            return entries.show(asked(shell.t()), brought, offered, command, shell);
        }
        commands.once(viewer, command, () -> {
            var record = sectors.record(sector.orElseThrow(), brought.sections(), viewer.author());
            journal.write(viewer, "boundary.sector.add", record.hash());
            return record.hash().hex();
        });
        return new ModelAndView(BoundarySight.seeOther("/boundary/sectors"));
    }
}
