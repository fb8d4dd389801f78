package org.tripoint.ledger;

import java.util.Locale;
import org.tripoint.kernel.Sha256;

/// What became of a file that somebody sent.
public sealed interface AttachmentVerdict {

    /// It is kept, free of metadata, under this hash.
    record Accepted(Sha256 hash, MediaType mediaType, long octets) implements AttachmentVerdict {

        /// The reference to it, with its sender's answer whether a person can be recognised.
        public Attachment as(boolean recognisable) {
            return new Attachment(hash, mediaType, octets, recognisable);
        }
    }

    /// It is not kept.
    record Refused(Reason reason) implements AttachmentVerdict {}

    /// Why a file is refused.
    enum Reason {
        EMPTY,
        TOO_LARGE,
        /// Neither JPEG nor PNG nor PDF by its first octets.
        UNKNOWN_TYPE,
        /// More pixels than this node decodes.
        TOO_MANY_PIXELS,
        /// It ends early, or is not what its first octets say.
        UNREADABLE,
        /// A PDF that is encrypted, or holds what cannot be taken apart.
        PDF_NOT_PLAIN,
        /// A neighbour's file that is not the one its record names.
        OTHER_FILE;

        /// End of the text key `ledger.attachment.<code>`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
