package org.tripoint.incidents.web;

import org.springframework.stereotype.Component;
import org.tripoint.instruments.ReleaseTerms;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.Texts;

/// On what a report was let go, in words.
@Component
class Citations {

    private final ReleaseTerms terms;

    Citations(ReleaseTerms terms) {
        this.terms = terms;
    }

    String of(Basis basis, Texts t) {
        return switch (basis) {
            case Basis.Article article -> terms.citation(article, t);
            case Basis.Rule rule -> t.code("release-reason", rule.code());
        };
    }
}
