package org.tripoint.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A record before its signature: header, every section of its type (null where empty), and parents.
///
/// @param sections by name, in the order of the type; an empty section gets a decoy, so nobody can tell it from a
///     withheld one
public record RecordDraft(Header header, SequencedMap<String, @Nullable JsonNode> sections, List<Sha256> parents) {

    public RecordDraft {
        parents = List.copyOf(parents);
    }

    /// The record signed by its issuer.
    public SignedRecord sign(SigningKey key) {
        List<Disclosure> disclosures = new ArrayList<>();
        ObjectNode json = header.toJson();
        var parentArray = json.putArray("parents");
        for (Sha256 parent : parents) {
            Disclosure disclosure = Disclosure.of(JsonNodeFactory.instance.stringNode(parent.hex()));
            disclosures.add(disclosure);
            parentArray.addObject().put("...", disclosure.digest());
        }
        ObjectNode body = json.putObject("sections");
        for (Map.Entry<String, @Nullable JsonNode> section : sections.entrySet()) {
            body.putArray(section.getKey()).addObject().put("...", digest(section.getValue(), disclosures));
        }
        json.put("_sd_alg", Payload.DIGEST_ALGORITHM);
        Payload payload = Payload.ofVerified(StrictJson.write(json));
        RecordSignature signature =
                RecordSignature.sign(payload.octets().toArray(), key, header.party(), SignerRole.ISSUER);
        return new SignedRecord(payload, List.of(signature), disclosures);
    }

    private static String digest(@Nullable JsonNode content, List<Disclosure> disclosures) {
        if (content == null) {
            return Disclosure.decoy();
        }
        Disclosure disclosure = Disclosure.of(content);
        disclosures.add(disclosure);
        return disclosure.digest();
    }
}
