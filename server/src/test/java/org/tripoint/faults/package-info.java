/// Three nodes as real processes under load, killed, cut off and put out of time, and a checker that says whether
/// anything was lost, doubled or let go without leave.
@NullMarked
package org.tripoint.faults;

import org.jspecify.annotations.NullMarked;
