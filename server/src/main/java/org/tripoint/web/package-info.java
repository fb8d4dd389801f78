/// The shell that every page stands in: frame, parts, forms, map widget, live updates, and the seams through which
/// features contribute to the rail, to Today and to the map.
@NullMarked
package org.tripoint.web;

import org.jspecify.annotations.NullMarked;
