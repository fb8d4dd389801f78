package org.tripoint.instruments;

/// The names of the record types that speak of instruments.
final class InstrumentTypes {

    static final String PROPOSED = "instrument.proposed";
    static final String SUSPENDED = "instrument.suspended";
    static final String RESUMED = "instrument.resumed";

    /// The ledger's own: a signature under any record.
    static final String SIGNED = "record.signed";

    private InstrumentTypes() {}
}
