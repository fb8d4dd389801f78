package org.tripoint.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.ServiceId;
import org.tripoint.kernel.UnitId;
import org.tripoint.language.CodeLists;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.Database;
import org.tripoint.platform.NodeClock;
import org.tripoint.platform.NodeCommand;
import org.tripoint.platform.NodeSettings;

/// `account create`: makes an account from the command line, such as the first administrator of a node, who makes
/// the others on his page. The password is one line of standard input: never an argument, which other programs
/// can see.
public final class AccountCommand implements NodeCommand {

    private static final List<String> OPTIONS =
            List.of("--login", "--role", "--service", "--unit", "--office", "--level");

    private static final int MAX_LINE_CHARACTERS = 1000;

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<String> usage() {
        return List.of("account create --data DIR --login NAME --role ROLE[,ROLE] --service SERVICE --unit UNIT"
                + " --office OFFICE --level post|province|centre   (password on standard input)");
    }

    @Override
    public int run(NodeSettings settings, List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("create")) {
            throw new CommandFailure.Usage(String.join("\n", usage()));
        }
        var draft = draft(options(arguments.subList(1, arguments.size())));
        var password = password(draft.login());
        try (var database = Database.join(settings)) {
            var accounts =
                    new Accounts(database.jdbc(), database.transactions(), new Passwords(), new NodeClock(settings));
            accounts.create(draft, password);
        } catch (Accounts.LoginTaken taken) {
            throw new CommandFailure.Refused("An account with this login exists; choose another --login.");
        }
        System.out.println("The account " + draft.login() + " can log in.");
        return 0;
    }

    private Map<String, String> options(List<String> arguments) {
        var options = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            boolean known = OPTIONS.contains(name) && i + 1 < arguments.size();
            if (!known || options.put(name, arguments.get(i + 1)) != null) {
                throw new CommandFailure.Usage("unexpected " + name + "\n" + String.join("\n", usage()));
            }
        }
        for (var name : OPTIONS) {
            if (!options.containsKey(name)) {
                throw new CommandFailure.Usage("expected " + name + "\n" + String.join("\n", usage()));
            }
        }
        return options;
    }

    private static Account.Draft draft(Map<String, String> options) {
        try {
            var roles = Arrays.stream(value(options, "--role")
                            .toLowerCase(java.util.Locale.ROOT)
                            .split(","))
                    .map(Role::ofCode)
                    .collect(Collectors.toUnmodifiableSet());
            var office = value(options, "--office");
            var offices = CodeLists.onClassPath().list("office");
            if (!offices.contains(office)) {
                throw new IllegalArgumentException("expected an office of " + offices + ", found " + office);
            }
            return new Account.Draft(
                    value(options, "--login"),
                    new ServiceId(value(options, "--service")),
                    new UnitId(value(options, "--unit")),
                    new OfficeId(office),
                    UnitLevel.ofCode(value(options, "--level")),
                    roles,
                    null);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure.Usage(String.valueOf(e.getMessage()));
        }
    }

    private static String value(Map<String, String> options, String name) {
        return Objects.requireNonNull(options.get(name));
    }

    private static String password(String login) {
        var typed = read();
        new Passwords().findFault(login, typed).ifPresent(fault -> {
            throw new CommandFailure.Refused("The password is refused: expected " + Passwords.MIN_CHARACTERS + " to "
                    + Passwords.MAX_CHARACTERS
                    + " characters, not the login, and not a password that the demonstration publishes.");
        });
        return typed;
    }

    /// Without an echo where a person types. From JDK 25 on there is again no console where nobody types.
    @SuppressWarnings("SystemConsoleNull")
    private static String read() {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.substring(0, Math.min(line.length(), MAX_LINE_CHARACTERS));
        } catch (IOException e) {
            throw new CommandFailure.Usage("cannot read the password from standard input: " + e.getMessage());
        }
    }
}
