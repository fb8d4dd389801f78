package org.tripoint.gateways.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.tripoint.access.Allowed;
import org.tripoint.access.Journal;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.gateways.Warnings;
import org.tripoint.incidents.Incidents.Visible;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Catalogues;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeSettings;

/// Warnings of danger to life for the systems of others: an Atom feed of messages of the Common Alerting Protocol, with
/// the rights of the account that asks.
@Controller
class WarningFeed {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final MediaType CAP = new MediaType("application", "cap+xml", StandardCharsets.UTF_8);

    private final Warnings warnings;
    private final Visibility visibility;
    private final Catalogues catalogues;
    private final NodeSettings settings;
    private final Journal journal;

    WarningFeed(
            Warnings warnings, Visibility visibility, Catalogues catalogues, NodeSettings settings, Journal journal) {
        this.warnings = warnings;
        this.visibility = visibility;
        this.catalogues = catalogues;
        this.settings = settings;
        this.journal = journal;
    }

    @Allowed({Role.OFFICER, Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS, Role.PROTECTION, Role.AUDITOR})
    @GetMapping("/warnings")
    ResponseEntity<String> feed(Viewer viewer) {
        journal.read(viewer, "gateways.warnings", null);
        return answer(ATOM, warnings.feed(visible(viewer), new Texts(catalogues, viewer.language(), settings.zone())));
    }

    @Allowed({Role.OFFICER, Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS, Role.PROTECTION, Role.AUDITOR})
    @GetMapping("/warnings/{hash:[0-9a-f]{64}}")
    ResponseEntity<String> message(Viewer viewer, @PathVariable String hash) {
        Sha256 record = new Sha256(hash);
        journal.read(viewer, "gateways.warnings", record);
        return answer(
                CAP,
                warnings.message(record, visible(viewer))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Visible visible(Viewer viewer) {
        Visibility.Predicate predicate = visibility.of(viewer);
        return new Visible(predicate.sql(), predicate.params());
    }

    private static ResponseEntity<String> answer(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
