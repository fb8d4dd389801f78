package org.tripoint.kernel.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.KeySet;
import org.tripoint.kernel.KeySetVerdict;
import org.tripoint.kernel.KeyUse;
import org.tripoint.kernel.Keyring;
import org.tripoint.kernel.Kid;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordJudge;
import org.tripoint.kernel.RecordVerdict;
import org.tripoint.kernel.RefusalCode;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.VerifyingKey;
import org.tripoint.kernel.log.Basis;
import org.tripoint.kernel.log.Cosignature;
import org.tripoint.kernel.log.FeedOrigin;
import org.tripoint.kernel.log.Leaf;
import org.tripoint.kernel.log.LeafVerdict;
import org.tripoint.kernel.log.LogRefusal;
import org.tripoint.kernel.log.MerkleHash;
import org.tripoint.kernel.log.NoteKey;
import org.tripoint.kernel.log.TlogProofVerdict;
import org.tripoint.kernel.log.TrustedLog;
import tools.jackson.databind.JsonNode;

/// Judges records of receipt in the order of docs/spec 07.2, by nothing but the file and the roots that the reader
/// knows beforehand.
public final class ReceiptJudge {

    private static final String DECISION = "release.decided";

    private final Map<PartyId, Kid> roots;

    /// @param roots the thumbprints of the roots that the reader knows; parties that are not named are taken at the
    ///     word of the file
    public ReceiptJudge(Map<PartyId, Kid> roots) {
        this.roots = Map.copyOf(roots);
    }

    public ReceiptVerdict judge(byte[] file) {
        try {
            return new Judging(parse(file)).run();
        } catch (Fault e) {
            return new ReceiptVerdict.Refused(e.step, e.code, String.valueOf(e.getMessage()));
        }
    }

