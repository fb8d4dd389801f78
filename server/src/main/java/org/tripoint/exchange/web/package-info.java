/// Pages about what goes to and fro: the preview before a release, the Exchange page, and the neighbours of the node.
@NullMarked
package org.tripoint.exchange.web;

import org.jspecify.annotations.NullMarked;
