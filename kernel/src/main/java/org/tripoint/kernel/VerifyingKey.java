package org.tripoint.kernel;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An Ed25519 public key (RFC 8032), written as a JWK of kind OKP (RFC 8037).
public final class VerifyingKey implements PublicJwk {

    /// An Ed25519 public key.
    public static final int OCTETS = 32;

    /// SubjectPublicKeyInfo of Ed25519 (RFC 8410 section 4) up to the key itself.
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// The field and the curve of Ed25519 (RFC 8032 section 5.1).
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);

    private final String x;
    private final PublicKey key;

    private VerifyingKey(byte[] raw, PublicKey key) {
        this.x = Base64Url.encode(raw);
        this.key = key;
    }

    /// The key of these 32 octets. Throws [IllegalArgumentException] where they are not a point of the curve.
    public static VerifyingKey of(byte[] raw) {
        if (raw.length != OCTETS) {
            throw new IllegalArgumentException("expected an Ed25519 key of 32 octets, found " + raw.length);
        }
        if (!isPoint(raw)) {
            throw new IllegalArgumentException("expected an Ed25519 key, a point of the curve");
        }
        try {
            byte[] spki = java.util.Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + OCTETS);
            System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, OCTETS);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            return new VerifyingKey(raw, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected an Ed25519 key", e);
        }
    }

    /// Whether these octets decode by RFC 8032 section 5.1.3. Half of all octet strings do not; providers find that out
    /// at different moments, some never, so it is checked here.
    private static boolean isPoint(byte[] raw) {
        byte[] bigEndian = raw.clone();
        for (int i = 0; i < OCTETS; i++) {
            bigEndian[i] = raw[OCTETS - 1 - i];
        }
        boolean sign = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        // Step 1: "If the resulting value is >= p, decoding fails."
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0) {
            return false;
        }
        // Step 2: x^2 = (y^2 - 1) / (d y^2 + 1).
        BigInteger ySquared = y.multiply(y).mod(P);
        BigInteger denominator = D.multiply(ySquared).add(BigInteger.ONE);
        BigInteger xSquared = ySquared.subtract(BigInteger.ONE)
                .multiply(denominator.modInverse(P))
                .mod(P);
        if (xSquared.signum() == 0) {
            // Step 4: "if x = 0, and x_0 = 1, decoding fails".
            return !sign;
        }
        // Step 3: there must be a square root.
        return xSquared.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
    }

    /// The 32 octets of the key.
    public byte[] octets() {
        return Base64Url.decode(x);
    }

    /// Whether `signature` is this key's over `message` (RFC 8032 section 5.1.7).
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks Ed25519", e);
        }
    }

    @Override
    public Kid kid() {
        return PublicJwk.thumbprint("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}");
    }

    @Override
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", x);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && x.equals(that.x);
    }

    @Override
    public int hashCode() {
        return x.hashCode();
    }

    @Override
    public String toString() {
        return "Ed25519 " + kid();
    }
}
