@NullMarked
package org.tripoint.exchange.web;

import org.jspecify.annotations.NullMarked;
