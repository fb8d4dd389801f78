package org.tripoint.kernel;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;

/// Key pairs that are the same in every run: their seed is the digest of their name. For tests and vectors only.
public final class Keys {

    private Keys() {}

    public static SigningKey named(String name) {
        byte[] seed = Sha256.of(("test key " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .octets();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(255, new FixedSeed(seed));
            byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return SigningKey.ofPrivateJwk(StrictJson.read(StrictJson.write(JsonNodeFactory.instance
                    .objectNode()
                    .put("kty", "OKP")
                    .put("crv", "Ed25519")
                    .put("x", base64.encodeToString(Arrays.copyOfRange(spki, spki.length - 32, spki.length)))
                    .put("d", base64.encodeToString(seed)))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Gives the seed wherever random octets are asked for.
    private static final class FixedSeed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        FixedSeed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] octets) {
            System.arraycopy(seed, 0, octets, 0, octets.length);
        }
    }
}
