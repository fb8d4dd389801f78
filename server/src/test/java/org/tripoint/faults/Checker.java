package org.tripoint.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Says what is wrong between nodes that have come to rest, from what each node's tables say.
final class Checker {

    private Checker() {}

    /// Empty where both sides' trees are equal and receipted, every released record is there exactly once, and nothing
    /// went without a decision.
    static List<String> findings(List<JsonNode> nodes) {
        List<String> findings = new ArrayList<>();
        Map<String, Map<String, JsonNode>> logs = new HashMap<>();
        for (JsonNode node : nodes) {
            String party = node.required("party").asString();
            node.required("empty").properties().forEach(list -> {
                if (!list.getValue().isEmpty()) {
                    findings.add(party + ": " + list.getKey() + ": " + list.getValue());
                }
            });
            node.required("logs")
                    .properties()
                    .forEach(log -> logs.computeIfAbsent(log.getKey(), origin -> new HashMap<>())
                            .put(party, log.getValue()));
        }
        logs.forEach((origin, sides) -> compare(origin, sides, findings));
        int expected = 2 * nodes.size() * (nodes.size() - 1);
        if (logs.size() != expected) {
            findings.add("expected " + expected + " logs, found " + logs.size());
        }
        return findings;
    }

    private static void compare(String origin, Map<String, JsonNode> sides, List<String> findings) {
        String[] parts = origin.split("/", 5);
        JsonNode sender = sides.get(parts[1]);
        JsonNode receiver = sides.get(parts[2]);
        if (sender == null || receiver == null) {
            findings.add(origin + ": is not on both sides");
            return;
        }
        for (String what : List.of("size", "root", "entries", "tiles")) {
            if (!sender.required(what).equals(receiver.required(what))) {
                findings.add(origin + ": " + what + " " + sender.required(what) + " and " + receiver.required(what));
            }
        }
        for (JsonNode side : List.of(sender, receiver)) {
            if (!side.required("receipted").equals(side.required("size"))) {
                findings.add(origin + ": receipted " + side.required("receipted") + " of " + side.required("size"));
            }
        }
        if (receiver.required("held").asLong() > 0) {
            findings.add(origin + ": held " + receiver.required("held"));
        }
    }
}
