package org.tripoint.kernel;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What opens one section or one parent of a record: a salt and the value, as RFC 9901 section 4.2.2 writes the
/// disclosure of an array element. Deleting every copy of it erases the section; the signature stays valid.
///
/// @param encoded the base64url text whose digest stands in the payload
/// @param value the content of the section, an object; or of the parent, a record hash
public record Disclosure(String encoded, JsonNode value) {

    /// RFC 9901 section 9.3 recommends 128 bits.
    private static final int SALT_OCTETS = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    static Disclosure of(JsonNode value) {
        byte[] salt = new byte[SALT_OCTETS];
        RANDOM.nextBytes(salt);
        return of(Base64Url.encode(salt), value);
    }

    static Disclosure of(String salt, JsonNode value) {
        ArrayNode pair = JsonNodeFactory.instance.arrayNode().add(salt).add(value);
        return new Disclosure(Base64Url.encode(StrictJson.write(pair)), value);
    }

    /// A digest that no disclosure opens (RFC 9901 section 4.2.5), for a section that is empty.
    static String decoy() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64Url.encode(Sha256.of(random).octets());
    }

    /// What stands for this value in the payload (RFC 9901 section 4.2.3): SHA-256 over the ASCII of [#encoded].
    public String digest() {
        return Base64Url.encode(
                Sha256.of(encoded.getBytes(StandardCharsets.US_ASCII)).octets());
    }

    static Disclosure parse(String encoded) throws Refused {
        try {
            JsonNode pair = StrictJson.parse(Base64Url.decode(encoded));
            boolean sound = pair.isArray()
                    && pair.size() == 2
                    && pair.get(0).isString()
                    && Base64Url.isExactly(SALT_OCTETS, pair.get(0).asString());
            if (sound && !usesReservedName(pair.get(1))) {
                return new Disclosure(encoded, pair.get(1));
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_DISCLOSURE, "expected base64url without padding");
        } catch (Refused e) {
            throw new Refused(RefusalCode.MALFORMED_DISCLOSURE, e.reason());
        }
        throw new Refused(RefusalCode.MALFORMED_DISCLOSURE, "expected an array of a salt of 16 octets and a value");
    }

    /// RFC 9901 gives these member names a meaning at every depth (section 7.1 step 3), which another library would
    /// follow: a content that uses one would read differently there.
    private static boolean usesReservedName(JsonNode value) {
        boolean here = value.has("...") || value.has("_sd") || value.has("_sd_alg");
        return here || value.values().stream().anyMatch(Disclosure::usesReservedName);
    }

    /// Reads a disclosure that this node verified before. Throws [IllegalArgumentException] on any other text.
    public static Disclosure ofVerified(String encoded) {
        try {
            return parse(encoded);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }
}
