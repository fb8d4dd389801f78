/// What the border contributes to pages: gates, towns and units on the map, and the names of units.
@NullMarked
package org.tripoint.boundary.web;

import org.jspecify.annotations.NullMarked;
