/// The page of search.
@NullMarked
package org.tripoint.search.web;

import org.jspecify.annotations.NullMarked;
