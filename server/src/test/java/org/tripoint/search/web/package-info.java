@NullMarked
package org.tripoint.search.web;

import org.jspecify.annotations.NullMarked;
