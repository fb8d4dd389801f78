package org.tripoint.kernel.log;

import static org.tripoint.kernel.log.LogVectorJudge.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.StrictJson;
import org.tripoint.kernel.Vector;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The vectors of chapter 02 about leaves and their order, and of chapter 04 about paths. Leaves are written out here,
/// not by the code that reads them.
final class LeafVectors {

    static final String RECORD = Sha256.of(new byte[] {1}).hex();
    static final String INSTRUMENT = Sha256.of(new byte[] {2}).hex();
    private static final String ROOT = Sha256.of(new byte[] {3}).hex();
    private static final String NOON = "2026-11-25T12:00:00.000Z";
    private static final String ARTICLE = "{\"instrument\":\"" + INSTRUMENT + "\",\"article\":\"2\"}";
    private static final String LINK = "{\"rule\":\"link\"}";
    private static final String FIRST = "tripoint/VN/KH/routine/1";
    private static final String SECOND = "tripoint/VN/KH/routine/2";

    private final List<Vector> vectors = new ArrayList<>();

    static List<Vector> list() {
        LeafVectors all = new LeafVectors();
        all.leaves();
        all.malformedLeaves();
        all.otherLeaves();
        all.orders();
        all.openings();
        all.paths();
        return all.vectors;
    }

    /// A leaf as a sender writes it.
    static String release(String basis, String sections, String time, String control, String kind) {
        return "{\"record\":\"" + RECORD + "\",\"basis\":" + basis + ",\"sections\":" + sections + ",\"time\":\"" + time
                + "\",\"control\":" + control + ",\"kind\":\"" + kind + "\"}";
    }

    private static String opening(String origin, int size, String time, int control) {
        return "{\"frozen\":{\"origin\":\"" + origin + "\",\"size\":" + size + ",\"root\":\"" + ROOT + "\"},\"time\":\""
                + time + "\",\"control\":" + control + ",\"kind\":\"epoch\"}";
    }

