package org.tripoint.exchange.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.tripoint.access.Allowed;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.exchange.Peers;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Texts;
import org.tripoint.web.Shell;

/// The neighbours of this node: two administrators exchange a bundle each, read the fingerprints to one another over
/// another channel, and confirm by typing what they heard.
@Controller
class PeerPages {

    private static final int MAX_BUNDLE_OCTETS = 64 * 1024;

    /// Longest that is compared; a fingerprint has 79 characters.
    private static final int MAX_TYPED = 200;

    /// Refusals with words of their own; the others are those of a key set.
    private static final Set<String> OWN_WORDS =
            Set.of("own-bundle", "already-confirmed", "not-proposed", "fingerprint-differs", "no-file", "too-long");

    private final Peers peers;
    private final Wordings wordings;
    private final CodeLists codes;
    private final Journal journal;

    PeerPages(Peers peers, Wordings wordings, CodeLists codes, Journal journal) {
        this.peers = peers;
        this.wordings = wordings;
        this.codes = codes;
        this.journal = journal;
    }

    @Allowed(Role.ADMIN)
    @GetMapping("/admin/peers")
    ModelAndView list(Shell shell) {
        return page(shell, null, null);
    }

    @Allowed(Role.ADMIN)
    @GetMapping("/admin/peers/bundle")
    ResponseEntity<byte[]> bundle() {
        String name = peers.own().value().toLowerCase(Locale.ROOT) + ".tripoint-bundle";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(peers.export());
    }

    @Allowed(Role.ADMIN)
    @PostMapping("/admin/peers/bundle")
    ModelAndView propose(Shell shell, @RequestParam(required = false) @Nullable MultipartFile bundle) {
        if (bundle == null || bundle.isEmpty()) {
            return page(shell, refusal("no-file", shell.t()), null);
        }
        if (bundle.getSize() > MAX_BUNDLE_OCTETS) {
            return page(shell, refusal("too-long", shell.t()), null);
        }
        Peers.Outcome outcome;
        try {
            outcome = peers.propose(bundle.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("an uploaded bundle could not be read", e);
        }
        return switch (outcome) {
            case Peers.Outcome.Done _ -> {
                journal.write(shell.viewer(), "exchange.peers.bring-in", null);
                yield new ModelAndView(back());
            }
            case Peers.Outcome.Refused refused -> page(shell, refusal(refused.code(), shell.t()), null);
        };
    }

    @Allowed(Role.ADMIN)
    @PostMapping("/admin/peers/{party}/confirm")
    ModelAndView confirm(Shell shell, @PathVariable String party, @RequestParam(defaultValue = "") String fingerprint) {
        Peers.Peer peer = peers.list().stream()
                .filter(each -> each.party().value().equals(party))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String typed = fingerprint.substring(0, Math.min(fingerprint.length(), MAX_TYPED));
        return switch (peers.confirm(peer.party(), typed)) {
            case Peers.Outcome.Done _ -> {
                journal.write(shell.viewer(), "exchange.peers.confirm", null);
                yield new ModelAndView(back());
            }
            case Peers.Outcome.Refused refused ->
                page(shell, null, new PeersView.Mistake(party, typed, refusal(refused.code(), shell.t())));
        };
    }

    private String refusal(String code, Texts t) {
        if (OWN_WORDS.contains(code)) {
            return t.of("exchange.peer." + code);
        }
        String why = codes.has("refusal", code) ? t.code("refusal", code) : code;
        return t.of("exchange.peers.not-sound", Map.of("reason", why));
    }

    private ModelAndView page(Shell shell, @Nullable String fault, PeersView.@Nullable Mistake mistake) {
        Texts t = shell.t();
        List<PeersView.Row> rows =
                peers.list().stream().map(peer -> row(peer, mistake, t)).toList();
        ModelAndView page = new ModelAndView(
                "exchange/peers", fault == null && mistake == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("frame", shell.frame(ExchangeParts.PEERS_PAGE, t.of("exchange.peers.title")));
        page.addObject(
                "shown",
                new PeersView(
                        peers.own().value(), wordings.party(peers.own(), t), peers.ownFingerprint(), rows, fault));
        return page;
    }

    private PeersView.Row row(Peers.Peer peer, PeersView.@Nullable Mistake mistake, Texts t) {
        boolean here = mistake != null && mistake.party().equals(peer.party().value());
        return new PeersView.Row(
                peer.party().value(),
                wordings.party(peer.party(), t),
                peer.fingerprint(),
                peer.confirmed() == null ? null : t.dateTime(peer.confirmed()),
                peer.findLastContact().map(t::dateTime).orElseGet(() -> t.of("exchange.peers.no-contact")),
                t.of(
                        "exchange.peers.carry",
                        Map.of(
                                "party",
                                wordings.party(peer.party(), t),
                                "export",
                                "./tripoint carry export",
                                "import",
                                "./tripoint carry import")),
                peer.findStopped().map(code -> wordings.refusal(code, t)).orElse(null),
                here && mistake != null ? mistake : null);
    }

    private static RedirectView back() {
        RedirectView view = new RedirectView(ExchangeParts.PEERS_PATH, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
