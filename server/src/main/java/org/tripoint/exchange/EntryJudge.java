package org.tripoint.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tripoint.instruments.Instruments;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignatureVerdict;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Countersignatures;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Origin;
import org.tripoint.ledger.TypeDefinition;
import org.tripoint.ledger.TypeDefinition.Crossing;
import org.tripoint.platform.NodeClock;

/// Judges one release of a neighbour in the order of docs/spec 04: the body, its issuer, its place in the feed, its
/// content, and at last whether this type may cross on this basis. Runs inside the transaction that stores the entry,
/// so each entry is judged after all before it.
@Component
class EntryJudge {

    private static final String SIGNED = "record.signed";
    private static final String REFUSED = "record.refused";

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Countersignatures countersignatures;
    private final Instruments instruments;
    private final BasisJudge basisJudge;
    private final Recalls recalls;
    private final NodeClock clock;
    private final ReleasedAttachments released;

    EntryJudge(
            Ledger ledger,
            Catalogue catalogue,
            Countersignatures countersignatures,
            Instruments instruments,
            BasisJudge basisJudge,
            Recalls recalls,
            NodeClock clock,
            ReleasedAttachments released) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.countersignatures = countersignatures;
        this.instruments = instruments;
        this.basisJudge = basisJudge;
        this.recalls = recalls;
        this.clock = clock;
        this.released = released;
    }

    /// @param earlier the leaves of this direction that released the same record before and were not refused
    Judgement judge(FeedOrigin origin, Leaf.Release leaf, List<Logs.Released> earlier, Body body, Keyring keyring) {
        return switch (body) {
            case Body.Missing() -> refused(EntryCode.BODY_MISSING, "expected the record that the leaf names");
            case Body.Served served ->
                switch (new RecordJudge(keyring).judge(served.octets().toArray())) {
                    case RecordVerdict.Refused refused ->
                        new Judgement.Refused(refused.code().code(), refused.reason(), true);
                    case RecordVerdict.Verified verified -> judge(origin, leaf, earlier, verified.record(), served);
                };
        };
    }

    private Judgement judge(
            FeedOrigin origin,
            Leaf.Release leaf,
            List<Logs.Released> earlier,
            SignedRecord record,
            Body.Served served) {
        boolean answerable = !record.header().type().name().equals(REFUSED);
        Optional<Judgement.Refused> fault = place(origin, leaf, !earlier.isEmpty(), record)
                .or(() -> content(leaf, record, served))
                .or(() ->
                        basisJudge.judge(origin, leaf, record).map(code -> refused(code, "expected a basis in force")))
                .or(() -> link(record))
                .or(() -> recall(record));
        if (fault.isPresent()) {
            return new Judgement.Refused(fault.get().code(), fault.get().reason(), answerable);
        }
        SortedSet<String> sections = sectionsSoFar(leaf, earlier);
        sections.removeAll(recalls.erased(record.hash(), record.header().party()));
        return new Judgement.Accepted(record.withOnly(sections, new HashSet<>(record.openParents())), sections);
    }

    /// Is it the record that the leaf names, the neighbour's own, and here for the first time?
    private Optional<Judgement.Refused> place(
            FeedOrigin origin, Leaf.Release leaf, boolean known, SignedRecord record) {
        if (!record.hash().equals(leaf.record())) {
            return fault(EntryCode.HASH_MISMATCH, "expected the record that the leaf names");
        }
        PartyId issuer = record.header().party();
        if (!issuer.equals(origin.from())) {
            return fault(EntryCode.WRONG_ISSUER, "expected a record of " + origin.from() + ", found one of " + issuer);
        }
        if (leaf.kind() == Leaf.Kind.RECORD && known) {
            return fault(EntryCode.REPLAYED_RECORD, "expected a record not released before");
        }
        if (leaf.kind() == Leaf.Kind.DISCLOSURE && !known) {
            return fault(EntryCode.RECORD_UNKNOWN, "expected a record released before");
        }
        boolean reused = ledger.listById(issuer, record.header().id()).stream()
                .anyMatch(other -> !other.hash().equals(record.hash()));
        return reused
                ? fault(
                        EntryCode.RECORD_ID_REUSED,
                        "expected one payload of the id " + record.header().id())
                : Optional.empty();
    }

    private Optional<Judgement.Refused> content(Leaf.Release leaf, SignedRecord record, Body.Served served) {
        var open = record.openSections();
        Set<String> erased = recalls.erased(record.hash(), record.header().party());
        boolean over = isOver(record);
        for (String section : leaf.sections()) {
            if (!open.containsKey(section) && !over && !erased.contains(section)) {
                return fault(EntryCode.SECTION_MISSING, "expected the section " + section + " to be open");
            }
        }
        Optional<TypeDefinition> type = catalogue.find(record.header().type());
        if (type.isPresent()) {
            boolean staying = leaf.sections().stream()
                    .flatMap(name -> type.get().findSection(name).stream())
                    .anyMatch(TypeDefinition.Section::stays);
            if (staying) {
                return fault(EntryCode.SECTION_STAYS, "expected no section that never crosses");
            }
            boolean sound = type.get().crossing() == Crossing.LINK
                    ? catalogue.check(type.get(), open).isEmpty()
                    : catalogue.checkOpen(type.get(), open).isEmpty();
            if (!sound) {
                return fault(
                        EntryCode.CONTENT_INVALID,
                        "expected sections that fit " + type.get().type());
            }
        }
        LedgerRecord seen = LedgerRecord.unstored(record, new Origin.Own());
        boolean whole = released.of(seen, leaf.sections()).stream()
                .allMatch(attachment -> served.attachments().contains(attachment.hash()));
        return whole ? Optional.empty() : fault(EntryCode.ATTACHMENT_MISSING, "expected every attachment named");
    }

    /// Whether its sections had to be erased by now, by the date in its header.
    private boolean isOver(SignedRecord record) {
        return record.header()
                .marking()
                .retainUntil()
                .isBefore(java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
    }

    /// A recall is the issuer's alone.
    private Optional<Judgement.Refused> recall(SignedRecord record) {
        if (!record.header().type().name().equals(Recalls.RECALLED)) {
            return Optional.empty();
        }
        LedgerRecord recall = LedgerRecord.unstored(record, new Origin.Own());
        return ledger.find(Recalls.about(recall))
                        .filter(known -> !known.party().equals(record.header().party()))
                        .isPresent()
                ? fault(EntryCode.WRONG_ISSUER, "expected a recall by the issuer of the record")
                : Optional.empty();
    }

    /// What link records say must itself be sound.
    private Optional<Judgement.Refused> link(SignedRecord record) {
        Optional<String> fault = instruments.fault(record);
        if (fault.isPresent()) {
            return Optional.of(new Judgement.Refused(fault.get(), "expected a sound instrument", true));
        }
        if (!record.header().type().name().equals(SIGNED)) {
            return Optional.empty();
        }
        Sha256 about = new Sha256(
                java.util.Objects.requireNonNull(record.openSections().get("about"))
                        .get("record")
                        .asString());
        Optional<LedgerRecord> signed = ledger.find(about);
        if (signed.isEmpty()) {
            return fault(EntryCode.RECORD_UNKNOWN, "expected a signature over a record that is here");
        }
        return switch (countersignatures.judge(signed.get(), record)) {
            case SignatureVerdict.Verified _ -> Optional.empty();
            case SignatureVerdict.Refused refused ->
                Optional.of(new Judgement.Refused(refused.code().code(), refused.reason(), true));
        };
    }

    private static SortedSet<String> sectionsSoFar(Leaf.Release leaf, List<Logs.Released> earlier) {
        TreeSet<String> sections = new TreeSet<>(leaf.sections());
        earlier.forEach(release -> sections.addAll(release.sections()));
        return sections;
    }

    private static Optional<Judgement.Refused> fault(EntryCode code, String reason) {
        return Optional.of(refused(code, reason));
    }

    private static Judgement.Refused refused(EntryCode code, String reason) {
        return new Judgement.Refused(code.code(), reason, true);
    }
}
