package org.tripoint.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.log.BundleCoordinate;
import org.tripoint.kernel.log.EntryBundle;
import org.tripoint.kernel.log.EntryBundleVerdict;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.Lane;

/// What the node of one party serves to another, fetched with the other's TLS key from its data folder.
final class Feed implements AutoCloseable {

    private static final int EPOCH = 1;
    private static final int NOT_FOUND = 404;
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final char[] PASSWORD = "tripoint".toCharArray();

    private final URI base;
    private final HttpClient http;

    private Feed(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    static Feed of(RunningDemo demo, String from, String to) {
        return new Feed(
                URI.create("https://localhost:" + demo.feedPort(from) + "/to/" + to + "/"),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls(demo, to, from))
                        .build());
    }

    /// A context with the TLS key of `own` that accepts the key of `other` and no one else's.
    static SSLContext tls(RunningDemo demo, String own, String other) {
        try {
            KeyStore keys = store(demo.dataDir(own));
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(keys, PASSWORD);
            PublicKey pinned = store(demo.dataDir(other)).getCertificate("tls").getPublicKey();
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), new TrustManager[] {new Pinned(pinned)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(Path dataDir) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(dataDir.resolve("keys/tls.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] get(FeedFile file) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(file.path()))
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == NOT_FOUND) {
                return new byte[0];
            }
            if (response.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The receipt that this node gives the other one: the other's own checkpoint with this node's cosignature.
    String receipt(Lane lane) {
        return new String(get(new FeedFile.Receipt(lane, EPOCH)), StandardCharsets.UTF_8);
    }

    /// The size of a lane by its checkpoint, C2SP tlog-checkpoint, second line.
    long size(Lane lane) {
        String note = new String(get(new FeedFile.LogCheckpoint(lane, EPOCH)), StandardCharsets.UTF_8);
        return note.isEmpty() ? 0 : Long.parseLong(note.split("\n", -1)[1]);
    }

    List<Octets> entries(Lane lane) {
        long size = size(lane);
        List<Octets> entries = new ArrayList<>();
        while (entries.size() < size) {
            BundleCoordinate at = BundleCoordinate.holding(entries.size(), size).orElseThrow();
            switch (EntryBundle.read(at.width(), get(new FeedFile.Entries(lane, EPOCH, at)))) {
                case EntryBundleVerdict.Read read ->
                    entries.addAll(read.bundle().entries());
                case EntryBundleVerdict.Refused refused -> throw new AssertionError(refused.reason());
            }
        }
        return entries;
    }

    @Override
    public void close() {
        http.close();
    }

    /// Accepts whoever proves to hold one key; looks at no name and no date.
    private static final class Pinned extends X509ExtendedTrustManager {

        private final PublicKey key;

        Pinned(PublicKey key) {
            this.key = key;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !chain[0].getPublicKey().equals(key)) {
                throw new CertificateException("expected the neighbour's key");
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
