package org.tripoint.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The octets that are signed, stored verbatim and named by their digest, together with what they say.
///
/// @param hash SHA-256 of the octets: the identity of the record
/// @param sections the digest of each named section of the type, in the order of the payload
/// @param parents the digests of the records that this one answers, follows or corrects
public record Payload(
        Octets octets, Sha256 hash, Header header, SequencedMap<String, String> sections, List<String> parents) {

    public static final int MAX_OCTETS = 64 * 1024;
    public static final int MAX_SECTIONS = 24;
    public static final int MAX_PARENTS = 16;
    static final String DIGEST_ALGORITHM = "sha-256";

    private static final int DIGEST_OCTETS = 32;

    static Payload parse(byte[] octets) throws Refused {
        if (octets.length > MAX_OCTETS) {
            throw new Refused(RefusalCode.TOO_LARGE, "expected a payload of at most " + MAX_OCTETS + " octets");
        }
        JsonNode json = StrictJson.parse(octets);
        try {
            return read(octets, Members.of(json));
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.MALFORMED_PAYLOAD, String.valueOf(e.getMessage()));
        }
    }

    /// Reads a payload that this node verified before. Throws [IllegalArgumentException] on any other octets.
    public static Payload ofVerified(byte[] octets) {
        try {
            return parse(octets);
        } catch (Refused e) {
            throw new IllegalArgumentException(e.code().code() + ": " + e.reason(), e);
        }
    }

    private static Payload read(byte[] octets, Members members) throws Refused {
        Header header = Header.read(members);
        List<String> parents = new ArrayList<>();
        for (JsonNode element : members.list("parents", MAX_PARENTS)) {
            parents.add(digest(element));
        }
        SequencedMap<String, String> sections = readSections(members.object("sections"));
        if (!members.text("_sd_alg").equals(DIGEST_ALGORITHM)) {
            throw new IllegalArgumentException("expected \"sha-256\" as \"_sd_alg\"");
        }
        members.onlyThose();
        requireDistinct(sections, parents);
        return new Payload(new Octets(octets), Sha256.of(octets), header, sections, List.copyOf(parents));
    }

    private static SequencedMap<String, String> readSections(JsonNode object) {
        SequencedMap<String, String> sections = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> section : object.properties()) {
            Form.check("section name", Form.SLUG, section.getKey());
            if (!section.getValue().isArray() || section.getValue().size() != 1) {
                throw new IllegalArgumentException("expected exactly one element in each section");
            }
            sections.put(section.getKey(), digest(section.getValue().get(0)));
        }
        if (sections.isEmpty() || sections.size() > MAX_SECTIONS) {
            throw new IllegalArgumentException("expected 1 to " + MAX_SECTIONS + " sections, found " + sections.size());
        }
        return sections;
    }

    private static String digest(JsonNode element) {
        Members placeholder = Members.of(element);
        String digest = placeholder.text("...");
        placeholder.onlyThose();
        if (!Base64Url.isExactly(DIGEST_OCTETS, digest)) {
            throw new IllegalArgumentException("expected a digest of 32 octets in base64url");
        }
        return digest;
    }

    /// RFC 9901 section 7.1 step 4: no digest may stand twice.
    private static void requireDistinct(SequencedMap<String, String> sections, List<String> parents) throws Refused {
        Set<String> seen = new HashSet<>(sections.values());
        seen.addAll(parents);
        if (seen.size() != sections.size() + parents.size()) {
            throw new Refused(RefusalCode.DIGEST_REPEATED, "expected each digest once in the payload");
        }
    }
}
