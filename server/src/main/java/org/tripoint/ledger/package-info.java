/// The append-only ledger of signed records, the tables that follow from them, and the keys that sign them. A local
/// record and a neighbour's take the same way: append, then project.
@NullMarked
package org.tripoint.ledger;

import org.jspecify.annotations.NullMarked;
