package org.tripoint.incidents.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.tripoint.access.Viewer;
import org.tripoint.kernel.Sha256;
import org.tripoint.ledger.Attachment;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.Attachments;

/// The photographs of a form that is being filled in: those sent before, and the one that comes with it now.
@Component
class Uploads {

    static final String FILE = "photograph";
    static final String KEPT = "photo";
    static final String REMOVE = "remove";
    static final String ANSWER = "recognisable-";
    static final String NEW = "new";
    static final String YES = "yes";
    static final String NO = "no";

    private final Attachments attachments;

    Uploads(Attachments attachments) {
        this.attachments = attachments;
    }

    /// @param answer yes, no, or empty where none was given
    record Upload(AttachmentVerdict.Accepted file, String answer) {

        boolean isAnswered() {
            return answer.equals(YES) || answer.equals(NO);
        }

        boolean showsPerson() {
            return answer.equals(YES);
        }

        Attachment attachment() {
            return file.as(showsPerson());
        }
    }

    /// @param refusal why the file that came now is not kept; null where it is or where none came
    record Received(List<Upload> uploads, AttachmentVerdict.@Nullable Reason refusal) {

        Received {
            uploads = List.copyOf(uploads);
        }

        boolean allAnswered() {
            return uploads.stream().allMatch(Upload::isAnswered);
        }
    }

    /// Takes what came. A photograph counts only for the account that sent it; `most` at most.
    Received receive(Typed typed, List<String> kept, @Nullable MultipartFile file, int most, Viewer viewer)
            throws IOException {
        UUID account = viewer.account().value();
        List<Upload> uploads = new ArrayList<>(kept.stream()
                .distinct()
                .limit(most)
                .filter(hash -> hash.matches("[0-9a-f]{64}") && !hash.equals(typed.get(REMOVE)))
                .flatMap(hash -> attachments.findUpload(new Sha256(hash), account).stream())
                .map(accepted ->
                        new Upload(accepted, typed.get(ANSWER + accepted.hash().hex())))
                .toList());
        if (file == null || file.isEmpty() || uploads.size() >= most) {
            return new Received(uploads, null);
        }
        return switch (accept(file, account)) {
            case AttachmentVerdict.Accepted accepted -> {
                if (!accepted.mediaType().isImage()) {
                    yield new Received(uploads, AttachmentVerdict.Reason.UNKNOWN_TYPE);
                }
                Optional<Upload> same = uploads.stream()
                        .filter(upload -> upload.file().hash().equals(accepted.hash()))
                        .findFirst();
                if (same.isEmpty()) {
                    uploads.add(new Upload(accepted, typed.get(ANSWER + NEW)));
                }
                yield new Received(uploads, null);
            }
            case AttachmentVerdict.Refused(AttachmentVerdict.Reason reason) -> new Received(uploads, reason);
        };
    }

    private AttachmentVerdict accept(MultipartFile file, UUID account) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return attachments.accept(content, account);
        }
    }
}
