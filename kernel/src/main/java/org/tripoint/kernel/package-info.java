/// Payloads, signatures, sections, logs and evidence. Knows no framework and no database.
@NullMarked
package org.tripoint.kernel;

import org.jspecify.annotations.NullMarked;
