/// What the reader reads: catalogues of texts in every language, dates and numbers, and text made comparable for
/// search.
@NullMarked
package org.tripoint.language;

import org.jspecify.annotations.NullMarked;
