package org.tripoint.exchange.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.Allowed;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.exchange.Peers;
import org.tripoint.exchange.Reach;
import org.tripoint.exchange.Rejudge;
import org.tripoint.exchange.Traffic;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Shell;

/// What goes to and fro: with all neighbours side by side, or with one of them in full.
@Controller
class ExchangePage {

    /// Rows of a kind in a column that stands beside others.
    private static final int FEW = 5;

    private final Peers peers;
    private final ExchangeColumns columns;
    private final Reach reach;
    private final Rejudge rejudge;
    private final Journal journal;
    private final NodeClock clock;

    ExchangePage(Peers peers, ExchangeColumns columns, Reach reach, Rejudge rejudge, Journal journal, NodeClock clock) {
        this.peers = peers;
        this.columns = columns;
        this.reach = reach;
        this.rejudge = rejudge;
        this.journal = journal;
        this.clock = clock;
    }

    @AllowedToRead
    @GetMapping("/exchange")
    String all(Shell shell, Model model) {
        List<Peers.Peer> confirmed =
                peers.list().stream().filter(peer -> peer.confirmed() != null).toList();
        return page(shell, model, confirmed, FEW, Optional.empty());
    }

    @AllowedToRead
    @GetMapping("/exchange/{party}")
    String one(Shell shell, Model model, @PathVariable String party) {
        Peers.Peer peer = columns.find(party).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("link", columns.link(peer, shell.viewer(), Optional.empty(), shell.t()));
        return page(shell, model, List.of(peer), Traffic.MAX_ROWS, Optional.of(peer));
    }

    @Allowed({Role.OFFICER, Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS})
    @PostMapping("/exchange/{party}/reach")
    String reach(Shell shell, Model model, @PathVariable String party) {
        Peers.Peer peer = columns.find(party).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean answered = reach.answers(peer.party());
        model.addAttribute("link", columns.link(peer, shell.viewer(), Optional.of(answered), shell.t()));
        return page(shell, model, List.of(peer), Traffic.MAX_ROWS, Optional.of(peer));
    }

    @Allowed({Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS})
    @PostMapping("/exchange/{party}/retry")
    String retry(Shell shell, Model model, @PathVariable String party) {
        Peers.Peer peer = columns.find(party).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        int taken = rejudge.retry(peer.party());
        journal.write(shell.viewer(), "exchange.retry", null);
        model.addAttribute("link", columns.link(peer, shell.viewer(), Optional.empty(), shell.t()));
        model.addAttribute("taken", shell.t().of("exchange.retry.taken", Map.of("count", taken)));
        return page(shell, model, List.of(peer), Traffic.MAX_ROWS, Optional.of(peer));
    }

    private String page(Shell shell, Model model, List<Peers.Peer> shown, int limit, Optional<Peers.Peer> one) {
        journal.read(shell.viewer(), "exchange.title", null);
        var t = shell.t();
        List<ExchangeView.Column> all = shown.stream()
                .map(peer -> columns.of(peer, shell.viewer(), t, limit))
                .toList();
        String title = one.map(
                        peer -> t.of("exchange.title") + " · " + all.getFirst().name())
                .orElseGet(() -> t.of("exchange.title"));
        var now = clock.instant();
        model.addAttribute("frame", shell.frame(ExchangeParts.PAGE, title));
        model.addAttribute("shown", new ExchangeView(all));
        model.addAttribute("day", t.day(now) + ", " + t.time(now) + " (" + t.zone(now) + ")");
        model.addAttribute("single", one.isPresent());
        return "exchange/list";
    }
}
