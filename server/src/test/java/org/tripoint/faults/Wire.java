package org.tripoint.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What lies between one node and the feed that it follows: octets pass, late, slowly, in one direction or not at all.
/// Connections that are open when the weather changes are cut.
final class Wire implements AutoCloseable {

    /// What happens to what is sent.
    enum Weather {
        /// Everything passes.
        CLEAR,
        /// Nobody is reached.
        CUT,
        /// What the follower asks does not arrive.
        ASKS_LOST,
        /// What the feed answers does not arrive, so that it is asked again.
        ANSWERS_LOST,
        /// Pieces are late by up to 150 ms, each connection for itself, so that later requests overtake earlier ones;
        /// now and then one ends in the middle and its request is repeated.
        ROUGH,
        /// 64 KiB a second.
        THIN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final int PIECE_OCTETS = 4096;
    private static final int LATE_MILLIS = 150;
    private static final int BREAKS_OF_A_HUNDRED = 2;
    private static final int THIN_MILLIS_A_PIECE = 62;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.CLEAR;

    /// A wire that is entered at `address`:`port` and ends at the local port `target`.
    Wire(String address, int port, int target, long seed) throws IOException {
        this.server = new ServerSocket(port, 64, InetAddress.getByName(address));
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
        this.random = new Random(seed);
        Thread.ofVirtual().name("wire-" + address).start(this::accept);
    }

    void set(Weather next) {
        weather = next;
        open.forEach(Wire::end);
        open.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket follower = server.accept();
                if (weather == Weather.CUT) {
                    end(follower);
                } else {
                    open.add(follower);
                    Thread.ofVirtual().start(() -> join(follower));
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket follower) {
        Socket feed = new Socket();
        open.add(feed);
        try (follower;
                feed) {
            feed.connect(target, 2_000);
            Thread back = Thread.ofVirtual().start(() -> pump(feed, follower, Weather.ANSWERS_LOST));
            pump(follower, feed, Weather.ASKS_LOST);
            back.join();
        } catch (IOException e) {
            // The node at the end is dead, or was cut off: the follower sees his connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(follower);
            open.remove(feed);
        }
    }

    private void pump(Socket from, Socket to, Weather losing) {
        byte[] piece = new byte[PIECE_OCTETS];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (weather != losing && hold()) {
                    out.write(piece, 0, read);
                }
            }
        } catch (IOException e) {
            // Ended from either side, or by the weather.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    /// Whether the piece passes, after the time that it takes.
    private boolean hold() throws IOException, InterruptedException {
        switch (weather) {
            case ROUGH -> {
                Thread.sleep(pick(LATE_MILLIS));
                if (pick(100) < BREAKS_OF_A_HUNDRED) {
                    throw new IOException("broken");
                }
            }
            case THIN -> Thread.sleep(THIN_MILLIS_A_PIECE);
            case CLEAR, CUT, ASKS_LOST, ANSWERS_LOST -> {}
        }
        return true;
    }

    private synchronized int pick(int bound) {
        return random.nextInt(bound);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, closed or not.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Wire::end);
    }
}
