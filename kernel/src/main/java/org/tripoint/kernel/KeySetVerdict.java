package org.tripoint.kernel;

/// What checking a key set came to.
public sealed interface KeySetVerdict {

    /// Well formed and signed by the root it names.
    record Sound(KeySet keySet) implements KeySetVerdict {}

    /// Refused; `code` may be shown to the party that sent it.
    record Refused(RefusalCode code, String reason) implements KeySetVerdict {}
}
