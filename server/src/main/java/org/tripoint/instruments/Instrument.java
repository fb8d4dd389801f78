package org.tripoint.instruments;

import java.util.List;
import java.util.Optional;

/// What the parties agree: the content of a record `instrument.proposed`, the same for everybody who signs it.
public record Instrument(InstrumentTitle title, List<Article> articles) {

    public Instrument {
        articles = List.copyOf(articles);
    }

    public Optional<Article> findArticle(String number) {
        return articles.stream()
                .filter(article -> article.number().equals(number))
                .findFirst();
    }
}
