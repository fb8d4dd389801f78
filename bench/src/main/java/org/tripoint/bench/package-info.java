/// Measurements that print their baseline beside them; see docs/operations/performance.md.
@NullMarked
package org.tripoint.bench;

import org.jspecify.annotations.NullMarked;
