package org.tripoint.incidents.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.incidents.Kinds;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.web.RecordPages;

/// A report of an incident is told of, and taken in charge, on its own page.
@Component
class IncidentRecordPages implements RecordPages {

    private final Kinds kinds;

    private final Incidents incidents;

    IncidentRecordPages(Kinds kinds, Incidents incidents) {
        this.kinds = kinds;
        this.incidents = incidents;
    }

    @Override
    public Optional<String> find(LedgerRecord record) {
        return kinds.find(record.type().name())
                .flatMap(kind -> kind.group() == Kind.Group.FOLLOW_UP
                        ? incidents.findAbout(record.hash())
                        : Optional.of(record.hash()))
                .map(hash -> "/incidents/" + hash.hex());
    }
}
