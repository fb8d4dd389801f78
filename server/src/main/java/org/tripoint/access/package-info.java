/// Who may do and see what: accounts, sign-in, sessions, rights of every page, one predicate of visibility, and the
/// journal of reads and writes.
@NullMarked
package org.tripoint.access;

import org.jspecify.annotations.NullMarked;
