/// What other programs use: OGC API - Features, for geographic information systems, over what a reader may see.
@NullMarked
package org.tripoint.gateways.web;

import org.jspecify.annotations.NullMarked;
