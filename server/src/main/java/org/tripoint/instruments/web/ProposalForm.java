package org.tripoint.instruments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;

/// The form in which an instrument is proposed, as its page shows it; every text ready to read.
///
/// @param general what is wrong with the instrument as a whole, null where nothing is
/// @param fields every field of the form, for the summary of what is wrong
/// @param sound whether everything fits, so that the sentences can be read
public record ProposalForm(
        @Nullable String general,
        List<Wordings> names,
        Field kind,
        List<Choice> kinds,
        Checks parties,
        Checks authentic,
        Field validFrom,
        Field validTo,
        Field offset,
        Field example,
        List<ArticleForm> articles,
        Field template,
        List<Choice> templates,
        List<Field> fields,
        boolean sound) {

    /// A text in one language.
    ///
    /// @param language tag
    public record Wordings(String language, Field field) {}

    /// Several answers of which any number may be given.
    public record Checks(Field field, List<Option> options) {}

    /// One of several answers.
    public record Option(String value, String label, boolean chosen) {}

    /// One article.
    ///
    /// @param place in the order, from 1
    /// @param terms carries what is wrong with the release terms as a whole
    /// @param sentence what its terms say, null where there are none or something does not fit yet
    public record ArticleForm(
            int place,
            String heading,
            Field number,
            List<Wordings> texts,
            Field terms,
            boolean hasTerms,
            Checks types,
            Checks from,
            Checks to,
            Field release,
            List<Choice> releases,
            Field level,
            List<Choice> levels,
            Field service,
            Checks keptBack,
            Field validFrom,
            Field validTo,
            Field dossier,
            Field continues,
            @Nullable String sentence) {}
}
