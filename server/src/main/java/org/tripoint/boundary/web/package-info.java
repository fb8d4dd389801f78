/// The page of the border, its gates and units on the map, and the names of units on every page.
@NullMarked
package org.tripoint.boundary.web;

import org.jspecify.annotations.NullMarked;
