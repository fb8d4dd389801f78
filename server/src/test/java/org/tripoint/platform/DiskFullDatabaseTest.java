package org.tripoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node on a disk that fills up while it works: a real, small disk that exists for the test's process only.
class DiskFullDatabaseTest {

    @TempDir
    Path dir;

    @Test
    void refusesWritesWholeReadsOnAndWritesAgainWhenThereIsSpace() throws Exception {
        String mount = "mount -t tmpfs -o size=200m tmpfs \"$0\" && exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("unshare"));
        command.add(ProcessUser.isRoot() ? "-m" : "-Urm");
        command.addAll(List.of("sh", "-c", mount, dir.toString()));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                dir.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines())
                .containsSequence(
                        "refused: " + DiskFull.MESSAGE,
                        "kept exactly what was acknowledged: true",
                        "refused: " + DiskFull.MESSAGE,
                        "attachments kept: 0",
                        "writes again: true");
    }

    /// Fills the disk, mebibyte by mebibyte, and says what happens.
    static final class Writer {
        private Writer() {}

        static void main(String[] arguments) throws IOException {
            Path dir = Path.of(arguments[0]);
            Files.writeString(dir.resolve(NodeSettings.FILE), "party=VN\n");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dir.resolve("postgres"));
                    Database database = Database.connect(postgres.address(), dir)) {
                database.jdbc().sql("create table filler (content bytea)").update();
                int acknowledged = fill(database);
                int found = database.jdbc()
                        .sql("select count(*) from filler")
                        .query(Integer.class)
                        .single();
                System.out.println("kept exactly what was acknowledged: " + (found == acknowledged));
                attach(dir);
                database.jdbc().sql("truncate filler").update();
                database.jdbc().sql("checkpoint").update();
                System.out.println("writes again: " + write(database, new byte[1000]));
            }
        }

        private static int fill(Database database) {
            Random random = new Random(1);
            byte[] content = new byte[1 << 20];
            for (int written = 0; written < 300; written++) {
                random.nextBytes(content);
                if (!write(database, content)) {
                    return written;
                }
            }
            throw new IllegalStateException("the disk did not fill");
        }

        private static boolean write(Database database, byte[] content) {
            try {
                return database.transactions()
                                .execute(_ -> database.jdbc()
                                        .sql("insert into filler (content) values (:content)")
                                        .param("content", content)
                                        .update())
                        == 1;
            } catch (DiskFull e) {
                System.out.println("refused: " + DiskFull.MESSAGE);
                return false;
            }
        }

        private static void attach(Path dir) throws IOException {
            try {
                new Blobs(NodeSettings.read(dir)).put(new ByteArrayInputStream(new byte[1000]), 1000);
            } catch (DiskFull e) {
                System.out.println("refused: " + DiskFull.MESSAGE);
            }
            Path blobs = dir.resolve("blobs");
            if (!Files.exists(blobs)) {
                System.out.println("attachments kept: 0");
                return;
            }
            try (Stream<Path> kept = Files.walk(blobs)) {
                System.out.println(
                        "attachments kept: " + kept.filter(Files::isRegularFile).count());
            }
        }
    }
}
