package org.tripoint.kernel;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What may be done with a record: its classification, the purpose it serves, the categories it belongs to, whether it
/// holds personal data, and the day on which it must be erased at the latest.
///
/// @param classification code of the owner's own scale, for example `official`
/// @param purpose code of the purpose, for example `border-security`
/// @param categories codes, 8 at most
public record Marking(
        String classification, String purpose, List<String> categories, boolean personal, LocalDate retainUntil) {

    public static final int MAX_CATEGORIES = 8;

    public Marking {
        Form.check("classification", Form.SLUG, classification);
        Form.check("purpose", Form.SLUG, purpose);
        categories = List.copyOf(categories);
        categories.forEach(category -> Form.check("category", Form.SLUG, category));
        if (categories.size() > MAX_CATEGORIES) {
            throw new IllegalArgumentException("expected at most 8 categories, found " + categories.size());
        }
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("classification", classification).put("purpose", purpose);
        categories.forEach(json.putArray("categories")::add);
        return json.put("personal", personal).put("retainUntil", retainUntil.toString());
    }

    static Marking read(Members members) {
        List<String> categories = members.list("categories", MAX_CATEGORIES).stream()
                .map(Members::string)
                .toList();
        Marking marking = new Marking(
                members.text("classification"),
                members.text("purpose"),
                categories,
                members.truth("personal"),
                Members.day(members.text("retainUntil")));
        members.onlyThose();
        return marking;
    }
}
