/// Append-only Merkle logs in the published form of transparency logs, and the leaf that a feed keeps in them:
/// RFC 9162 hashing and proofs, C2SP tlog-tiles, signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof.
/// Knows neither network nor storage: tiles are read through a function and written as a list.
@NullMarked
package org.tripoint.kernel.log;

import org.jspecify.annotations.NullMarked;