    private void leaves() {
        String sections = "[\"event\",\"place\"]";
        Vector leaf = keep(leaf(
                "under-an-article",
                "A record released under an article.",
                release(ARTICLE, sections, NOON, "4", "record")));
        change(
                leaf,
                LogRefusal.UNKNOWN_LEAF_KIND,
                "recall",
                "the kind is none of the three",
                release(ARTICLE, sections, NOON, "4", "recall"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "member-more",
                "there is a member more",
                release(ARTICLE, sections, NOON, "4,\"note\":1", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "member-twice",
                "a member stands twice, with the same value",
                release(ARTICLE, sections, NOON, "4,\"control\":4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "time-with-offset",
                "the time is the same with another offset",
                release(ARTICLE, sections, "2026-11-25T19:00:00.000+07:00", "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "time-in-seconds",
                "the time has no decimals",
                release(ARTICLE, sections, "2026-11-25T12:00:00Z", "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "control-with-fraction",
                "the control size is written as 4.0",
                release(ARTICLE, sections, NOON, "4.0", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "control-negative",
                "the control size is negative",
                release(ARTICLE, sections, NOON, "-4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "article-with-zero",
                "the article has a zero in front",
                release(ARTICLE.replace("\"2\"", "\"02\""), sections, NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.LEAF_NOT_CANONICAL,
                "white-space",
                "there is a space behind a colon",
                release(ARTICLE, sections, NOON, " 4", "record"));
        change(
                leaf,
                LogRefusal.LEAF_NOT_CANONICAL,
                "sections-descending",
                "the sections are in another order",
                release(ARTICLE, "[\"place\",\"event\"]", NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.LEAF_NOT_CANONICAL,
                "escape",
                "a letter is written as an escape",
                release(ARTICLE, "[\"\\u0065vent\",\"place\"]", NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.LEAF_TOO_LONG,
                "too-many-sections",
                "it names twenty-four long sections",
                release(ARTICLE, sections(24, "section-".repeat(4)), NOON, "4", "record"));
    }

    private void malformedLeaves() {
        Vector leaf = vectors.getFirst();
        String sections = "[\"event\",\"place\"]";
        String whole = release(ARTICLE, sections, NOON, "4", "record");
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "kind-missing",
                "it has no kind",
                whole.replace(",\"kind\":\"record\"", ""));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "hash-in-capitals",
                "the record is named in capitals",
                whole.replace(RECORD, RECORD.toUpperCase(java.util.Locale.ROOT)));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "section-in-capitals",
                "a section begins with a capital",
                release(ARTICLE, "[\"Event\",\"place\"]", NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "twenty-five-sections",
                "it names twenty-five sections",
                release(ARTICLE, sections(25, "s"), NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "basis-as-text",
                "the basis is a string",
                release("\"link\"", sections, NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "rule-and-article",
                "the basis is both a rule and an article",
                release(ARTICLE.replace("{", "{\"rule\":\"link\","), sections, NOON, "4", "record"));
        change(
                leaf,
                LogRefusal.MALFORMED_LEAF,
                "rule-as-number",
                "the rule is a number",
                release("{\"rule\":1}", sections, NOON, "4", "record"));
    }

    private void otherLeaves() {
        Vector warning = keep(leaf(
                "danger-to-life",
                "A warning that needs no article.",
                release("{\"rule\":\"danger-to-life\"}", "[\"event\"]", NOON, "0", "record")));
        change(
                warning,
                LogRefusal.UNKNOWN_RELEASE_RULE,
                "courtesy",
                "the rule is one that nobody knows",
                release("{\"rule\":\"courtesy\"}", "[\"event\"]", NOON, "0", "record"));
        keep(leaf(
                "disclosure",
                "A further section of a record released before.",
                release(ARTICLE, "[\"photographs\"]", NOON, "9007199254740991", "disclosure")));
        Vector epoch = keep(leaf("epoch", "The first leaf of a later epoch.", opening(FIRST, 12, NOON, 9)));
        change(
                epoch,
                LogRefusal.MALFORMED_LEAF,
                "origin-of-no-feed",
                "the origin is not that of a feed",
                opening("example.com/log", 12, NOON, 9));
        change(epoch, LogRefusal.MALFORMED_LEAF, "negative-size", "the size is negative", opening(FIRST, -12, NOON, 9));
        change(
                epoch,
                LogRefusal.MALFORMED_LEAF,
                "empty-with-a-root",
                "the size is 0, the root that of a tree",
                opening(FIRST, 0, NOON, 9));
        change(
                epoch,
                LogRefusal.MALFORMED_LEAF,
                "frozen-as-text",
                "the frozen epoch is a string",
                opening(FIRST, 12, NOON, 9).replaceAll("\\{\"origin[^}]*}", "\"" + FIRST + "\""));
    }

    private static String sections(int count, String prefix) {
        List<String> names = IntStream.range(10, 10 + count)
                .mapToObj(i -> "\"" + prefix + i + "\"")
                .toList();
        return "[" + String.join(",", names) + "]";
    }

    private void orders() {
        String first = release(LINK, "[]", NOON, "5", "record");
        Vector order = keep(order(
                "equal-time-and-control",
                "The second leaf was released in the same millisecond, nothing new seen.",
                FIRST,
                null,
                List.of(first, first)));
        changeOrder(
                order,
                LogRefusal.RELEASE_TIME_DECREASES,
                "one-millisecond-before",
                "the second is a millisecond earlier",
                List.of(first, release(LINK, "[]", "2026-11-25T11:59:59.999Z", "5", "record")));
        changeOrder(
                order,
                LogRefusal.CONTROL_SIZE_DECREASES,
                "one-leaf-less",
                "the second had seen one leaf less",
                List.of(first, release(LINK, "[]", NOON, "4", "record")));
        changeOrder(
                order,
                LogRefusal.EPOCH_OPENING_MISPLACED,
                "in-the-middle",
                "the second opens an epoch",
                List.of(first, opening(FIRST, 1, NOON, 5)));
    }

    private void openings() {
        ObjectNode frozen = object().put("origin", FIRST).put("size", "12").put("root", ROOT);
        Vector order = keep(order(
                "epoch-opening",
                "The first leaf of the second epoch commits to the first as it was mirrored.",
                SECOND,
                frozen,
                List.of(opening(FIRST, 12, NOON, 9))));
        changeOrder(
                order,
                LogRefusal.EPOCH_OPENING_MISPLACED,
                "without-opening",
                "the first leaf is a release",
                List.of(release(LINK, "[]", NOON, "9", "record")));
        changeOrder(
                order,
                LogRefusal.EPOCH_NOT_SUCCESSIVE,
                "shorter-epoch",
                "the first epoch lacks its last leaf",
                List.of(opening(FIRST, 11, NOON, 9)));
        changeOrder(
                order,
                LogRefusal.EPOCH_NOT_SUCCESSIVE,
                "other-lane",
                "the epoch is one of the other lane",
                List.of(opening("tripoint/VN/KH/control/1", 12, NOON, 9)));
    }

    private void paths() {
        Vector tile = keep(path(
                "tile",
                "routine/12/tile/1/x001/x234/067.p/8",
                object().put("file", "tile")
                        .put("lane", "routine")
                        .put("epoch", 12)
                        .put("level", 1)
                        .put("index", "1234067")
                        .put("width", 8)));
        changePath(tile, "dots", "it leaves the folder and comes back", "routine/12/../12/tile/1/x001/x234/067.p/8");
        changePath(tile, "epoch-0", "the epoch is 0", "routine/0/tile/1/x001/x234/067.p/8");
        changePath(tile, "capital", "the lane begins with a capital", "Routine/12/tile/1/x001/x234/067.p/8");
        Vector receipt = keep(path(
                "receipt",
                "mirror/control/1/checkpoint",
                object().put("file", "receipt").put("lane", "control").put("epoch", 1)));
        changePath(receipt, "slash-in-front", "it begins with a slash", "/mirror/control/1/checkpoint");
        keep(path("record", "records/" + RECORD, object().put("file", "record").put("hash", RECORD)));
        keep(path("head", "head", object().put("file", "head")));
        keep(path(
                "mirrored-entries",
                "mirror/routine/1/tile/entries/000.p/3",
                object().put("file", "mirrored-entries")
                        .put("lane", "routine")
                        .put("epoch", 1)
                        .put("index", "0")
                        .put("width", 3)));
        String hash = "ab".repeat(32);
        Vector mirrored = keep(path(
                "mirrored-record",
                "mirror/records/" + hash,
                object().put("file", "mirrored-record").put("hash", hash)));
        changePath(mirrored, "mirrored-twice", "a mirror of a mirror", "mirror/mirror/records/" + hash);
    }

    private static Vector leaf(String name, String description, String entry) {
        ObjectNode expected = verdict("read");
        expected.set("leaf", StrictJson.read(entry));
        return Vector.valid("leaf", name, description, object(), object().put("entry", entry), expected);
    }

    private static Vector order(
            String name, String description, String origin, @Nullable ObjectNode frozen, List<String> leaves) {
        ObjectNode input = object().put("origin", origin);
        input.set("frozen", frozen == null ? JsonNodeFactory.instance.nullNode() : frozen);
        ArrayNode list = input.putArray("leaves");
        leaves.forEach(list::add);
        return Vector.valid("lane-order", name, description, object(), input, verdict("follows"));
    }

    private static Vector path(String name, String path, ObjectNode file) {
        ObjectNode expected = verdict("read");
        expected.set("file", file);
        return Vector.valid(
                "feed-path", name, "A path of the feed tree.", object(), object().put("path", path), expected);
    }

    private Vector keep(Vector vector) {
        vectors.add(vector);
        return vector;
    }

    private void change(Vector twin, LogRefusal code, String name, String change, String entry) {
        vectors.add(twin.invalid(code.code(), name, change, v -> v.input().put("entry", entry)));
    }

    private void changeOrder(Vector twin, LogRefusal code, String name, String change, List<String> leaves) {
        vectors.add(twin.invalid(code.code(), name, change, v -> {
            ArrayNode list = v.input().putArray("leaves");
            leaves.forEach(list::add);
        }));
    }

    private void changePath(Vector twin, String name, String change, String path) {
        vectors.add(twin.invalid(
                LogRefusal.MALFORMED_PATH.code(), name, change, v -> v.input().put("path", path)));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
