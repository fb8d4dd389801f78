package org.tripoint.ledger;

import java.util.stream.Stream;

/// Seam: words under which a feature lets a record be found besides those that stand in it, such as the names of its
/// unit or the number that people call it by.
public interface FoundUnder {

    Stream<String> words(LedgerRecord record);
}
