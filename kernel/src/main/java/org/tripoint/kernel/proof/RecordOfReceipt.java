package org.tripoint.kernel.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.log.FeedOrigin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A file of evidence about one record that one party released to another: what docs/spec 07 calls a record of
/// receipt. Claims only: [ReceiptJudge] says whether they hold.
///
/// @param log the feed in which the record was released
/// @param record the record as released, a compact SD-JWT for each of its signers
/// @param leaf the entry of the log that released it
/// @param proof that the entry is in the log: a tlog-proof whose checkpoint the receiver cosigned
/// @param decision the sender's `release.decided` as compact SD-JWT; null where none was needed or it is not shown
/// @param keySets every key set of each party concerned, in order, compact
public record RecordOfReceipt(
        FeedOrigin log,
        List<String> record,
        String leaf,
        String proof,
        @Nullable String decision,
        SortedMap<PartyId, List<String>> keySets) {

    /// A record that sixteen parties signed, each with all its disclosures.
    public static final int MAX_OCTETS = 8 * 1024 * 1024;

    static final String FORM = "tripoint-record-of-receipt/1";

    private static final int MAX_SIGNERS = 16;
    private static final int MAX_PARTIES = 16;
    private static final int MAX_KEY_SETS = 1_000;

    public RecordOfReceipt {
        record = List.copyOf(record);
        TreeMap<PartyId, List<String>> copy = new TreeMap<>();
        keySets.forEach((party, sets) -> copy.put(party, List.copyOf(sets)));
        keySets = java.util.Collections.unmodifiableSortedMap(copy);
    }

    public Optional<String> findDecision() {
        return Optional.ofNullable(decision);
    }

    /// The file.
    public byte[] octets() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("form", FORM).put("log", log.toString());
        record.forEach(json.putArray("record")::add);
        json.put("leaf", leaf).put("proof", proof);
        if (decision != null) {
            json.put("decision", decision);
        }
        ObjectNode parties = json.putObject("keySets");
        keySets.forEach((party, sets) -> {
            ArrayNode list = parties.putArray(party.value());
            sets.forEach(list::add);
        });
        return StrictJson.write(json);
    }

    /// Throws [IllegalArgumentException] where the file is not of this form.
    static RecordOfReceipt parse(byte[] octets) {
        JsonNode json = StrictJson.read(octets, MAX_OCTETS);
        int members = json.has("decision") ? 7 : 6;
        if (!json.isObject() || json.size() != members || !text(json, "form").equals(FORM)) {
            throw new IllegalArgumentException("expected the members of " + FORM);
        }
        FeedOrigin log = FeedOrigin.parse(text(json, "log"))
                .orElseThrow(() -> new IllegalArgumentException("expected the origin of a feed"));
        TreeMap<PartyId, List<String>> keySets = new TreeMap<>();
        JsonNode parties = json.path("keySets");
        if (!parties.isObject() || parties.size() > MAX_PARTIES) {
            throw new IllegalArgumentException("expected key sets of at most " + MAX_PARTIES + " parties");
        }
        for (Map.Entry<String, JsonNode> party : parties.properties()) {
            keySets.put(new PartyId(party.getKey()), texts(party.getValue(), MAX_KEY_SETS));
        }
        return new RecordOfReceipt(
                log,
                texts(json.path("record"), MAX_SIGNERS),
                text(json, "leaf"),
                text(json, "proof"),
                json.has("decision") ? text(json, "decision") : null,
                keySets);
    }

    private static String text(JsonNode json, String name) {
        return text(json.path(name));
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("expected a text");
        }
        return value.asString();
    }

    private static List<String> texts(JsonNode list, int most) {
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            throw new IllegalArgumentException("expected a list of 1 to " + most + " texts");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(text(element)));
        return texts;
    }
}
