package org.tripoint.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tripoint.kernel.PublicJwk;

/// The same follower over mutual TLS 1.3, where each side knows the other's key and nothing else.
class SecondImplementationOverTlsTest {

    private static final char[] PASSWORD = "test-only".toCharArray();

    @TempDir
    private Path folder;

    private final FeedTree tree = new FeedTree();
    private KeyStore vn;
    private KeyStore kh;
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException, InterruptedException {
        vn = keyStore("vn");
        kh = keyStore("kh");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new MutualTls(context(vn, kh.getCertificate("tls"))));
        server.createContext("/to/KH/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void followsANodeThatHoldsTheEnrolledKey() throws IOException, InterruptedException, GeneralSecurityException {
        FollowerScript followed = follow(vn.getCertificate("tls"));

        assertThat(followed.output()).isEqualTo("3 logs, 303 leaves, 2 records, 1 attachments, 1 receipts, 0 problems");
        assertThat(followed.exitCode()).isZero();
    }

    @Test
    void refusesANodeThatHoldsAnotherKey() throws IOException, InterruptedException, GeneralSecurityException {
        FollowerScript followed = follow(kh.getCertificate("tls"));

        assertThat(followed.output()).contains("the server holds no enrolled key");
        assertThat(followed.exitCode()).isNotZero();
    }

    private FollowerScript follow(Certificate expected)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path trust =
                Files.write(folder.resolve("trust.json"), FeedTree.trust(PublicJwk.P256.of(expected.getPublicKey())));
        Path cert = pem("cert.pem", "CERTIFICATE", kh.getCertificate("tls").getEncoded());
        Path key = pem("key.pem", "PRIVATE KEY", kh.getKey("tls", PASSWORD).getEncoded());
        String address = "https://127.0.0.1:" + server.getAddress().getPort() + "/to/KH";
        return FollowerScript.run(trust, List.of("--cert", cert.toString(), "--key", key.toString(), address));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/to/KH/".length());
            byte[] octets = tree.files.get(path);
            exchange.sendResponseHeaders(octets == null ? 404 : 200, octets == null ? -1 : octets.length);
            if (octets != null) {
                exchange.getResponseBody().write(octets);
            }
        }
    }

    private KeyStore keyStore(String name) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(new String(output, java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD);
        }
        return store;
    }

    private Path pem(String file, String kind, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext context(KeyStore own, Certificate other) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {new Pinned(other)}, null);
        return context;
    }

    private static final class MutualTls extends HttpsConfigurator {

        MutualTls(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
        }
    }

    /// Accepts one public key.
    private static final class Pinned extends X509ExtendedTrustManager {

        private final Certificate expected;

        Pinned(Certificate expected) {
            this.expected = expected;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (!chain[0].getPublicKey().equals(expected.getPublicKey())) {
                throw new CertificateException("another key");
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
