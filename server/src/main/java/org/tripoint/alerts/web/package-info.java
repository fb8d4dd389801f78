/// The page that raises an alert, and the dialog that asks for one to be noted.
@NullMarked
package org.tripoint.alerts.web;

import org.jspecify.annotations.NullMarked;
