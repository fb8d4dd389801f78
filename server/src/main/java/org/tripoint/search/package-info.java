/// Search over every record that a reader may see: the words under which each is found, in every language of the node,
/// and what accounts search for again and again.
@NullMarked
package org.tripoint.search;

import org.jspecify.annotations.NullMarked;
