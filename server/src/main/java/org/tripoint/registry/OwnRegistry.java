package org.tripoint.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.language.CodeLists;
import org.tripoint.platform.CommandFailure;
import org.tripoint.platform.Csv;
import org.tripoint.platform.NodeSettings;
import org.tripoint.platform.ReadinessPart;

/// Declares the node's own party and what `units.csv` of its data folder says, each time the node starts. The whole
/// file is taken or none of it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class OwnRegistry implements ApplicationRunner, ReadinessPart {

    static final String FILE = "units.csv";

    private static final Logger LOG = LoggerFactory.getLogger(OwnRegistry.class);

    private final NodeSettings settings;
    private final Provinces provinces;
    private final CodeLists codes;
    private final OwnDeclarations declarations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    private volatile boolean ready;

    OwnRegistry(
            NodeSettings settings,
            Provinces provinces,
            CodeLists codes,
            OwnDeclarations declarations,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.provinces = provinces;
        this.codes = codes;
        this.declarations = declarations;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int records = load();
        if (records > 0) {
            LOG.info("declared {} changes of own party, services and units", records);
        }
        ready = true;
    }

    /// Returns how many records were appended. Throws [CommandFailure.Usage] naming the lines that are wrong.
    int load() {
        var content = read(settings.dataDir().resolve(FILE));
        Integer records = transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('registry.own'))")
                    .query()
                    .singleRow();
            return declare(content);
        });
        return records == null ? 0 : records;
    }

    private int declare(UnitsFile.Content content) {
        int records = 0;
        if (!settings.names().isEmpty()) {
            var party = new Party(
                    settings.party(),
                    GivenNames.of(settings.names()),
                    Validity.always(),
                    settings.mode().isExample());
            records += declarations.declare(party) ? 1 : 0;
        }
        for (var service : content.services()) {
            records += declarations.declare(service) ? 1 : 0;
        }
        for (var unit : content.units()) {
            records += declarations.declare(unit) ? 1 : 0;
        }
        return records;
    }

    private UnitsFile.Content read(Path file) {
        if (!Files.isRegularFile(file)) {
            return new UnitsFile.Content(java.util.List.of(), java.util.List.of(), java.util.List.of());
        }
        try {
            var table = Csv.read(Files.newInputStream(file));
            var content =
                    new UnitsFile(settings.party(), provinces, Set.copyOf(codes.list("service-kind"))).read(table);
            if (!content.faults().isEmpty()) {
                throw new CommandFailure.Usage(file + " is not used:\n" + String.join("\n", content.faults()));
            }
            return content;
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure.Usage(file + " cannot be read: " + e.getMessage());
        }
    }
}
