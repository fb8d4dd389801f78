package org.tripoint.ledger;

/// Stops the cleaning of a file at the first thing that makes it unfit.
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final AttachmentVerdict.Reason reason;

    Unfit(AttachmentVerdict.Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    AttachmentVerdict.Reason reason() {
        return reason;
    }
}
