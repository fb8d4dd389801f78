@NullMarked
package org.tripoint.search;

import org.jspecify.annotations.NullMarked;
