package org.tripoint.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.FeedFile;
import org.tripoint.kernel.log.FeedHead;

/// Fetches the files that one neighbour keeps for this node. Every answer has a limit; a longer one is a fault of the
/// neighbour. Closing it ends a request under way.
final class FeedClient implements FeedSource, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient http;
    private final URI base;

    FeedClient(PinnedTls tls, PartyId own, PartyId neighbour, URI feed) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.client(neighbour))
                .connectTimeout(CONNECT)
                .build();
        this.base = URI.create(feed + "/to/" + own + "/");
    }

    @Override
    public boolean isMedium() {
        return false;
    }

    @Override
    public Optional<byte[]> find(FeedFile file, int maxOctets) throws IOException, InterruptedException {
        return send(base.resolve(file.path()), ANSWER, maxOctets);
    }

    /// Waits until the head is another than `seen`; empty where it was not within `wait`.
    Optional<FeedHead> awaitHead(Optional<FeedHead> seen, Duration wait) throws IOException, InterruptedException {
        String query = seen.map(head -> "?seen=" + head.tag() + "&wait=" + wait.toSeconds())
                .orElse("");
        URI uri = base.resolve(new FeedFile.Head().path() + query);
        return send(uri, wait.plus(ANSWER), FeedHead.MAX_OCTETS).flatMap(FeedHead::parse);
    }

    private Optional<byte[]> send(URI uri, Duration timeout, int maxOctets) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() == NOT_FOUND || response.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            if (response.statusCode() != OK) {
                throw new IOException("expected an answer of the neighbour, found status " + response.statusCode());
            }
            byte[] octets = body.readNBytes(maxOctets + 1);
            if (octets.length > maxOctets) {
                throw new IOException("expected at most " + maxOctets + " octets of " + uri.getPath());
            }
            return Optional.of(octets);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
