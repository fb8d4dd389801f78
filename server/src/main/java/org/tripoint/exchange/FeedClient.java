package org.tripoint.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedHead;

/// Fetches the files that one neighbour keeps for this node. Every answer has a limit of size and of time to its last
/// octet; what goes beyond is a fault of the neighbour. Closing it ends a request under way.
final class FeedClient implements FeedSource, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient http;
    private final URI base;
    private final Duration answer;

    FeedClient(PinnedTls tls, PartyId own, PartyId neighbour, URI feed) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls.client(neighbour))
                        .connectTimeout(CONNECT)
                        .build(),
                URI.create(feed + "/to/" + own + "/"),
                ANSWER);
    }

    FeedClient(HttpClient http, URI base, Duration answer) {
        this.http = http;
        this.base = base;
        this.answer = answer;
    }

    @Override
    public boolean isMedium() {
        return false;
    }

    @Override
    public Optional<byte[]> find(FeedFile file, int maxOctets) throws IOException, InterruptedException {
        return send(base.resolve(file.path()), answer, maxOctets);
    }

    /// Waits until the head is another than `seen`; empty where it was not within `wait`.
    Optional<FeedHead> awaitHead(Optional<FeedHead> seen, Duration wait) throws IOException, InterruptedException {
        String query = seen.map(head -> "?seen=" + head.tag() + "&wait=" + wait.toSeconds())
                .orElse("");
        URI uri = base.resolve(new FeedFile.Head().path() + query);
        return send(uri, wait.plus(answer), FeedHead.MAX_OCTETS).flatMap(FeedHead::parse);
    }

    /// The client's own time limit ends with the header of an answer, so the whole is waited for here.
    private Optional<byte[]> send(URI uri, Duration timeout, int maxOctets) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(
                HttpRequest.newBuilder(uri).GET().build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), maxOctets));
        try {
            return body(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("expected a whole answer within " + timeout + " of " + uri.getPath(), e);
        } catch (ExecutionException e) {
            throw new IOException("expected an answer of " + uri.getPath() + ": " + e.getCause(), e);
        } finally {
            sent.cancel(true);
        }
    }

    private static Optional<byte[]> body(HttpResponse<byte[]> response) throws IOException {
        return switch (response.statusCode()) {
            case OK -> Optional.of(response.body());
            case NOT_FOUND, NOT_MODIFIED -> Optional.empty();
            default ->
                throw new IOException("expected an answer of the neighbour, found status " + response.statusCode());
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
