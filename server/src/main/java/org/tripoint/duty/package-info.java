/// The shift of a unit, handed over from one to the next, and its daily report.
@NullMarked
package org.tripoint.duty;

import org.jspecify.annotations.NullMarked;
