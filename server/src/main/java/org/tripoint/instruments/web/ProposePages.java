package org.tripoint.instruments.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Commands;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.instruments.Instrument;
import org.tripoint.instruments.InstrumentFault;
import org.tripoint.instruments.Instruments;
import org.tripoint.instruments.InvalidInstrument;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Shell;

/// Proposing an instrument: a form that comes back with every button until it is proposed, or a file.
@Controller
class ProposePages {

    private final Instruments instruments;
    private final ProposalForms forms;
    private final ArticleTemplates templates;
    private final NodeClock clock;
    private final Journal journal;
    private final Commands commands;

    ProposePages(
            Instruments instruments,
            ProposalForms forms,
            ArticleTemplates templates,
            NodeClock clock,
            Journal journal,
            Commands commands) {
        this.instruments = instruments;
        this.forms = forms;
        this.templates = templates;
        this.clock = clock;
        this.journal = journal;
        this.commands = commands;
    }

    @Allowed(Role.HEADQUARTERS)
    @GetMapping("/cooperation/propose")
    ModelAndView begin(Shell shell) {
        Texts t = shell.t();
        Instant now = clock.instant();
        ZoneOffset offset = t.zone().getRules().getOffset(now);
        ProposalDraft draft = ProposalDraft.begin(
                shell.viewer().party(),
                t.language().tag(),
                LocalDate.ofInstant(now, t.zone()).toString(),
                offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        return page(shell, draft, List.of(), Optional.empty());
    }

    /// What the pressed button asks of the draft: `add`, `remove:N`, `check`, `propose`, `fill`. A file without a
    /// button is proposed as it is.
    @Allowed(Role.HEADQUARTERS)
    @PostMapping("/cooperation/propose")
    ModelAndView send(
            Shell shell,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "do", defaultValue = "propose") String button,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable UUID command)
            throws IOException {
        if (file != null && !file.isEmpty()) {
            return button.equals("fill") ? fill(shell, file.getBytes()) : proposeFile(shell, file.getBytes(), command);
        }
        ProposalDraft draft = ProposalDraft.of(form);
        if (button.equals("add")) {
            draft.add(templates.create(String.valueOf(form.getFirst("template"))));
            return page(shell, draft, List.of(), Optional.empty());
        }
        if (button.startsWith("remove:")) {
            draft.remove(place(button));
            return page(shell, draft, List.of(), Optional.empty());
        }
        return judge(shell, draft, button.equals("propose"), command);
    }

    private static int place(String button) {
        String number = button.substring("remove:".length());
        return number.matches("[0-9]{1,2}") ? Integer.parseInt(number) : 0;
    }

    private ModelAndView judge(Shell shell, ProposalDraft draft, boolean propose, @Nullable UUID command) {
        try {
            Instrument instrument = instruments.read(draft.json());
            List<InstrumentFault> faults =
                    instruments.check(instrument, shell.viewer().party());
            if (faults.isEmpty() && propose) {
                return proposed(shell, instrument, command);
            }
            return page(shell, draft, faults, faults.isEmpty() ? Optional.of(instrument) : Optional.empty());
        } catch (InvalidInstrument e) {
            return page(shell, draft, e.faults(), Optional.empty());
        }
    }

    private ModelAndView proposeFile(Shell shell, byte[] file, @Nullable UUID command) {
        try {
            return proposed(shell, instruments.read(file), command);
        } catch (InvalidInstrument e) {
            return page(shell, draft(shell, file), e.faults(), Optional.empty());
        }
    }

    private ModelAndView fill(Shell shell, byte[] file) {
        try {
            Instrument instrument = instruments.read(file);
            List<InstrumentFault> faults =
                    instruments.check(instrument, shell.viewer().party());
            return page(
                    shell, draft(shell, file), faults, faults.isEmpty() ? Optional.of(instrument) : Optional.empty());
        } catch (InvalidInstrument e) {
            return page(shell, draft(shell, file), e.faults(), Optional.empty());
        }
    }

    /// What of a file can be put into the form; an empty form where it cannot be read at all.
    private static ProposalDraft draft(Shell shell, byte[] file) {
        try {
            return ProposalDraft.of(StrictJson.read(file));
        } catch (IllegalArgumentException e) {
            return ProposalDraft.begin(
                    shell.viewer().party(), shell.t().language().tag(), "", "+00:00");
        }
    }

    private ModelAndView proposed(Shell shell, Instrument instrument, @Nullable UUID command) {
        Viewer viewer = shell.viewer();
        UUID once = command == null ? UUID.randomUUID() : command;
        String hash = commands.once(viewer, once, () -> {
            Sha256 proposal = instruments.propose(instrument, CooperationPages.author(viewer));
            journal.write(viewer, "instruments.event.proposed", proposal);
            return proposal.hex();
        });
        return new ModelAndView(CooperationPages.back(hash));
    }

    private ModelAndView page(
            Shell shell, ProposalDraft draft, List<InstrumentFault> faults, Optional<Instrument> sound) {
        Texts t = shell.t();
        Map<String, Object> model = Map.of(
                "frame",
                shell.frame(CooperationParts.PAGE, t.of("instruments.propose")).form(),
                "form",
                forms.of(draft, faults, sound, shell.viewer(), t),
                "above",
                CooperationPages.above(t));
        return new ModelAndView(
                "instruments/propose", model, faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