    private static RecordOfReceipt parse(byte[] file) throws Fault {
        try {
            return RecordOfReceipt.parse(file);
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    ReceiptStep.FORM, ReceiptRefusal.MALFORMED_RECORD_OF_RECEIPT, String.valueOf(e.getMessage()));
        }
    }

    /// Why judging ends, and where.
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final ReceiptStep step;
        private final String code;

        Fault(ReceiptStep step, String code, String reason) {
            super(reason);
            this.step = step;
            this.code = code;
        }

        Fault(ReceiptStep step, ReceiptRefusal code, String reason) {
            this(step, code.code(), reason);
        }
    }

    /// One file, step by step.
    private final class Judging {

        private final RecordOfReceipt file;
        private final FeedOrigin log;

        Judging(RecordOfReceipt file) {
            this.file = file;
            this.log = file.log();
        }

        ReceiptVerdict run() throws Fault {
            Map<PartyId, List<KeySet>> keySets = keySets();
            Keyring keyring = new Keyring(keySets);
            SignedRecord record = record(ReceiptStep.RECORD, file.record(), keyring);
            if (!record.header().party().equals(log.from())) {
                throw new Fault(ReceiptStep.RECORD, ReceiptRefusal.WRONG_ISSUER, "expected a record of " + log.from());
            }
            Leaf.Release leaf = leaf(record);
            TlogProofVerdict.Proven proven = proof(keyring);
            Instant received = receipt(keyring);
            Optional<SignedRecord> decision = decision(keyring, record, leaf);
            Map<PartyId, KeySet> inForce = new HashMap<>();
            keySets.forEach((party, sets) -> inForce.put(party, sets.getLast()));
            return new ReceiptVerdict.Verified(
                    log,
                    record,
                    leaf,
                    proven.proof().index(),
                    proven.checkpoint().checkpoint().size(),
                    received,
                    decision,
                    inForce);
        }

        private Map<PartyId, List<KeySet>> keySets() throws Fault {
            Map<PartyId, List<KeySet>> all = new HashMap<>();
            for (Map.Entry<PartyId, List<String>> party : file.keySets().entrySet()) {
                all.put(party.getKey(), keySets(party.getKey(), party.getValue()));
            }
            Set<PartyId> needed = new TreeSet<>();
            needed.add(log.from());
            needed.add(log.to());
            needed.removeAll(all.keySet());
            if (!needed.isEmpty()) {
                throw new Fault(ReceiptStep.KEYS, ReceiptRefusal.KEY_SETS_MISSING, "expected key sets of " + needed);
            }
            return all;
        }

        private List<KeySet> keySets(PartyId party, List<String> compacts) throws Fault {
            List<KeySet> sets = new ArrayList<>();
            for (String compact : compacts) {
                KeySetVerdict verdict =
                        sets.isEmpty() ? KeySet.judge(compact) : sets.getLast().judgeSuccessor(compact);
                switch (verdict) {
                    case KeySetVerdict.Sound sound -> sets.add(sound.keySet());
                    case KeySetVerdict.Refused refused ->
                        throw new Fault(ReceiptStep.KEYS, refused.code().code(), refused.reason());
                }
            }
            if (!sets.getFirst().party().equals(party)) {
                throw new Fault(ReceiptStep.KEYS, ReceiptRefusal.KEY_SETS_MISSING, "expected key sets of " + party);
            }
            Kid known = roots.get(party);
            boolean trusted = known == null
                    || sets.stream().anyMatch(set -> set.root().kid().equals(known));
            if (!trusted) {
                throw new Fault(ReceiptStep.KEYS, RefusalCode.UNKNOWN_ROOT.code(), "expected the root of " + party);
            }
            return sets;
        }

        private Leaf.Release leaf(SignedRecord record) throws Fault {
            byte[] entry = file.leaf().getBytes(StandardCharsets.UTF_8);
            switch (Leaf.read(new Octets(entry))) {
                case LeafVerdict.Refused refused ->
                    throw new Fault(ReceiptStep.LEAF, refused.code().code(), refused.reason());
                case LeafVerdict.Read(Leaf.Release release)
                when release.record().equals(record.hash()) -> {
                    return release;
                }
                case LeafVerdict.Read _ ->
                    throw new Fault(
                            ReceiptStep.LEAF,
                            ReceiptRefusal.LEAF_OF_ANOTHER_RECORD,
                            "expected the release of " + record.hash());
            }
        }

        /// The log's own signature and the inclusion; the mirror is looked at in the next step.
        private TlogProofVerdict.Proven proof(Keyring keyring) throws Fault {
            return switch (judge(keys(keyring, log.from(), KeyUse.LOG, null), Set.of())) {
                case TlogProofVerdict.Proven proven -> proven;
                case TlogProofVerdict.Refused refused ->
                    throw new Fault(ReceiptStep.PROOF, refused.code().code(), refused.reason());
            };
        }

        private TlogProofVerdict judge(Set<VerifyingKey> logKeys, Set<NoteKey> mirrors) {
            Sha256 leafHash = MerkleHash.leaf(file.leaf().getBytes(StandardCharsets.UTF_8));
            return new TrustedLog(log.toString(), logKeys, mirrors)
                    .judge(file.proof().getBytes(StandardCharsets.UTF_8), leafHash);
        }

        /// Both signed with keys that were valid when the receiver signed.
        private Instant receipt(Keyring keyring) throws Fault {
            Set<VerifyingKey> logKeys = keys(keyring, log.from(), KeyUse.LOG, null);
            Cosignature cosignature = switch (judge(logKeys, mirrors(keys(keyring, log.to(), KeyUse.MIRROR, null)))) {
                case TlogProofVerdict.Refused refused ->
                    throw new Fault(ReceiptStep.RECEIPT, refused.code().code(), refused.reason());
                case TlogProofVerdict.Proven proven ->
                    proven.checkpoint().cosignatures().stream()
                            .findFirst()
                            .orElseThrow(() -> new Fault(
                                    ReceiptStep.RECEIPT,
                                    LogRefusal.COSIGNATURE_MISSING.code(),
                                    "expected the cosignature of " + log.to()));
            };
            Instant at = cosignature.time();
            boolean valid = keys(keyring, log.to(), KeyUse.MIRROR, at)
                            .contains(cosignature.cosigner().key())
                    && judge(keys(keyring, log.from(), KeyUse.LOG, at), Set.of()) instanceof TlogProofVerdict.Proven;
            if (!valid) {
                throw new Fault(
                        ReceiptStep.RECEIPT,
                        RefusalCode.KEY_OUTSIDE_VALIDITY.code(),
                        "expected keys that were valid at " + at);
            }
            return at;
        }

        private Set<NoteKey> mirrors(Set<VerifyingKey> keys) {
            return keys.stream()
                    .map(key -> NoteKey.ofCosigner(FeedOrigin.mirrorName(log.to()), key))
                    .collect(Collectors.toSet());
        }

        private Optional<SignedRecord> decision(Keyring keyring, SignedRecord record, Leaf.Release leaf) throws Fault {
            if (file.findDecision().isEmpty()) {
                return Optional.empty();
            }
            SignedRecord decision =
                    record(ReceiptStep.DECISION, List.of(file.findDecision().get()), keyring);
            JsonNode content = decision.openSections().get("decision");
            boolean fits = content != null
                    && decision.header().party().equals(log.from())
                    && decision.header().type().name().equals(DECISION)
                    && content.path("outcome").asString("").equals("released")
                    && content.path("record").asString("").equals(record.hash().hex())
                    && content.path("to").asString("").equals(log.to().value())
                    && says(content, leaf.basis())
                    && sections(content).equals(leaf.sections());
            if (!fits) {
                throw new Fault(
                        ReceiptStep.DECISION,
                        ReceiptRefusal.DECISION_OF_ANOTHER_RECORD,
                        "expected the decision to release " + record.hash() + " to " + log.to());
            }
            return Optional.of(decision);
        }
    }

    private static SignedRecord record(ReceiptStep step, List<String> compacts, Keyring keyring) throws Fault {
        byte[] envelope;
        try {
            envelope = CompactRecords.envelope(compacts);
        } catch (IllegalArgumentException e) {
            throw new Fault(step, ReceiptRefusal.MALFORMED_RECORD_OF_RECEIPT, String.valueOf(e.getMessage()));
        }
        return switch (new RecordJudge(keyring).judge(envelope)) {
            case RecordVerdict.Verified verified -> verified.record();
            case RecordVerdict.Refused refused ->
                throw new Fault(step, refused.code().code(), refused.reason());
        };
    }

    /// The keys of one use in the set in force; those valid at a time, where one is given.
    private static Set<VerifyingKey> keys(Keyring keyring, PartyId party, KeyUse use, @Nullable Instant at) {
        return keyring.find(party).orElseThrow().keys().stream()
                .filter(key -> key.use() == use && (at == null || key.isValidAt(at)))
                .map(key -> (VerifyingKey) key.key())
                .collect(Collectors.toSet());
    }

    private static boolean says(JsonNode content, Basis basis) {
        return switch (basis) {
            case Basis.Rule rule -> content.path("rule").asString("").equals(rule.code());
            case Basis.Article(Sha256 instrument, String article) ->
                content.path("instrument").asString("").equals(instrument.hex())
                        && content.path("article").asString("").equals(article);
        };
    }

    private static Set<String> sections(JsonNode content) {
        Set<String> sections = new TreeSet<>();
        content.path("sections").forEach(section -> sections.add(section.asString("")));
        return sections;
    }
}
