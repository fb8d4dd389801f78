/// What other programs use: OGC API - Features for geographic information systems, warnings in CAP 1.2.
@NullMarked
package org.tripoint.gateways.web;

import org.jspecify.annotations.NullMarked;
