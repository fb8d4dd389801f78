/// The pages of the shift.
@NullMarked
package org.tripoint.duty.web;

import org.jspecify.annotations.NullMarked;
