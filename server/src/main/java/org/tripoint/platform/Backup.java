package org.tripoint.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A copy of everything that a node keeps, in a folder: its tables as of one moment, attachments, keys and settings.
/// The root of the keys is not in it. It is whole when it has its file `backup.json`, which is written last.
final class Backup {

    private static final String MANIFEST = "backup.json";
    private static final String TABLES = "tables";

    /// Files and folders of the data folder that are copied as they are.
    private static final List<String> FILES = List.of("blobs", "keys", "node.properties", "units.csv");

    private final Path dir;

    Backup(Path dir) {
        this.dir = dir;
    }

    private record Table(String schema, String name, List<String> columns) {

        String file() {
            return schema + "." + name;
        }

        /// Names of our own migrations, which need no quotes but get them.
        String sql() {
            return quoted(schema) + "." + quoted(name) + " ("
                    + columns.stream().map(Table::quoted).collect(Collectors.joining(", ")) + ")";
        }

        static String quoted(String name) {
            return '"' + name + '"';
        }
    }

    /// Writes it; the node may run meanwhile. Returns the number of rows.
    long write(NodeSettings settings, Database database, Instant now) {
        if (Files.exists(dir.resolve(MANIFEST))) {
            throw new CommandFailure.Refused(dir + " holds a backup already. Choose another folder.");
        }
        try (Connection connection = database.dataSource().getConnection()) {
            Files.createDirectories(
                    dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(dir.resolve(TABLES));
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            long rows = 0;
            for (Table table : tables(connection)) {
                rows += copyOut(connection, table);
            }
            ObjectNode manifest = manifest(connection, settings, now);
            connection.rollback();
            for (String name : FILES) {
                copy(settings.dataDir().resolve(name), dir.resolve(name));
            }
            Path fresh = Files.writeString(dir.resolve(MANIFEST + ".new"), manifest.toString());
            Files.move(fresh, dir.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite("The backup cannot be written to " + dir + ": " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be read", e);
        }
    }

    private long copyOut(Connection connection, Table table) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(dir.resolve(TABLES).resolve(table.file()))) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table.sql() + " to stdout", out);
        }
    }

    private static ObjectNode manifest(Connection connection, NodeSettings settings, Instant now) throws SQLException {
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("party", settings.party().value())
                .put("made", now.toString());
        ObjectNode versions = manifest.putObject("versions");
        versions(connection).forEach(versions::put);
        ObjectNode sequences = manifest.putObject("sequences");
        try (Statement statement = connection.createStatement();
                ResultSet rs = statement.executeQuery("""
                        select schemaname, sequencename, last_value from pg_sequences
                        where last_value is not null order by 1, 2""")) {
            while (rs.next()) {
                if (Migrations.SCHEMAS.contains(rs.getString(1))) {
                    sequences.put(rs.getString(1) + "." + rs.getString(2), rs.getLong(3));
                }
            }
        }
        return manifest;
    }

    /// The version of each schema.
    private static Map<String, String> versions(Connection connection) throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String schema : Migrations.SCHEMAS) {
            try (PreparedStatement present = connection.prepareStatement("select to_regclass(?)")) {
                present.setString(1, schema + ".migration");
                try (ResultSet rs = present.executeQuery()) {
                    if (!rs.next() || rs.getString(1) == null) {
                        continue;
                    }
                }
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rs = statement.executeQuery("select version from " + Table.quoted(schema)
                            + ".migration where version is not null order by installed_rank desc limit 1")) {
                if (rs.next()) {
                    versions.put(schema, rs.getString(1));
                }
            }
        }
        return versions;
    }

    /// Our tables, each after those that it refers to.
    private static List<Table> tables(Connection connection) throws SQLException {
        Map<String, Table> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rs = statement.executeQuery("""
                        select t.table_schema, t.table_name, array_agg(c.column_name::text order by c.ordinal_position)
                        from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and t.table_name <> 'migration' and c.is_generated = 'NEVER'
                        group by 1, 2 order by 1, 2""")) {
            while (rs.next()) {
                if (Migrations.SCHEMAS.contains(rs.getString(1))) {
                    Table table = new Table(rs.getString(1), rs.getString(2), List.of((String[])
                            rs.getArray(3).getArray()));
                    found.put(table.file(), table);
                }
            }
        }
        Map<String, List<String>> needs = references(connection);
        List<Table> sorted = new ArrayList<>();
        while (!found.isEmpty()) {
            List<String> free = found.keySet().stream()
                    .filter(table -> needs.getOrDefault(table, List.of()).stream()
                            .noneMatch(other -> !other.equals(table) && found.containsKey(other)))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("expected tables whose references have an end: " + found.keySet());
            }
            free.forEach(table -> sorted.add(java.util.Objects.requireNonNull(found.remove(table))));
        }
        return sorted;
    }

    private static Map<String, List<String>> references(Connection connection) throws SQLException {
        Map<String, List<String>> needs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rs = statement.executeQuery("""
                        select n.nspname || '.' || c.relname, m.nspname || '.' || d.relname
                        from pg_constraint k
                        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                        join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
                        where k.contype = 'f'""")) {
            while (rs.next()) {
                needs.computeIfAbsent(rs.getString(1), table -> new ArrayList<>())
                        .add(rs.getString(2));
            }
        }
        return needs;
    }

    /// Fills the empty database of a node from it, in one transaction, and brings back its files. Returns the number of
    /// rows.
    long restore(NodeSettings settings, Database database) {
        JsonNode manifest = readManifest();
        if (!manifest.path("party").asString().equals(settings.party().value())) {
            throw new CommandFailure.Refused(
                    "This is a backup of " + manifest.path("party").asString() + ", not of " + settings.party() + ".");
        }
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            requireSameVersions(manifest, versions(connection));
            List<Table> tables = tables(connection);
            requireEmpty(connection, tables);
            long rows = 0;
            for (Table table : tables) {
                rows += copyIn(connection, table);
            }
            for (Map.Entry<String, JsonNode> sequence :
                    manifest.path("sequences").properties()) {
                try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?)")) {
                    set.setString(1, sequence.getKey());
                    set.setLong(2, sequence.getValue().asLong());
                    set.execute();
                }
            }
            for (String name : FILES) {
                if (!Files.exists(settings.dataDir().resolve(name)) || name.equals("blobs")) {
                    copy(dir.resolve(name), settings.dataDir().resolve(name));
                }
            }
            connection.commit();
            return rows;
        } catch (IOException e) {
            throw new CommandFailure.Prerequisite("The backup in " + dir + " cannot be read: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be filled; it is as it was", e);
        }
    }

    private JsonNode readManifest() {
        Path file = dir.resolve(MANIFEST);
        if (!Files.exists(file)) {
            throw new CommandFailure.Usage("expected a whole backup in " + dir + ", found none");
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void requireSameVersions(JsonNode manifest, Map<String, String> versions) {
        Map<String, String> made = new TreeMap<>();
        manifest.path("versions")
                .properties()
                .forEach(each -> made.put(each.getKey(), each.getValue().asString()));
        if (!made.equals(versions)) {
            throw new CommandFailure.Refused("The backup was made by another version of the program, with schemas "
                    + made + "; this one has " + versions
                    + ". Restore with the version that made it, then start the new one.");
        }
    }

    private static void requireEmpty(Connection connection, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rs = statement.executeQuery("select exists (select from " + Table.quoted(table.schema())
                            + "." + Table.quoted(table.name()) + ")")) {
                if (rs.next() && rs.getBoolean(1)) {
                    throw new CommandFailure.Refused("The database holds data already (" + table.file()
                            + "). Nothing was changed. Restore into an empty one.");
                }
            }
        }
    }

    private long copyIn(Connection connection, Table table) throws SQLException, IOException {
        Path file = dir.resolve(TABLES).resolve(table.file());
        try (InputStream in = Files.newInputStream(file)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table.sql() + " from stdin", in);
        }
    }

    /// Copies a file or a folder with its rights, where it is there. What is there already stays.
    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                boolean unfinished = each.getFileName().toString().startsWith("incoming-");
                if (!Files.exists(target) && !unfinished) {
                    Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
