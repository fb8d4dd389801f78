/// What people would do on the first day, done for the demonstration: administrators make the nodes neighbours with the
/// command `peer`, headquarters propose and sign the example memoranda on the pages. Nothing reaches into a node.
@NullMarked
package org.tripoint.demo;

import org.jspecify.annotations.NullMarked;
