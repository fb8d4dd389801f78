/// The pages of the registry: the units of all parties.
@NullMarked
package org.tripoint.registry.web;

import org.jspecify.annotations.NullMarked;
