package org.tripoint.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.Lane;

/// What a neighbour's server can do to whoever asks it.
@Timeout(60)
class FeedClientTest {

    private static final FeedFile FILE = new FeedFile.LogCheckpoint(Lane.CONTROL, 1);

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private volatile Conduct conduct = exchange -> {};

    private interface Conduct {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> conduct.answer(exchange));
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsNotWaitedForLongerThanTheLimit() {
        conduct = exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            awaitEnd();
        };

        try (FeedClient client = client(Duration.ofMillis(500))) {
            assertThatThrownBy(() -> client.find(FILE, 100))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("whole answer");
        }
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() throws Exception {
        conduct = exchange -> answer(exchange, 101);
        try (FeedClient client = client(Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> client.find(FILE, 100)).isInstanceOf(IOException.class);
        }

        conduct = exchange -> answer(exchange, 100);
        try (FeedClient client = client(Duration.ofSeconds(20))) {
            assertThat(client.find(FILE, 100).orElseThrow()).hasSize(100);
        }
    }

    private static void answer(HttpExchange exchange, int octets) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, octets);
            exchange.getResponseBody().write(new byte[octets]);
        }
    }

    private FeedClient client(Duration answer) {
        return new FeedClient(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/to/KH/"),
                answer);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
