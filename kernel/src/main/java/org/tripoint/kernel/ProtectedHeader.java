package org.tripoint.kernel;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The protected header of a signature over a record (RFC 7515 section 4): exactly `alg`, `kid`, `typ`, `party`,
/// `role`.
public record ProtectedHeader(Kid kid, PartyId party, SignerRole role) {

    public static final String ALGORITHM = "Ed25519";
    public static final String TYPE = "tripoint-record+sd-jwt";

    /// Members through which an attacker would choose the key or change what is signed.
    private static final Set<String> FORBIDDEN = Set.of("crit", "b64", "jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256");

    static final int MAX_OCTETS = 1024;

    String encode() {
        return Base64Url.encode(StrictJson.write(JsonNodeFactory.instance
                .objectNode()
                .put("alg", ALGORITHM)
                .put("kid", kid.value())
                .put("typ", TYPE)
                .put("party", party.value())
                .put("role", role.code())));
    }

    static ProtectedHeader parse(String encoded) throws Refused {
        JsonNode json = header(encoded);
        try {
            Members members = Members.of(json);
            requireOurs(members, ALGORITHM, TYPE);
            ProtectedHeader header = new ProtectedHeader(
                    new Kid(members.text("kid")),
                    new PartyId(members.text("party")),
                    SignerRole.ofCode(members.text("role")));
            members.onlyThose();
            return header;
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_HEADER, String.valueOf(e.getMessage()));
        }
    }

    /// The decoded header, none of whose members is forbidden.
    static JsonNode header(String encoded) throws Refused {
        if (encoded.length() > MAX_OCTETS) {
            throw new Refused(RefusalCode.TOO_LARGE, "expected a protected header of at most 1024 characters");
        }
        JsonNode json;
        try {
            json = StrictJson.parse(Base64Url.decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_HEADER, "expected base64url without padding");
        }
        for (String name : json.propertyNames()) {
            if (FORBIDDEN.contains(name) || name.startsWith("x5")) {
                throw new Refused(RefusalCode.FORBIDDEN_HEADER, "expected no member that chooses the key");
            }
        }
        return json;
    }

    static void requireOurs(Members members, String algorithm, String type) throws Refused {
        if (!members.text("alg").equals(algorithm)) {
            throw new Refused(RefusalCode.WRONG_ALGORITHM, "expected \"" + algorithm + "\" as \"alg\"");
        }
        if (!members.text("typ").equals(type)) {
            throw new Refused(RefusalCode.WRONG_TYPE, "expected \"" + type + "\" as \"typ\"");
        }
    }
}
