package org.tripoint.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A payload with the sets attached to its hash: signatures, the issuer's first, and disclosures, each matching one
/// digest. On the wire it is JWS General JSON Serialization with the disclosures in the unprotected header of the
/// first signature (RFC 9901 section 8.1).
public record SignedRecord(Payload payload, List<RecordSignature> signatures, List<Disclosure> disclosures) {

    public static final int MAX_SIGNATURES = 16;
    public static final int MAX_DISCLOSURES = Payload.MAX_SECTIONS + Payload.MAX_PARENTS;

    public SignedRecord {
        signatures = List.copyOf(signatures);
        disclosures = List.copyOf(disclosures);
    }

    public Sha256 hash() {
        return payload.hash();
    }

    public Header header() {
        return payload.header();
    }

    /// The content of every section that a disclosure opens, in the order of the payload.
    public SequencedMap<String, JsonNode> openSections() {
        Map<String, JsonNode> values = valuesByDigest();
        SequencedMap<String, JsonNode> open = new LinkedHashMap<>();
        payload.sections().forEach((name, digest) -> {
            JsonNode value = values.get(digest);
            if (value != null) {
                open.put(name, value);
            }
        });
        return open;
    }

    /// The parents that a disclosure opens; unknown to this node perhaps.
    public List<Sha256> openParents() {
        Map<String, JsonNode> values = valuesByDigest();
        return payload.parents().stream()
                .map(digest -> Optional.ofNullable(values.get(digest)))
                .flatMap(Optional::stream)
                .map(value -> new Sha256(value.asString()))
                .toList();
    }

    private Map<String, JsonNode> valuesByDigest() {
        return disclosures.stream().collect(Collectors.toMap(Disclosure::digest, Disclosure::value));
    }

    /// The same record with only the named sections and the given parents open: what one neighbour may see.
    public SignedRecord withOnly(Set<String> sections, Set<Sha256> parents) {
        Set<String> digests = new HashSet<>();
        payload.sections().forEach((name, digest) -> {
            if (sections.contains(name)) {
                digests.add(digest);
            }
        });
        for (Disclosure disclosure : disclosures) {
            boolean parent = payload.parents().contains(disclosure.digest());
            if (parent && parents.contains(new Sha256(disclosure.value().asString()))) {
                digests.add(disclosure.digest());
            }
        }
        return new SignedRecord(
                payload,
                signatures,
                disclosures.stream().filter(d -> digests.contains(d.digest())).toList());
    }

    /// Both sets joined. Idempotent and, but for the order of the sets, commutative.
    public SignedRecord merge(SignedRecord other) {
        if (!payload.octets().equals(other.payload.octets())) {
            throw new IllegalArgumentException("expected the same payload " + hash() + ", found " + other.hash());
        }
        Set<RecordSignature> joinedSignatures = new LinkedHashSet<>(signatures);
        joinedSignatures.addAll(other.signatures);
        Set<Disclosure> joinedDisclosures = new LinkedHashSet<>(disclosures);
        joinedDisclosures.addAll(other.disclosures);
        return new SignedRecord(payload, List.copyOf(joinedSignatures), List.copyOf(joinedDisclosures));
    }

    /// The JWS in General JSON Serialization.
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("payload", Base64Url.encode(payload.octets().toArray()));
        ArrayNode list = json.putArray("signatures");
        for (RecordSignature signature : signatures) {
            ObjectNode entry = list.addObject();
            entry.put("protected", signature.protectedHeader()).put("signature", signature.signature());
        }
        ArrayNode disclosed = ((ObjectNode) list.get(0)).putObject("header").putArray("disclosures");
        disclosures.forEach(disclosure -> disclosed.add(disclosure.encoded()));
        return StrictJson.write(json);
    }

    /// One signer's SD-JWT in compact serialization (RFC 9901 section 4), for any SD-JWT library to check.
    public String toCompact(RecordSignature signer) {
        StringBuilder compact = new StringBuilder(signer.protectedHeader())
                .append('.')
                .append(Base64Url.encode(payload.octets().toArray()))
                .append('.')
                .append(signer.signature())
                .append('~');
        disclosures.forEach(disclosure -> compact.append(disclosure.encoded()).append('~'));
        return compact.toString();
    }

    static SignedRecord parse(byte[] octets) throws Refused {
        JsonNode json = StrictJson.parse(octets);
        String payload;
        List<Entry> entries = new ArrayList<>();
        try {
            Members envelope = Members.of(json);
            payload = envelope.text("payload");
            for (JsonNode element : envelope.list("signatures", MAX_SIGNATURES)) {
                entries.add(Entry.read(element, entries.isEmpty()));
            }
            envelope.onlyThose();
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("expected at least one signature");
            }
            return assemble(Base64Url.decode(payload), entries);
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_ENVELOPE, String.valueOf(e.getMessage()));
        }
    }

    private static SignedRecord assemble(byte[] payload, List<Entry> entries) throws Refused {
        List<RecordSignature> signatures = new ArrayList<>();
        for (Entry entry : entries) {
            signatures.add(RecordSignature.parse(entry.protectedHeader(), entry.signature()));
        }
        Payload parsed = Payload.parse(payload);
        List<Disclosure> disclosures = new ArrayList<>();
        for (String encoded : entries.getFirst().disclosures()) {
            disclosures.add(Disclosure.parse(encoded));
        }
        requireMatched(parsed, disclosures);
        return new SignedRecord(parsed, signatures, disclosures);
    }

    /// RFC 9901 section 7.1 steps 3 to 5, for a payload whose digests all stand in sections and parents.
    private static void requireMatched(Payload payload, List<Disclosure> disclosures) throws Refused {
        Map<String, String> wanted = new HashMap<>();
        payload.sections().forEach((name, digest) -> wanted.put(digest, "section"));
        payload.parents().forEach(digest -> wanted.put(digest, "parent"));
        for (Disclosure disclosure : disclosures) {
            String what = wanted.remove(disclosure.digest());
            if (what == null) {
                throw new Refused(
                        RefusalCode.DISCLOSURE_UNMATCHED, "expected each disclosure to open one digest, once");
            }
            boolean sound = what.equals("section") ? disclosure.value().isObject() : isHash(disclosure.value());
            if (!sound) {
                throw new Refused(
                        RefusalCode.MALFORMED_DISCLOSURE, "expected an object in a section, a hash in a parent");
            }
        }
    }

    private static boolean isHash(JsonNode value) {
        return value.isString() && value.asString().matches("[0-9a-f]{64}");
    }

    /// One element of `signatures`, read but not judged.
    private record Entry(String protectedHeader, String signature, List<String> disclosures) {

        static Entry read(JsonNode element, boolean first) {
            Members members = Members.of(element);
            String protectedHeader = members.text("protected");
            String signature = members.text("signature");
            List<String> disclosures = List.of();
            if (first) {
                Members header = Members.of(members.object("header"));
                disclosures = header.list("disclosures", MAX_DISCLOSURES).stream()
                        .map(Members::string)
                        .toList();
                header.onlyThose();
            }
            members.onlyThose();
            return new Entry(protectedHeader, signature, disclosures);
        }
    }
}
