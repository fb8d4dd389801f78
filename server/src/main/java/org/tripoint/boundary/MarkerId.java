package org.tripoint.boundary;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A marker of one border: the pair of its parties and the number that both sides use, as text: `47/7 (2)`.
public record MarkerId(String pair, String number) {

    /// Before the number of every marker that is an example and stands nowhere.
    public static final String EXAMPLE = "EX-";

    private static final Pattern PAIR = Pattern.compile("[A-Z][A-Z0-9]{1,7}(-[A-Z][A-Z0-9]{1,7}){1,3}");
    private static final int LONGEST = 40;

    public MarkerId {
        if (!PAIR.matcher(pair).matches()) {
            throw new IllegalArgumentException("expected a pair of parties such as KH-VN, found " + pair);
        }
        if (number.isBlank() || number.length() > LONGEST || !number.equals(number.strip())) {
            throw new IllegalArgumentException("expected a number of 1 to " + LONGEST + " characters, found " + number);
        }
    }

    public boolean isExample() {
        return number.startsWith(EXAMPLE);
    }

    /// As it stands in addresses: letters, digits and hyphens only.
    public String path() {
        StringBuilder path = new StringBuilder(pair.replace("-", ".")).append('.');
        for (byte octet : number.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
            path.append(plain ? String.valueOf((char) octet) : "-%02x".formatted(octet));
        }
        return path.toString();
    }

    /// Reads what [#path] wrote. Throws [IllegalArgumentException] on any other text.
    public static MarkerId ofPath(String path) {
        int end = path.lastIndexOf('.');
        if (end < 0) {
            throw new IllegalArgumentException("expected the path of a marker, found " + path);
        }
        byte[] octets = new byte[path.length()];
        int length = 0;
        for (int i = end + 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '-') {
                if (!path.substring(i + 1).matches("(?s)[0-9a-f]{2}.*")) {
                    throw new IllegalArgumentException("expected the path of a marker, found " + path);
                }
                octets[length++] = (byte) Integer.parseInt(path.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                octets[length++] = (byte) c;
            }
        }
        return new MarkerId(
                path.substring(0, end).replace('.', '-'), new String(octets, 0, length, StandardCharsets.UTF_8));
    }
}
