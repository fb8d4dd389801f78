package org.tripoint.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tripoint.ledger.LedgerRecord.ProjectionState;

/// Runs every projector of a record in a savepoint: where one fails, the record stays, unprojected and visible, and is
/// tried again when the node starts with a newer version.
@Component
class Projections {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final Catalogue catalogue;
    private final RecordRows rows;
    private final ObjectProvider<Projector> projectors;
    private final TransactionTemplate savepoint;

    /// Which projectors a type concerns never changes while a node runs; the catalogue bounds the types.
    private final Map<String, List<Projector>> byType = new ConcurrentHashMap<>();

    Projections(
            Catalogue catalogue,
            RecordRows rows,
            ObjectProvider<Projector> projectors,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.projectors = projectors;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    ProjectionState project(LedgerRecord record) {
        Optional<String> error = Optional.empty();
        ProjectionState state = ProjectionState.DONE;
        if (catalogue.find(record.type()).isEmpty()) {
            state = ProjectionState.NEWER;
        } else {
            error = run(record);
            if (error.isPresent()) {
                state = ProjectionState.FAILED;
            }
        }
        if (state != record.projection()) {
            rows.updateProjection(record.hash(), state, error.orElse(null));
        }
        return state;
    }

    /// The edge at which a projector's failure becomes a state of its record.
    private Optional<String> run(LedgerRecord record) {
        List<Projector> concerned = byType.computeIfAbsent(record.type().name(), this::list);
        if (concerned.isEmpty()) {
            return Optional.empty();
        }
        try {
            savepoint.executeWithoutResult(status -> concerned.forEach(projector -> projector.project(record)));
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("record {} of type {} was kept but not projected", record.hash(), record.type(), e);
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    private List<Projector> list(String type) {
        return list().filter(projector -> projector.types().contains(type)).toList();
    }

    private Stream<Projector> list() {
        return projectors.orderedStream();
    }

    List<String> tables() {
        return list().flatMap(projector -> projector.tables().stream())
                .distinct()
                .toList();
    }
}
