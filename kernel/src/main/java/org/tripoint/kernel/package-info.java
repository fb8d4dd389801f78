/// The record and the trust in it: payload octets, selectively disclosable sections,
/// signature sets, key sets. Needs no database and no framework; everything here is
/// immutable and safe for use by several threads.
@NullMarked
package org.tripoint.kernel;

import org.jspecify.annotations.NullMarked;
