package org.tripoint.instruments;

import java.util.List;

/// An instrument that does not fit; nothing was written.
public final class InvalidInstrument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<InstrumentFault> faults;

    InvalidInstrument(List<InstrumentFault> faults) {
        super("expected an instrument that fits, found faults in "
                + faults.stream()
                        .map(fault -> fault.article() + "." + fault.field() + ": "
                                + fault.code().code())
                        .toList());
        this.faults = List.copyOf(faults);
    }

    public List<InstrumentFault> faults() {
        return faults;
    }
}
