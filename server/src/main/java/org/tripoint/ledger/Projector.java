package org.tripoint.ledger;

import java.util.List;
import java.util.Set;

/// Turns records into a feature's tables. A pure function of the record, its open sections and its position: no clock,
/// no randomness, no sequence, so that a rebuild gives the same rows. Called again for the same record when a section
/// or a signature arrives later, so every statement is an upsert by the record's hash.
public interface Projector {

    /// The names of the record types it reads, in every version it knows.
    Set<String> types();

    /// The tables that hold nothing but what it writes, with their schema, children before parents.
    List<String> tables();

    void project(LedgerRecord record);
}
