package org.tripoint.boundary;

/// Whether one side's gate is open now, as far as this node knows.
public enum GateState {
    OPEN,
    /// Outside its hours.
    OUTSIDE_HOURS,
    /// Open, but closed to some traffic.
    RESTRICTED,
    CLOSED,
    /// Its side has not said its hours here.
    HOURS_UNKNOWN
}
