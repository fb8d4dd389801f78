/// Database, clock, settings, persistent jobs, blobs and health of a node. Knows no domain words.
@NullMarked
package org.tripoint.platform;

import org.jspecify.annotations.NullMarked;
