package org.tripoint.kernel.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Text with the signatures of one or more keys under it (C2SP signed-note). A note that was merely read says nothing
/// yet: its text counts once a [TrustedLog] has found a signature that verifies.
///
/// @param text ends in a newline
public record SignedNote(String text, List<NoteSignature> signatures) {

    /// "MUST accept at least up to 16 signatures".
    public static final int MAX_SIGNATURES = 16;

    /// Sixteen of the longest signatures assigned so far, and some text.
    public static final int MAX_OCTETS = 128 * 1024;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || holdsControlCharacters(text)) {
            throw new IllegalArgumentException("expected text that ends in a newline, without control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("expected 1 to 16 signatures, found " + signatures.size());
        }
    }

    /// The note with one more signature line.
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /// The note as it is stored and served.
    public byte[] octets() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] textOctets() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<NoteSignature> namedLike(NoteKey key) {
        return signatures.stream()
                .filter(signature -> signature.isNamedLike(key))
                .toList();
    }

    static SignedNote parse(byte[] octets) throws Refused {
        if (octets.length > MAX_OCTETS) {
            throw new Refused(
                    LogRefusal.NOTE_TOO_LARGE, "expected at most 128 KiB, found " + octets.length + " octets");
        }
        String note = decode(octets);
        if (holdsControlCharacters(note)) {
            throw malformed("expected no control character but newline");
        }
        // "the text is separated from the signatures by the last empty line in the note"
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || separator + 2 == note.length() || !note.endsWith("\n")) {
            throw malformed("expected text, an empty line and signature lines");
        }
        String[] lines = note.substring(separator + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MAX_SIGNATURES) {
            throw new Refused(LogRefusal.NOTE_TOO_LARGE, "expected at most 16 signatures, found " + lines.length);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    static String decode(byte[] octets) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("expected UTF-8");
        }
    }

    /// "MUST NOT contain any ASCII control characters (those below U+0020) other than newline".
    private static boolean holdsControlCharacters(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }

    private static Refused malformed(String reason) {
        return new Refused(LogRefusal.MALFORMED_NOTE, reason);
    }
}
