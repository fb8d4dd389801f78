/// The border on the ground: gates with their facing pair, towns near a line, and what others published about it.
@NullMarked
package org.tripoint.boundary;

import org.jspecify.annotations.NullMarked;
