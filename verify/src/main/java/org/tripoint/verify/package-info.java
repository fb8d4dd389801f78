/// The offline verifier: `./tripoint verify FILE`. Stands on the kernel alone, opens no connection and writes nothing.
@NullMarked
package org.tripoint.verify;

import org.jspecify.annotations.NullMarked;
