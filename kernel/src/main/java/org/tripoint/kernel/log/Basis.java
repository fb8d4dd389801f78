package org.tripoint.kernel.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tripoint.kernel.Sha256;

/// Why a record may go to the neighbour, as its leaf says.
public sealed interface Basis {

    /// An article of an instrument in force between the two parties.
    ///
    /// @param instrument the hash of the record that holds the instrument
    /// @param article its number there, such as `2` or `4.1`
    record Article(Sha256 instrument, String article) implements Basis {

        private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,3}(\\.[1-9][0-9]{0,3}){0,3}");

        public Article {
            if (!FORM.matcher(article).matches()) {
                throw new IllegalArgumentException("expected the number of an article, found: " + article);
            }
        }
    }

    /// A rule of the protocol itself, which needs no article.
    enum Rule implements Basis {
        /// The record belongs to the closed list that makes the link itself work.
        LINK,
        /// The record warns of danger to life.
        DANGER_TO_LIFE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Rule> find(String code) {
            return Arrays.stream(values())
                    .filter(rule -> rule.code().equals(code))
                    .findFirst();
        }
    }
}
