package org.tripoint.incidents.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Kinds;
import org.tripoint.incidents.Protection;
import org.tripoint.ledger.LedgerRecord;

/// What a neighbour's report may be answered with. About a person who asked for protection here nothing is said but
/// that no reply is possible, which is what is said for many other reasons, too.
@Component
class Answers {

    private static final String CANNOT_REPLY = "cannot-reply";

    private final Kinds kinds;
    private final Protection protection;

    Answers(Kinds kinds, Protection protection) {
        this.kinds = kinds;
        this.protection = protection;
    }

    /// Codes of the list `answer`.
    List<String> of(Incident incident, LedgerRecord record) {
        List<String> answers = kinds.get(incident.type()).answers();
        return protection.concerns(record)
                ? answers.stream().filter(CANNOT_REPLY::equals).toList()
                : answers;
    }
}
