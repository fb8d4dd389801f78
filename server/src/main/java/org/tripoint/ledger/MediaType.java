package org.tripoint.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of file that a record may refer to. The first octets of a file tell its kind, never its name or what its
/// sender says.
public enum MediaType {
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF"),
    PNG("image/png", "\u0089PNG\r\n\u001A\n"),
    PDF("application/pdf", "%PDF-");

    private static final int LONGEST_START = 8;

    private final String code;
    private final String start;

    MediaType(String code, String start) {
        this.code = code;
        this.start = start;
    }

    /// Its name in records and in HTTP, such as `image/jpeg`.
    public String code() {
        return code;
    }

    public boolean isImage() {
        return this != PDF;
    }

    static Optional<MediaType> find(byte[] octets) {
        String start = new String(octets, 0, Math.min(octets.length, LONGEST_START), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> start.startsWith(type.start))
                .findFirst();
    }

    static Optional<MediaType> findCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /// The kind of this name. Throws when there is none.
    public static MediaType ofCode(String code) {
        return findCode(code)
                .orElseThrow(() -> new IllegalArgumentException("expected image/jpeg, image/png or application/pdf"));
    }
}
