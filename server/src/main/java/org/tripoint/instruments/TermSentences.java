package org.tripoint.instruments;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.tripoint.kernel.PartyId;
import org.tripoint.language.Texts;
import org.tripoint.platform.NodeSettings;
import org.tripoint.registry.Parties;

/// Release terms as one sentence in the reader's language, made from the terms themselves and from nothing else, to be
/// read beside the text of the article before it is signed.
@Service
public class TermSentences {

    private final Parties parties;
    private final PartyId own;

    TermSentences(Parties parties, NodeSettings settings) {
        this.parties = parties;
        this.own = settings.party();
    }

    public String of(Terms terms, Texts texts) {
        return TermSentence.of(terms, own, party -> parties.name(party, texts.language()), texts);
    }

    /// The names of record types, one after the other.
    public String kinds(Collection<String> types, Texts texts) {
        return TermSentence.comma(
                types.stream().map(type -> TermSentence.type(type, texts)).toList(), texts);
    }

    /// The names of parties, this node's own first.
    public String parties(Collection<PartyId> parties, Texts texts) {
        return TermSentence.and(names(parties, texts), texts);
    }

    private List<String> names(Collection<PartyId> ids, Texts texts) {
        return TermSentence.parties(ids, own, party -> parties.name(party, texts.language()));
    }
}
