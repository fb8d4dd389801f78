package org.tripoint.platform;

import java.nio.file.Path;
import java.util.List;

/// `backup`: copies everything that a node keeps, also while it runs.
public final class BackupCommand implements NodeCommand {

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public List<String> usage() {
        return List.of("backup --data DIR FOLDER");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        if (arguments.size() != 1) {
            throw new CommandFailure.Usage(String.join("\n", usage()));
        }
        Path folder = Path.of(arguments.getFirst());
        try (Database database = Database.join(settings)) {
            long rows = new Backup(folder).write(settings, database, new NodeClock(settings).instant());
            System.out.println(rows + " rows, the attachments and the keys are in " + folder
                    + ". Keep it as safe as the node: it holds its keys and what was erased since.");
        }
        return 0;
    }
}
