/// Tests of the whole: the launcher, its processes and the pages of three running nodes.
@NullMarked
package org.tripoint.browser;

import org.jspecify.annotations.NullMarked;
