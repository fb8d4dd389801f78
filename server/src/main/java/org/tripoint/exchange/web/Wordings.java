package org.tripoint.exchange.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.ReleaseTerms;
import org.tripoint.kernel.OfficeId;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.CodeLists;
import org.tripoint.language.Texts;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.registry.Parties;
import org.tripoint.registry.UnitRef;
import org.tripoint.registry.Units;

/// What these pages say of parties, offices, articles and codes, in the reader's language. A code of a neighbour that
/// this node does not know stands as it came.
@Component
class Wordings {

    private final Parties parties;
    private final Units units;
    private final ReleaseTerms terms;
    private final CodeLists codes;

    Wordings(Parties parties, Units units, ReleaseTerms terms, CodeLists codes) {
        this.parties = parties;
        this.units = units;
        this.terms = terms;
        this.codes = codes;
    }

    String party(PartyId party, Texts t) {
        return parties.name(party, t.language());
    }

    String unit(LedgerRecord record, Texts t) {
        return unit(new UnitRef(record.party(), record.unit()), t);
    }

    String unit(UnitRef unit, Texts t) {
        return units.name(unit, t.language());
    }

    String office(OfficeId office, Texts t) {
        return codes.has("office", office.value()) ? t.code("office", office.value()) : office.value();
    }

    /// Unit, office and time of a record.
    String by(LedgerRecord record, Texts t) {
        return t.of(
                "exchange.by",
                Map.of(
                        "unit",
                        unit(record, t),
                        "office",
                        office(record.header().office(), t),
                        "time",
                        t.dateTime(record.header().time())));
    }

    /// The article in full.
    String basis(Basis basis, Texts t) {
        return switch (basis) {
            case Basis.Article article -> terms.citation(article, t);
            case Basis.Rule rule -> t.code("release-reason", rule.code());
        };
    }

    /// The article by its number.
    String briefBasis(Basis basis, Texts t) {
        return switch (basis) {
            case Basis.Article article -> t.of("exchange.article", Map.of("article", article.article()));
            case Basis.Rule rule -> t.code("release-reason", rule.code());
        };
    }

    String reason(String code, Texts t) {
        return codes.has("release-reason", code) ? t.code("release-reason", code) : code;
    }

    String refusal(String code, Texts t) {
        return codes.has("refusal", code) ? t.code("refusal", code) : code;
    }
}
