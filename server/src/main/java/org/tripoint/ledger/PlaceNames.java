package org.tripoint.ledger;

import java.util.Optional;
import org.tripoint.language.Language;

/// The names of gates and towns, as the reference lists give them; implemented by the feature that keeps the lists.
public interface PlaceNames {

    Optional<String> find(String code, Language language);
}
