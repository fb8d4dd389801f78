package org.tripoint.kernel.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tripoint.kernel.Octets;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.Timestamp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The one spelling of a [Leaf]: JSON without white space, members in the order written here. Whoever reads a leaf
/// writes it again and compares, so that two leaves are equal exactly when their octets are.
final class LeafText {

    private static final String EPOCH = "epoch";
    private static final Set<String> RELEASE_MEMBERS = Set.of("record", "basis", "sections", "time", "control", "kind");
    private static final Set<String> EPOCH_MEMBERS = Set.of("frozen", "time", "control", "kind");
    private static final Set<String> FROZEN_MEMBERS = Set.of("origin", "size", "root");
    private static final Set<String> ARTICLE_MEMBERS = Set.of("instrument", "article");
    private static final Set<String> RULE_MEMBERS = Set.of("rule");

    private LeafText() {}

    static Octets write(Leaf leaf) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String kind = switch (leaf) {
            case Leaf.Release release -> writeRelease(release, json);
            case Leaf.EpochOpening opening -> writeOpening(opening, json);
        };
        json.put("time", Timestamp.format(leaf.time()));
        json.put("control", leaf.controlSize());
        json.put("kind", kind);
        byte[] octets = StrictJson.write(json);
        if (octets.length > Leaf.MAX_OCTETS) {
            throw new IllegalArgumentException("expected a leaf of at most 1,024 octets, found " + octets.length);
        }
        return new Octets(octets);
    }

    private static String writeRelease(Leaf.Release release, ObjectNode json) {
        json.put("record", release.record().hex());
        ObjectNode basis = json.putObject("basis");
        switch (release.basis()) {
            case Basis.Article(Sha256 instrument, String article) ->
                basis.put("instrument", instrument.hex()).put("article", article);
            case Basis.Rule rule -> basis.put("rule", rule.code());
        }
        release.sections().forEach(json.putArray("sections")::add);
        return release.kind().code();
    }

    private static String writeOpening(Leaf.EpochOpening opening, ObjectNode json) {
        Checkpoint frozen = opening.frozen();
        json.putObject("frozen")
                .put("origin", frozen.origin())
                .put("size", frozen.size())
                .put("root", frozen.root().hex());
        return EPOCH;
    }

    static Leaf parse(Octets entry) throws Refused {
        if (entry.length() > Leaf.MAX_OCTETS) {
            throw new Refused(LogRefusal.LEAF_TOO_LONG, "expected at most 1,024 octets, found " + entry.length());
        }
        Leaf leaf;
        try {
            leaf = read(StrictJson.read(entry.toArray()));
        } catch (IllegalArgumentException e) {
            throw new Refused(LogRefusal.MALFORMED_LEAF, String.valueOf(e.getMessage()));
        }
        if (!write(leaf).equals(entry)) {
            String expected = new String(write(leaf).toArray(), StandardCharsets.UTF_8);
            throw new Refused(LogRefusal.LEAF_NOT_CANONICAL, "expected " + expected);
        }
        return leaf;
    }

    private static Leaf read(JsonNode json) throws Refused {
        return switch (text(json, "kind")) {
            case "record" -> readRelease(json, Leaf.Kind.RECORD);
            case "disclosure" -> readRelease(json, Leaf.Kind.DISCLOSURE);
            case EPOCH -> readOpening(json);
            default -> throw new Refused(LogRefusal.UNKNOWN_LEAF_KIND, "expected record, disclosure or epoch");
        };
    }

    private static Leaf.Release readRelease(JsonNode json, Leaf.Kind kind) throws Refused {
        only(json, RELEASE_MEMBERS);
        return new Leaf.Release(
                kind,
                new Sha256(text(json, "record")),
                readBasis(member(json, "basis")),
                new TreeSet<>(texts(json, "sections")),
                Timestamp.parse(text(json, "time")),
                whole(json, "control"));
    }

    private static Basis readBasis(JsonNode json) throws Refused {
        if (json.has("rule")) {
            only(json, RULE_MEMBERS);
            return Basis.Rule.find(text(json, "rule"))
                    .orElseThrow(() ->
                            new Refused(LogRefusal.UNKNOWN_RELEASE_RULE, "expected the rule link or danger-to-life"));
        }
        only(json, ARTICLE_MEMBERS);
        return new Basis.Article(new Sha256(text(json, "instrument")), text(json, "article"));
    }

    private static Leaf.EpochOpening readOpening(JsonNode json) {
        only(json, EPOCH_MEMBERS);
        JsonNode frozen = member(json, "frozen");
        only(frozen, FROZEN_MEMBERS);
        Checkpoint checkpoint =
                new Checkpoint(text(frozen, "origin"), whole(frozen, "size"), new Sha256(text(frozen, "root")));
        Instant time = Timestamp.parse(text(json, "time"));
        return new Leaf.EpochOpening(checkpoint, time, whole(json, "control"));
    }

    private static void only(JsonNode json, Set<String> names) {
        if (!json.isObject() || !Set.copyOf(json.propertyNames()).equals(names)) {
            throw new IllegalArgumentException("expected exactly the members " + new TreeSet<>(names));
        }
    }

    private static JsonNode member(JsonNode json, String name) {
        JsonNode member = json.get(name);
        if (member == null) {
            throw new IllegalArgumentException("expected a member \"" + name + "\"");
        }
        return member;
    }

    private static String text(JsonNode json, String name) {
        JsonNode member = member(json, name);
        if (!member.isString()) {
            throw new IllegalArgumentException("expected a string as \"" + name + "\"");
        }
        return member.asString();
    }

    private static long whole(JsonNode json, String name) {
        JsonNode member = member(json, name);
        if (!member.isIntegralNumber() || !member.canConvertToLong()) {
            throw new IllegalArgumentException("expected a whole number as \"" + name + "\"");
        }
        return member.asLong();
    }

    private static List<String> texts(JsonNode json, String name) {
        JsonNode member = member(json, name);
        if (!member.isArray() || !member.values().stream().allMatch(JsonNode::isString)) {
            throw new IllegalArgumentException("expected an array of strings as \"" + name + "\"");
        }
        return member.values().stream().map(JsonNode::asString).toList();
    }
}
