/// The pages under `/cooperation`: the instruments, one of them, proposing and suspending.
@NullMarked
package org.tripoint.instruments.web;

import org.jspecify.annotations.NullMarked;
