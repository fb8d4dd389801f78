/// The record of receipt: one file by which anybody can check, far from both nodes, that a record was signed, released
/// and received. It joins what `org.tripoint.kernel` and `org.tripoint.kernel.log` judge piece by piece.
@NullMarked
package org.tripoint.kernel.proof;

import org.jspecify.annotations.NullMarked;
