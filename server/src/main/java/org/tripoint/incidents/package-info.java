/// What happens at the border and is reported: the kinds of incident, the reports of both sides, and who takes them in
/// charge.
@NullMarked
package org.tripoint.incidents;

import org.jspecify.annotations.NullMarked;
