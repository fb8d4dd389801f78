package org.tripoint.ledger;

import java.util.List;

/// A record of our own that does not fit the definition of its type; nothing was written.
public final class InvalidRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidRecord(String type, List<FieldError> errors) {
        super("expected a " + type + " that fits its definition, found " + errors.size() + " faults in "
                + errors.stream()
                        .map(error -> error.section() + "." + error.field())
                        .toList());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
