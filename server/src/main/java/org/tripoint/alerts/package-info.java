/// Alerts between facing posts: one press, and the level above where nobody takes it in charge in time.
@NullMarked
package org.tripoint.alerts;

import org.jspecify.annotations.NullMarked;
