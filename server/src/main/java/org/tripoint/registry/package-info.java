/// Who takes part: parties, their services, and their units as a dated tree with successors; the provinces they lie in.
@NullMarked
package org.tripoint.registry;

import org.jspecify.annotations.NullMarked;
