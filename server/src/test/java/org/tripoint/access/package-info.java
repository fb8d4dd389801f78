@NullMarked
package org.tripoint.access;

import org.jspecify.annotations.NullMarked;
