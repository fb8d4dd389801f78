package org.tripoint.exchange;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.ReleaseTerms;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;

/// Whether a neighbour may let a type go on the basis that his leaf names. That an article ended is judged by the order
/// of the feeds: our own suspension binds him from the leaf of our control lane that he had processed, his own from
/// the moment he released it. Only a calendar end is judged by the time of release.
@Component
class BasisJudge {

    private final Catalogue catalogue;
    private final ReleaseTerms terms;
    private final JdbcClient jdbc;

    BasisJudge(Catalogue catalogue, ReleaseTerms terms, JdbcClient jdbc) {
        this.catalogue = catalogue;
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /// The code of what is wrong, empty where nothing is.
    Optional<EntryCode> judge(FeedOrigin origin, Leaf.Release leaf, SignedRecord record) {
        Optional<TypeDefinition> known = catalogue.find(record.header().type());
        if (known.isEmpty()) {
            // A type newer than this node: kept under an article or a rule that this node will judge by when it knows
            // it.
            return leaf.basis() == Basis.Rule.LINK ? Optional.empty() : judgeNewer(leaf);
        }
        TypeDefinition type = known.get();
        if (type.lane() != origin.lane()) {
            return Optional.of(EntryCode.WRONG_LANE);
        }
        return switch (leaf.basis()) {
            case Basis.Rule rule -> judge(rule, type);
            case Basis.Article article -> judge(article, type, origin, leaf);
        };
    }

    private static Optional<EntryCode> judgeNewer(Leaf.Release leaf) {
        return leaf.basis() == Basis.Rule.DANGER_TO_LIFE ? Optional.of(EntryCode.NOT_DANGER_TO_LIFE) : Optional.empty();
    }

    private static Optional<EntryCode> judge(Basis.Rule rule, TypeDefinition type) {
        return switch (rule) {
            case LINK -> type.crossing() == Crossing.LINK ? Optional.empty() : Optional.of(EntryCode.NOT_A_LINK_RECORD);
            case DANGER_TO_LIFE ->
                type.crossing() == Crossing.DANGER_TO_LIFE
                        ? Optional.empty()
                        : Optional.of(EntryCode.NOT_DANGER_TO_LIFE);
        };
    }

    private Optional<EntryCode> judge(
            Basis.Article article, TypeDefinition type, FeedOrigin origin, Leaf.Release leaf) {
        boolean mayCross = type.crossing() == Crossing.ARTICLE || type.crossing() == Crossing.DANGER_TO_LIFE;
        if (!mayCross) {
            return Optional.of(EntryCode.NO_ARTICLE_IN_FORCE);
        }
        return switch (terms.cover(article, type, origin.from(), origin.to(), leaf.time())) {
            case ReleaseTerms.Coverage.NotCovered notCovered ->
                Optional.of(
                        notCovered.code().equals("article-expired")
                                ? EntryCode.ARTICLE_EXPIRED
                                : EntryCode.NO_ARTICLE_IN_FORCE);
            case ReleaseTerms.Coverage.Covered covered -> {
                if (!covered.sections().containsAll(leaf.sections())) {
                    yield Optional.of(EntryCode.NO_ARTICLE_IN_FORCE);
                }
                boolean suspended = type.crossing() == Crossing.ARTICLE
                        && terms.suspensions(article).stream().anyMatch(s -> isUnder(s, origin, leaf));
                yield suspended ? Optional.of(EntryCode.ARTICLE_SUSPENDED) : Optional.empty();
            }
        };
    }

    private boolean isUnder(ReleaseTerms.Suspension suspension, FeedOrigin origin, Leaf.Release leaf) {
        boolean begun = hadEffect(suspension.suspendedBy(), suspension.party(), origin, leaf);
        boolean over = suspension
                .resumedBy()
                .filter(resumed -> hadEffect(resumed, suspension.party(), origin, leaf))
                .isPresent();
        return begun && !over;
    }

    /// Whether the sender of `leaf` was bound by `act` of `party` when he released it.
    private boolean hadEffect(Sha256 act, PartyId party, FeedOrigin origin, Leaf.Release leaf) {
        if (party.equals(origin.to())) {
            return ordinal(act, origin.to(), origin.from())
                    .filter(ordinal -> ordinal < leaf.controlSize())
                    .isPresent();
        }
        return releaseTime(act, party, origin.to())
                .filter(released -> !leaf.time().isBefore(released))
                .isPresent();
    }

    /// The place of an act in a control lane, counted over all its epochs.
    private Optional<Long> ordinal(Sha256 act, PartyId from, PartyId to) {
        return jdbc.sql("""
                        select min(l.index + (
                            select coalesce(sum(e.size), 0) from exchange.log e
                            where e.sender = g.sender and e.recipient = g.recipient and e.lane = g.lane
                                and e.epoch < g.epoch))
                        from exchange.leaf l join exchange.log g using (origin)
                        where l.record = :record and g.sender = :sender and g.recipient = :recipient
                            and g.lane = 'control'""")
                .param("record", act.octets())
                .param("sender", from.value())
                .param("recipient", to.value())
                .query((rs, n) -> Optional.ofNullable(rs.getBigDecimal(1)).map(java.math.BigDecimal::longValueExact))
                .single();
    }

    private Optional<Instant> releaseTime(Sha256 act, PartyId from, PartyId to) {
        return jdbc.sql("""
                        select min(l.time) from exchange.leaf l join exchange.log g using (origin)
                        where l.record = :record and g.sender = :sender and g.recipient = :recipient""")
                .param("record", act.octets())
                .param("sender", from.value())
                .param("recipient", to.value())
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant))
                .single();
    }
}
