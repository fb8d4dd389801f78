package org.tripoint.ledger;

import org.tripoint.kernel.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A file as a section of a record refers to it.
///
/// @param hash of the file's octets, after all metadata was taken out of it
/// @param recognisable the author's answer: can a person be recognised in it?
public record Attachment(Sha256 hash, MediaType mediaType, long octets, boolean recognisable) {

    public Attachment {
        if (octets < 1 || octets > Attachments.MAX_OCTETS) {
            throw new IllegalArgumentException("expected 1 to " + Attachments.MAX_OCTETS + " octets, found " + octets);
        }
    }

    /// Whether `json` is an element of an `attachments` field, with these four members and no other.
    static boolean isWellFormed(JsonNode json) {
        JsonNode octets = json.path("octets");
        return json.isObject()
                && json.size() == 4
                && json.path("hash").asString("").matches("[0-9a-f]{64}")
                && MediaType.findCode(json.path("mediaType").asString("")).isPresent()
                && octets.isIntegralNumber()
                && octets.canConvertToLong()
                && octets.asLong() >= 1
                && octets.asLong() <= Attachments.MAX_OCTETS
                && json.path("recognisable").isBoolean();
    }

    /// The element of an `attachments` field. Throws [IllegalArgumentException] where it does not have that form.
    public static Attachment read(JsonNode json) {
        if (!isWellFormed(json)) {
            throw new IllegalArgumentException("expected hash, mediaType, octets and recognisable of an attachment");
        }
        return new Attachment(
                new Sha256(json.get("hash").asString()),
                MediaType.ofCode(json.get("mediaType").asString()),
                json.get("octets").asLong(),
                json.get("recognisable").asBoolean());
    }

    public JsonNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("hash", hash.hex())
                .put("mediaType", mediaType.code())
                .put("octets", octets)
                .put("recognisable", recognisable);
    }
}
