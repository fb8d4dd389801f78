/// Places on the earth: positions with their accuracy and source, distances, and how people write them. No domain
/// words, nothing of another package of ours.
@NullMarked
package org.tripoint.geo;

import org.jspecify.annotations.NullMarked;
