package org.tripoint.ledger;

import java.util.Optional;
import org.tripoint.language.Language;

/// The names of units as their parties declare them, by the written form `KH/kh-company-1`; implemented by the feature
/// that keeps them.
public interface UnitNames {

    Optional<String> find(String written, Language language);
}
