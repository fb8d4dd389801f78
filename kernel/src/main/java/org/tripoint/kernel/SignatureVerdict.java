package org.tripoint.kernel;

/// What checking one signature over a known payload came to.
public sealed interface SignatureVerdict {

    record Verified(RecordSignature signature) implements SignatureVerdict {}

    record Refused(RefusalCode code, String reason) implements SignatureVerdict {}
}
