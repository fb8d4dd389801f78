package org.tripoint.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.tripoint.access.AllowedToRead;
import org.tripoint.access.Journal;
import org.tripoint.access.Viewer;
import org.tripoint.access.Visibility;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Attachments;
import org.tripoint.ledger.MediaType;

/// The files that records refer to, for readers who may see a record that does, and for who is just sending one. A
/// browser is told the type that the node itself found and must not guess another; no script in a file ever runs.
@Controller
class AttachmentFiles {

    private final Attachments attachments;
    private final Visibility visibility;
    private final Journal journal;

    AttachmentFiles(Attachments attachments, Visibility visibility, Journal journal) {
        this.attachments = attachments;
        this.visibility = visibility;
        this.journal = journal;
    }

    @AllowedToRead
    @GetMapping("/attachments/{hex:[0-9a-f]{64}}")
    ResponseEntity<StreamingResponseBody> file(Viewer viewer, @PathVariable String hex) {
        Sha256 hash = new Sha256(hex);
        MediaType type = find(viewer, hash)
                .filter(found -> attachments.isHere(hash))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        journal.read(viewer, "web.attachment", hash);
        return ResponseEntity.ok()
                .contentType(org.springframework.http.MediaType.parseMediaType(type.code()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(type, hex))
                .body(out -> copy(hash, out));
    }

    private Optional<MediaType> find(Viewer viewer, Sha256 hash) {
        Visibility.Predicate predicate = visibility.of(viewer);
        return attachments
                .findReferred(hash, predicate.sql(), predicate.params())
                .or(() -> attachments
                        .findUpload(hash, viewer.account().value())
                        .map(AttachmentVerdict.Accepted::mediaType));
    }

    /// A document is saved, never opened beside the node's own pages.
    private static String disposition(MediaType type, String hex) {
        String name = hex.substring(0, 12);
        return switch (type) {
            case JPEG -> "inline; filename=\"" + name + ".jpg\"";
            case PNG -> "inline; filename=\"" + name + ".png\"";
            case PDF -> "attachment; filename=\"" + name + ".pdf\"";
        };
    }

    private void copy(Sha256 hash, OutputStream out) throws IOException {
        try (InputStream content = attachments.open(hash)) {
            content.transferTo(out);
        }
    }
}
