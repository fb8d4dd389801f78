package org.tripoint.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.PublicJwk;

/// The P-256 key with which a node proves itself in TLS, and the self-signed certificate around it. Neighbours pin the
/// key; they look at no name and no date of the certificate.
public record TlsIdentity(PrivateKey secret, X509Certificate certificate) {

    private static final String FILE = "tls.p12";
    private static final String ALIAS = "tls";

    /// The store is protected by the permissions of its file, as the other keys are; PKCS #12 wants a password.
    private static final char[] PASSWORD = "tripoint".toCharArray();

    static TlsIdentity create(Path dir, PartyId party, Instant now) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=tripoint-" + party.value().toLowerCase(java.util.Locale.ROOT));
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(NodeKeys.VALIDITY)),
                    name,
                    pair.getPublic());
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            TlsIdentity identity = new TlsIdentity(pair.getPrivate(), certificate);
            identity.write(dir);
            return identity;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java platform lacks P-256", e);
        }
    }

    private void write(Path dir) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, secret, PASSWORD, new X509Certificate[] {certificate});
        var octets = new java.io.ByteArrayOutputStream();
        store.store(octets, PASSWORD);
        NodeKeys.write(dir.resolve(FILE), octets.toByteArray());
    }

    static TlsIdentity read(Path dir) throws IOException {
        try (InputStream in = Files.newInputStream(dir.resolve(FILE))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            if (store.getKey(ALIAS, PASSWORD) instanceof PrivateKey secret
                    && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
                return new TlsIdentity(secret, certificate);
            }
            throw new IOException("expected a key and its certificate in " + FILE);
        } catch (GeneralSecurityException e) {
            throw new IOException("expected a readable " + FILE, e);
        }
    }

    PublicJwk publicKey() {
        return PublicJwk.P256.of(certificate.getPublicKey());
    }
}
