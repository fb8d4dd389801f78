/// The pages of access: the door, one's own account, the administrator's accounts, the journal.
@NullMarked
package org.tripoint.access.web;

import org.jspecify.annotations.NullMarked;
