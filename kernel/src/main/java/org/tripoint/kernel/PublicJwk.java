package org.tripoint.kernel;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A public key as a JSON Web Key (RFC 7517) of the two kinds that key sets hold.
public sealed interface PublicJwk permits VerifyingKey, PublicJwk.P256 {

    /// The RFC 7638 thumbprint under SHA-256.
    Kid kid();

    ObjectNode toJson();

    /// A P-256 key (RFC 7518 section 6.2): the key of a TLS certificate. Tripoint compares it, JSSE uses it.
    record P256(String x, String y) implements PublicJwk {

        private static final int COORDINATE_OCTETS = 32;

        public P256 {
            if (!Base64Url.isExactly(COORDINATE_OCTETS, x) || !Base64Url.isExactly(COORDINATE_OCTETS, y)) {
                throw new IllegalArgumentException("expected two P-256 coordinates of 32 octets in base64url");
            }
        }

        /// The key of a certificate. Throws [IllegalArgumentException] where it is not on P-256.
        public static P256 of(PublicKey key) {
            if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == 256) {
                return new P256(
                        coordinate(ec.getW().getAffineX()), coordinate(ec.getW().getAffineY()));
            }
            throw new IllegalArgumentException("expected a P-256 key, found " + key.getAlgorithm());
        }

        private static String coordinate(BigInteger value) {
            byte[] signed = value.toByteArray();
            byte[] octets = new byte[COORDINATE_OCTETS];
            int length = Math.min(signed.length, COORDINATE_OCTETS);
            System.arraycopy(signed, signed.length - length, octets, COORDINATE_OCTETS - length, length);
            return Base64Url.encode(octets);
        }

        @Override
        public Kid kid() {
            return thumbprint("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}");
        }

        @Override
        public ObjectNode toJson() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", x)
                    .put("y", y);
        }
    }

    /// RFC 7638 section 3: the digest of the required members in lexicographic order without white space.
    static Kid thumbprint(String canonical) {
        byte[] octets = canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Kid(Base64Url.encode(Sha256.of(octets).octets()));
    }

    /// Throws [IllegalArgumentException] where `json` is not exactly a key of the two kinds.
    static PublicJwk ofJson(JsonNode json) {
        Members members = Members.of(json);
        PublicJwk key = switch (members.text("kty") + " " + members.text("crv")) {
            case "OKP Ed25519" -> VerifyingKey.of(Base64Url.decode(members.text("x")));
            case "EC P-256" -> new P256(members.text("x"), members.text("y"));
            default -> throw new IllegalArgumentException("expected an Ed25519 or a P-256 key");
        };
        members.onlyThose();
        return key;
    }
}
