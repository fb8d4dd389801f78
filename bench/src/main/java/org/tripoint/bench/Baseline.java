package org.tripoint.bench;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.tripoint.ledger.NodeKeys;
import org.tripoint.ledger.TlsIdentity;

/// What one would write without Tripoint: an HTTPS server that takes a POST, inserts one row and answers after the
/// commit. Same TLS version and kind of key, connections kept alive, same PostgreSQL, same settings.
final class Baseline implements AutoCloseable {

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;
    private final URI address;

    Baseline(Pair pair) throws IOException, GeneralSecurityException {
        pair.database()
                .sql(
                        "create table public.bench_baseline (id bigint generated always as identity primary key, body bytea not null)")
                .update();
        SSLContext tls = tls(pair.sender().getBean(NodeKeys.class).tls());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream in = exchange.getRequestBody()) {
                pair.database()
                        .sql("insert into public.bench_baseline (body) values (:body)")
                        .param("body", in.readAllBytes())
                        .update();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        address = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    /// Trusts exactly the certificate that it serves, whose name the client is told not to look at.
    private static SSLContext tls(TlsIdentity identity) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "tls", identity.secret(), new char[0], new java.security.cert.Certificate[] {identity.certificate()});
        store.setCertificateEntry("trusted", identity.certificate());
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    void post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 204) {
            throw new IOException("expected 204, found " + status);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
