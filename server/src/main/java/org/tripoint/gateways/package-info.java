/// What Tripoint tells in the standards of others.
@NullMarked
package org.tripoint.gateways;

import org.jspecify.annotations.NullMarked;
