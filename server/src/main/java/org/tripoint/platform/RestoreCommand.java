package org.tripoint.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `restore`: fills the empty database of a stopped node from a backup. The node then compares itself with its
/// neighbours before it sends anything.
public final class RestoreCommand implements NodeCommand {

    /// The file that tells the node that it was put back.
    public static final String WORD = "restored";

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> usage() {
        return List.of("restore --data DIR FOLDER");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        if (arguments.size() != 1) {
            throw new CommandFailure.Usage(String.join("\n", usage()));
        }
        try (Database database = Database.open(settings)) {
            long rows = restore(settings, database, Path.of(arguments.getFirst()));
            System.out.println(rows + " rows were restored. Start the node: it sends nothing to a neighbour before it"
                    + " compared its log with the neighbour's.");
        }
        return 0;
    }

    /// The word is left first: a node that starts on half a restoration compares as well.
    static long restore(NodeSettings settings, Database database, Path folder) {
        try {
            Files.writeString(settings.dataDir().resolve(WORD), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + settings.dataDir(), e);
        }
        return new Backup(folder).restore(settings, database);
    }
}
