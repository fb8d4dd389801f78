/// The pages of incidents: the list, a report's page, and the form that makes one.
@NullMarked
package org.tripoint.incidents.web;

import org.jspecify.annotations.NullMarked;
