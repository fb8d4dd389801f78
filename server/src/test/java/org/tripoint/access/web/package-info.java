@NullMarked
package org.tripoint.access.web;

import org.jspecify.annotations.NullMarked;
