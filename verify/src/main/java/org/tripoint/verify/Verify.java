package org.tripoint.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Kid;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.proof.ReceiptJudge;
import org.tripoint.kernel.proof.ReceiptVerdict;
import org.tripoint.kernel.proof.RecordOfReceipt;

/// `verify FILE`: checks a record of receipt without a node and explains each step. Exit codes: 0 everything holds,
/// 1 something does not, 2 usage or unreadable.
public final class Verify {

    private static final String USAGE = """
            usage:
              ./tripoint verify [--language en|vi|lo|km] [--root PARTY=FINGERPRINT]... FILE
            """;

    private Verify() {}

    static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv("LANG"), out, err));
    }

    static int run(List<String> arguments, @Nullable String environment, PrintStream out, PrintStream err) {
        String language = languageOf(environment);
        Map<PartyId, Kid> roots = new HashMap<>();
        Optional<Path> file = Optional.empty();
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                switch (argument) {
                    case "--language" -> language = known(arguments.get(++i));
                    case "--root" -> putRoot(roots, arguments.get(++i));
                    default -> {
                        if (file.isPresent() || argument.startsWith("-")) {
                            throw new IllegalArgumentException("unexpected " + argument);
                        }
                        file = Optional.of(Path.of(argument));
                    }
                }
            }
            return verify(file.orElseThrow(() -> new IllegalArgumentException("a file")), language, roots, out);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            err.print(USAGE);
            return 2;
        } catch (IOException e) {
            err.println("tripoint: cannot read " + file.orElseThrow() + ": " + e.getMessage());
            return 2;
        }
    }

    private static int verify(Path file, String language, Map<PartyId, Kid> roots, PrintStream out) throws IOException {
        byte[] octets;
        try (InputStream in = Files.newInputStream(file)) {
            octets = in.readNBytes(RecordOfReceipt.MAX_OCTETS + 1);
        }
        ReceiptVerdict verdict = new ReceiptJudge(roots).judge(octets);
        new Explanation(Words.in(language)).of(verdict).forEach(out::println);
        return verdict instanceof ReceiptVerdict.Verified ? 0 : 1;
    }

    private static String known(String language) {
        if (!Words.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("unknown language " + language);
        }
        return language;
    }

    /// That of the terminal where the verifier speaks it, else English.
    private static String languageOf(@Nullable String environment) {
        String wish = environment == null || environment.length() < 2
                ? "en"
                : environment.substring(0, 2).toLowerCase(Locale.ROOT);
        return Words.LANGUAGES.contains(wish) ? wish : "en";
    }

    /// A fingerprint as it is read out by telephone; spaces do not count.
    private static void putRoot(Map<PartyId, Kid> roots, String named) {
        String[] parts = named.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected PARTY=FINGERPRINT");
        }
        String hex = parts[1].replace(" ", "").toLowerCase(Locale.ROOT);
        roots.put(
                new PartyId(parts[0]),
                new Kid(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(hex))));
    }
}
