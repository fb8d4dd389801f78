package org.tripoint.platform;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tripoint.kernel.PartyId;

/// The settings of one node, as its administrator wrote them in `node.properties` of its data folder.
/// Nothing of another party is in them.
///
/// @param dataDir everything that the node keeps lies below it
/// @param language what a page speaks when neither account nor browser say otherwise, for example `vi`
/// @param zone the zone in which pages show times
/// @param webAddress address on which pages are served, loopback unless `webTls` or `behindProxy`
/// @param feedAddress address on which neighbours fetch, always over mutual TLS
/// @param feedUrl the address under which neighbours reach the feed, without a path
/// @param webTls certificate and key with which the node serves pages itself
/// @param behindProxy true when a proxy that speaks TLS stands before the pages
/// @param database an external PostgreSQL; when absent the node starts its own below `dataDir`
/// @param names the party's own name by language code, as it declares it to its neighbours
public record NodeSettings(
        Path dataDir,
        NodeMode mode,
        PartyId party,
        String language,
        ZoneId zone,
        String webAddress,
        int webPort,
        String feedAddress,
        int feedPort,
        URI feedUrl,
        Optional<WebTls> webTls,
        boolean behindProxy,
        Optional<DatabaseAddress> database,
        Map<String, String> names) {

    /// The file in the data folder that holds the settings.
    public static final String FILE = "node.properties";

    /// PEM files of the certificate chain and the private key of the pages.
    public record WebTls(Path certificate, Path key) {}

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    public NodeSettings {
        names = Map.copyOf(names);
        checkPort("web.port", webPort);
        checkPort("feed.port", feedPort);
        if (!language.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException("language: expected a code such as vi, found " + language);
        }
        if (!LOOPBACK.contains(webAddress) && webTls.isEmpty() && !behindProxy) {
            throw new IllegalArgumentException("web.address: " + webAddress
                    + " can be reached from other machines, so pages need TLS: give web.certificate and web.key,"
                    + " or web.behind-proxy=true when a proxy that speaks TLS stands before this node");
        }
    }

    /// Reads `dataDir/node.properties`. Throws [CommandFailure.Usage] naming file and key when it is absent or
    /// when a key is unknown, missing or malformed.
    public static NodeSettings read(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure.Usage(
                    "no settings: expected the file " + file + " with at least the line party=XX");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure.Usage("cannot read the settings " + file + ": " + e.getMessage());
        }
        try {
            return new SettingsFile(dataDir.toAbsolutePath().normalize(), properties).settings();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CommandFailure.Usage(file + ": " + e.getMessage());
        }
    }

    private static void checkPort(String key, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(key + ": expected a port from 0 to 65535, found " + port);
        }
    }

    /// The keys of a settings file, each taken once; what is left over is unknown.
    private record SettingsFile(Path dataDir, Properties properties, Set<String> taken) {

        SettingsFile(Path dataDir, Properties properties) {
            this(dataDir, properties, new HashSet<>());
        }

        NodeSettings settings() {
            PartyId party = new PartyId(find("party")
                    .orElseThrow(() -> new IllegalArgumentException("party: expected the code of your party")));
            String feedAddress = find("feed.address").orElse("127.0.0.1");
            int feedPort = port("feed.port", 8411);
            NodeSettings settings = new NodeSettings(
                    dataDir,
                    find("mode").map(SettingsFile::mode).orElse(NodeMode.RUN),
                    party,
                    find("language").orElse("en"),
                    ZoneId.of(find("zone").orElse("Asia/Bangkok")),
                    find("web.address").orElse("127.0.0.1"),
                    port("web.port", 8401),
                    feedAddress,
                    feedPort,
                    find("feed.url").map(URI::create).orElse(URI.create("https://" + feedAddress + ":" + feedPort)),
                    webTls(),
                    find("web.behind-proxy").map(SettingsFile::flag).orElse(false),
                    database(),
                    names());
            for (String key : new TreeSet<>(properties.stringPropertyNames())) {
                if (!taken.contains(key)) {
                    throw new IllegalArgumentException("unknown key " + key + "; the keys are " + known());
                }
            }
            return settings;
        }

        private String known() {
            Set<String> keys = new TreeSet<>(taken);
            keys.removeIf(key -> key.startsWith("name."));
            return String.join(", ", keys) + " and name.LANGUAGE";
        }

        private Optional<String> find(String key) {
            taken.add(key);
            return Optional.ofNullable(properties.getProperty(key))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }

        private int port(String key, int otherwise) {
            Optional<String> value = find(key);
            if (value.isEmpty()) {
                return otherwise;
            }
            if (!value.get().matches("\\d{1,5}")) {
                throw new IllegalArgumentException(key + ": expected a port number, found " + value.get());
            }
            return Integer.parseInt(value.get());
        }

        private static NodeMode mode(String value) {
            return switch (value) {
                case "run" -> NodeMode.RUN;
                case "demo" -> NodeMode.DEMO;
                case "test" -> NodeMode.TEST;
                default -> throw new IllegalArgumentException("mode: expected run, demo or test, found " + value);
            };
        }

        private static boolean flag(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default ->
                    throw new IllegalArgumentException("web.behind-proxy: expected true or false, found " + value);
            };
        }

        private Optional<WebTls> webTls() {
            Optional<String> certificate = find("web.certificate");
            Optional<String> key = find("web.key");
            if (certificate.isPresent() != key.isPresent()) {
                throw new IllegalArgumentException("web.certificate and web.key: expected both or neither");
            }
            return certificate.map(file -> new WebTls(dataDir.resolve(file), dataDir.resolve(key.orElseThrow())));
        }

        private Optional<DatabaseAddress> database() {
            Optional<String> url = find("database.url");
            Optional<String> user = find("database.user");
            Optional<String> password = find("database.password");
            if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
                throw new IllegalArgumentException(
                        "database.url: expected, because database.user or database.password is given");
            }
            return url.map(address -> new DatabaseAddress(address, user.orElse("tripoint"), password.orElse("")));
        }

        private Map<String, String> names() {
            Map<String, String> names = new TreeMap<>();
            for (String key : properties.stringPropertyNames()) {
                if (key.matches("name\\.[a-z]{2,3}")) {
                    find(key).ifPresent(name -> names.put(key.substring("name.".length()), name));
                }
            }
            return names;
        }
    }
}
