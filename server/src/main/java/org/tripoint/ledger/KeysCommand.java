package org.tripoint.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tripoint.kernel.KeySet;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeCommand;
import org.tripoint.platform.NodeSettings;

/// `keys`: the ceremony that changes the keys of a node, step by step; each step says what comes next.
public final class KeysCommand implements NodeCommand {

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "keys show --data DIR",
                "keys prepare --data DIR --root ROOT",
                "keys switch --data DIR",
                "keys retire --data DIR --root ROOT",
                "keys revoke --data DIR --root ROOT");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        KeyCeremony ceremony = new KeyCeremony(settings, new NodeClock(settings).instant());
        try {
            if (arguments.equals(List.of("show"))) {
                show(ceremony.current());
            } else if (arguments.equals(List.of("switch"))) {
                ceremony.switchOver();
                System.out.println("The new keys are in use. Start the node. When the neighbours have its new receipts,"
                        + " stop it and retire the old keys, or revoke them where somebody else may have them.");
            } else if (arguments.size() == 3 && arguments.get(1).equals("--root")) {
                withRoot(ceremony, arguments.getFirst(), Path.of(arguments.get(2)));
            } else {
                throw new CommandFailure.Usage(String.join("\n", usage()));
            }
            return 0;
        } catch (IOException e) {
            throw new CommandFailure.Usage("the keys cannot be changed: " + e.getMessage());
        }
    }

    private void withRoot(KeyCeremony ceremony, String step, Path root) throws IOException {
        switch (step) {
            case "prepare" -> {
                show(ceremony.prepare(root));
                System.out.println("The next keys wait. Take the root back to its safe. Start the node; it tells its"
                        + " neighbours. When all of them have receipted everything, stop it and switch.");
            }
            case "retire" -> {
                show(ceremony.withdraw(root, false));
                System.out.println("What the old keys signed until now stays valid. Start the node; it tells its"
                        + " neighbours.");
            }
            case "revoke" -> {
                show(ceremony.withdraw(root, true));
                System.out.println("The old keys count no more wherever this key set arrives. Start the node; it tells"
                        + " its neighbours.");
            }
            default -> throw new CommandFailure.Usage(String.join("\n", usage()));
        }
    }

    private static void show(KeySet set) {
        System.out.println(set.party() + " key set " + set.serial() + ", issued " + set.issued());
        set.keys()
                .forEach(key -> System.out.println(
                        "  " + key.use().code() + " " + key.key().kid().value() + " until " + key.until()));
    }
}
