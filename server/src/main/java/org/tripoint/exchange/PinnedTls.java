package org.tripoint.exchange;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Kid;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.PublicJwk;
import org.tripoint.ledger.KeySets;
import org.tripoint.ledger.NodeKeys;

/// Mutual TLS 1.3 between nodes that know each other's keys: trust is the public key of the certificate, enrolled in
/// the key set in force. No authority, no host name and no date of a certificate is looked at.
@Component
class PinnedTls {

    static final String PROTOCOL = "TLSv1.3";

    private final NodeKeys keys;
    private final KeySets keySets;

    PinnedTls(NodeKeys keys, KeySets keySets) {
        this.keys = keys;
        this.keySets = keySets;
    }

    /// For serving: any confirmed neighbour may connect; who it is [#find] says.
    SSLContext server() {
        return context(kid -> owner(kid).isPresent());
    }

    /// For fetching: only `party` may answer.
    SSLContext client(PartyId party) {
        return context(kid -> owner(kid).filter(party::equals).isPresent());
    }

    /// The neighbour whose key the certificate holds.
    Optional<PartyId> find(Certificate certificate) {
        return kid(certificate).flatMap(this::owner);
    }

    /// A key withdrawn counts no more after a second; a new one counts at once.
    private Optional<PartyId> owner(Kid kid) {
        return owner(kid, keySets.recentKeyring()).or(() -> owner(kid, keySets.keyring()));
    }

    private Optional<PartyId> owner(Kid kid, Keyring keyring) {
        return keyring.keySets().values().stream()
                .map(List::getLast)
                .filter(set -> !set.party().equals(keys.keySet().party()))
                .filter(set -> set.find(kid, KeyUse.TLS).isPresent())
                .map(KeySet::party)
                .findFirst();
    }

    private static Optional<Kid> kid(Certificate certificate) {
        try {
            return Optional.of(PublicJwk.P256.of(certificate.getPublicKey()).kid());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SSLContext context(Predicate<Kid> trusted) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = new char[0];
            store.setKeyEntry("tls", keys.tls().secret(), password, new Certificate[] {
                keys.tls().certificate()
            });
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(store, password);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(keyManagers.getKeyManagers(), new TrustManager[] {new Pinning(trusted)}, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("this Java platform lacks TLS 1.3 with P-256", e);
        }
    }

    /// Accepts a peer that proved to hold an enrolled key; the handshake itself proves possession.
    private static final class Pinning extends X509ExtendedTrustManager {

        private final Predicate<Kid> trusted;

        Pinning(Predicate<Kid> trusted) {
            this.trusted = trusted;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || kid(chain[0]).filter(trusted).isEmpty()) {
                throw new CertificateException("expected a certificate with an enrolled key");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
