package org.tripoint.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.PartyId;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.NodeCommand;
import org.tripoint.platform.NodeSettings;

/// `peer export|import|confirm`: two administrators make their nodes neighbours by exchanging one file each and
/// reading the fingerprints to each other.
public final class PeerCommand implements NodeCommand {

    private static final int MAX_BUNDLE_OCTETS = 64 * 1024;

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "peer export --data DIR FILE",
                "peer import --data DIR FILE",
                "peer confirm --data DIR PARTY FINGERPRINT");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        if (arguments.size() == 2 && arguments.get(0).equals("export")) {
            return export(settings, Path.of(arguments.get(1)));
        }
        if (arguments.size() == 2 && arguments.get(0).equals("import")) {
            return bringIn(settings, Path.of(arguments.get(1)));
        }
        if (arguments.size() >= 3 && arguments.get(0).equals("confirm")) {
            String fingerprint = String.join(" ", arguments.subList(2, arguments.size()));
            PeerFiles.leaveConfirmation(settings, party(arguments.get(1)), fingerprint);
            System.out.println("The node compares it with the bundle of " + arguments.get(1)
                    + " and says the result on the page Exchange.");
            return 0;
        }
        throw new CommandFailure.Usage(String.join("\n", usage()));
    }

    private static PartyId party(String text) {
        try {
            return new PartyId(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure.Usage(String.valueOf(e.getMessage()));
        }
    }

    private static int export(NodeSettings settings, Path file) {
        Path keySet = settings.dataDir().resolve("keys").resolve("keyset.jws");
        if (!Files.exists(keySet)) {
            throw new CommandFailure.Usage("no keys yet in " + settings.dataDir() + ": start the node once");
        }
        try {
            Files.copy(keySet, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            print(PeerFiles.judge(Files.readAllBytes(file)));
            return 0;
        } catch (IOException e) {
            throw new CommandFailure.Usage("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static int bringIn(NodeSettings settings, Path file) {
        try {
            if (Files.size(file) > MAX_BUNDLE_OCTETS) {
                throw new CommandFailure.Usage(file + " is too large for a bundle");
            }
            return print(PeerFiles.leaveBundle(settings, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new CommandFailure.Usage("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static int print(KeySetVerdict verdict) {
        return switch (verdict) {
            case KeySetVerdict.Sound sound -> {
                System.out.println(sound.keySet().party() + " " + sound.keySet().feed());
                System.out.println(sound.keySet().root().kid().fingerprint());
                yield 0;
            }
            case KeySetVerdict.Refused refused -> {
                System.err.println("refused: " + refused.code().code() + ": " + refused.reason());
                yield 1;
            }
        };
    }
}
