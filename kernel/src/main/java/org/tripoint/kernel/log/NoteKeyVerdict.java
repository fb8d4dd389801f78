package org.tripoint.kernel.log;

/// What a text offered as a verifier key is.
public sealed interface NoteKeyVerdict {

    record Read(NoteKey key) implements NoteKeyVerdict {}

    record Refused(LogRefusal code, String reason) implements NoteKeyVerdict {}
}
