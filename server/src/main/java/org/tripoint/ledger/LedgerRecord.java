package org.tripoint.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.tripoint.kernel.Header;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.RecordType;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.SignedRecord;
import org.tripoint.kernel.SignerRole;
import org.tripoint.kernel.UnitId;
import tools.jackson.databind.JsonNode;

/// A record in this ledger with everything that is open to this node.
///
/// @param position its place in the order of this ledger, from 1 without gaps
/// @param sections the content of each open section, in the order of the payload
public record LedgerRecord(
        long position,
        SignedRecord signed,
        SequencedMap<String, JsonNode> sections,
        Instant appended,
        Origin origin,
        ProjectionState projection) {

    /// What became of a record on its way into the tables.
    public enum ProjectionState {
        WAITING,
        DONE,
        FAILED,
        /// Its type or version is newer than this node.
        NEWER
    }

    static LedgerRecord of(
            long position, SignedRecord signed, Instant appended, Origin origin, ProjectionState projection) {
        return new LedgerRecord(position, signed, signed.openSections(), appended, origin, projection);
    }

    /// A record that is judged or shown before it is in the ledger.
    public static LedgerRecord unstored(SignedRecord signed, Origin origin) {
        return of(0, signed, signed.header().time(), origin, ProjectionState.WAITING);
    }

    /// The same record as a reader sees it to whom only these sections are open.
    public LedgerRecord withOnly(Set<String> open) {
        return of(position, signed.withOnly(open, Set.of()), appended, origin, projection);
    }

    public Sha256 hash() {
        return signed.hash();
    }

    public Header header() {
        return signed.header();
    }

    public RecordType type() {
        return header().type();
    }

    public PartyId party() {
        return header().party();
    }

    public UnitId unit() {
        return header().unit();
    }

    public boolean isOwn() {
        return origin instanceof Origin.Own;
    }

    /// The names of the sections that are withheld from this node, empty or erased: nobody can tell which.
    public List<String> closedSections() {
        return signed.payload().sections().keySet().stream()
                .filter(name -> !sections.containsKey(name))
                .toList();
    }

    /// A value of an open section, absent where the section is closed or the field empty.
    public Optional<JsonNode> find(String section, String field) {
        return Optional.ofNullable(sections.get(section)).map(content -> content.get(field));
    }

    /// A value that this type's definition requires. Throws [IllegalStateException] where it is closed or absent.
    public JsonNode get(String section, String field) {
        return find(section, field)
                .orElseThrow(() -> new IllegalStateException(
                        "expected an open " + section + "." + field + " in " + type() + " " + hash()));
    }

    public List<PartyId> signatories() {
        return signed.signatures().stream()
                .filter(signature -> signature.header().role() == SignerRole.SIGNATORY)
                .map(signature -> signature.header().party())
                .distinct()
                .toList();
    }
}
