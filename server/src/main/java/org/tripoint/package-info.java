/// A node of one party.
@NullMarked
package org.tripoint;

import org.jspecify.annotations.NullMarked;
