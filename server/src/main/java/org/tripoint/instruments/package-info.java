/// What the parties agreed and who lets what go: instruments with their articles, the signatures that bring them into
/// force, suspensions, and the release terms that articles carry.
@NullMarked
package org.tripoint.instruments;

import org.jspecify.annotations.NullMarked;
