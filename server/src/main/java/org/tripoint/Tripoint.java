package org.tripoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tripoint.access.AccountCommand;
import org.tripoint.demo.DemoPreparation;
import org.tripoint.exchange.CarryCommand;
import org.tripoint.exchange.PeerCommand;
import org.tripoint.ledger.KeysCommand;
import org.tripoint.platform.BackupCommand;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeCommand;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.RestoreCommand;

/// The command line of one node: `run` serves until it is told to stop, every other command does its work and
/// ends. Exit codes: 0 done, 1 refused, 2 usage or unreadable, 3 prerequisite missing.
public final class Tripoint {

    private static final List<NodeCommand> COMMANDS = List.of(
            new PeerCommand(),
            new KeysCommand(),
            new CarryCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new AccountCommand());

    private Tripoint() {}

    static void main(String[] arguments) {
        int exitCode = execute(List.of(arguments));
        if (exitCode != 0 || !isRun(arguments)) {
            System.exit(exitCode);
        }
    }

    private static boolean isRun(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("run");
    }

    static int execute(List<String> arguments) {
        try {
            return dispatch(arguments);
        } catch (CommandFailure e) {
            System.err.println("tripoint: " + e.getMessage());
            return e.exitCode();
        }
    }

    private static int dispatch(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new CommandFailure.Usage(usage());
        }
        String name = arguments.getFirst();
        List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        if (name.equals("run")) {
            NodeSettings settings = settings(rest);
            if (!rest.isEmpty()) {
                throw new CommandFailure.Usage(usage());
            }
            Node.serve(settings);
            return 0;
        }
        if (name.equals("demo-prepare")) {
            return DemoPreparation.run(rest);
        }
        for (NodeCommand command : COMMANDS) {
            if (command.name().equals(name)) {
                return command.run(settings(rest), rest);
            }
        }
        throw new CommandFailure.Usage("unknown command " + name + "\n" + usage());
    }

    /// Takes `--data DIR` out of the arguments.
    private static NodeSettings settings(List<String> arguments) {
        int option = arguments.indexOf("--data");
        if (option < 0 || option + 1 >= arguments.size()) {
            throw new CommandFailure.Usage("expected --data DIR, the folder of the node\n" + usage());
        }
        Path dir = Path.of(arguments.get(option + 1));
        arguments.subList(option, option + 2).clear();
        return NodeSettings.read(dir);
    }

    private static String usage() {
        return Stream.concat(
                        Stream.of("run --data DIR"), COMMANDS.stream().flatMap(command -> command.usage().stream()))
                .map(line -> "  tripoint " + line)
                .collect(Collectors.joining("\n", "usage:\n", ""));
    }
}
