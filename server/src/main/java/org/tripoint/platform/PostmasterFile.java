package org.tripoint.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What PostgreSQL writes into `postmaster.pid`: line 1 is the process, line 4 the port, line 8 the state.
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /// Empty when the file is absent or not written to its end yet.
    static Optional<PostmasterFile> find(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE || !isNumber(lines.getFirst()) || !isNumber(lines.get(PORT_LINE))) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
        return Optional.of(new PostmasterFile(
                Long.parseLong(lines.getFirst().strip()),
                Integer.parseInt(lines.get(PORT_LINE).strip()),
                ready));
    }

    private static boolean isNumber(String line) {
        return line.strip().matches("\\d{1,18}");
    }

    /// True when the process lives and is a PostgreSQL of the folder `data`, not a later process with its number.
    boolean isAliveIn(Path data) {
        try {
            String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains("postgres")
                    && List.of(command.split("\0", -1)).contains(data.toString());
        } catch (IOException _) {
            return false;
        }
    }
}
