/// What an agreement lets go is sealed into a feed for each neighbour, served over mutual TLS, mirrored, judged and
/// receipted. The exchange knows record types as data and instruments by their door; it knows no feature.
@NullMarked
package org.tripoint.exchange;

import org.jspecify.annotations.NullMarked;
