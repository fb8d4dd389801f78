package org.tripoint.instruments;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The strict reading of one JSON object of an instrument: each member is asked for by name and form, and what does
/// not fit is noted, field by field, instead of stopping at the first.
final class MemberReading {

    private static final int MAX_LANGUAGES = 8;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final JsonNode object;
    private final int article;
    private final List<InstrumentFault> faults;
    private final Set<String> asked = new HashSet<>();

    MemberReading(JsonNode object, int article, List<InstrumentFault> faults) {
        this.object = object;
        this.article = article;
        this.faults = faults;
    }

    void fault(String field, FaultCode code, Map<String, Object> values) {
        faults.add(new InstrumentFault(article, field, code, values));
    }

    void fault(String field, FaultCode code) {
        fault(field, code, Map.of());
    }

    Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name));
    }

    private Optional<JsonNode> required(String name) {
        Optional<JsonNode> node = find(name);
        if (node.isEmpty()) {
            fault(name, FaultCode.REQUIRED);
        }
        return node;
    }

    /// A line that matches `form`.
    Optional<String> text(String name, Pattern form, FaultCode code) {
        return find(name).flatMap(node -> {
            if (node.isString() && form.matcher(node.asString()).matches()) {
                return Optional.of(node.asString());
            }
            fault(name, code, Map.of("found", shown(node)));
            return Optional.empty();
        });
    }

    Optional<String> requiredText(String name, Pattern form, FaultCode code) {
        return required(name).isPresent() ? text(name, form, code) : Optional.empty();
    }

    /// A list of `least` to `most` distinct lines that match `form`, in their order.
    Set<String> texts(String name, int least, int most, Pattern form, FaultCode code) {
        Set<String> values = new LinkedHashSet<>();
        Optional<JsonNode> list = least == 0 ? find(name) : required(name);
        if (list.isEmpty()) {
            return values;
        }
        if (!list.get().isArray() || list.get().size() < least || list.get().size() > most) {
            fault(name, FaultCode.NOT_SO_MANY, Map.of("least", least, "most", most));
            return values;
        }
        for (JsonNode node : list.get()) {
            if (!node.isString() || !form.matcher(node.asString()).matches()) {
                fault(name, code, Map.of("found", shown(node)));
            } else if (!values.add(node.asString())) {
                fault(name, FaultCode.TWICE, Map.of("found", node.asString()));
            }
        }
        return values;
    }

    /// A text in one language or more, each of at most `most` characters.
    SortedMap<String, String> wordings(String name, int most, boolean oneLine) {
        SortedMap<String, String> texts = new TreeMap<>();
        Optional<JsonNode> object = required(name);
        if (object.isEmpty()) {
            return texts;
        }
        if (!object.get().isObject() || object.get().isEmpty() || object.get().size() > MAX_LANGUAGES) {
            fault(name, FaultCode.NOT_WORDINGS, Map.of("most", MAX_LANGUAGES));
            return texts;
        }
        object.get().properties().forEach(entry -> {
            boolean sound =
                    entry.getValue().isString() && isText(entry.getValue().asString(), most, oneLine);
            if (!LANGUAGE.matcher(entry.getKey()).matches()) {
                fault(name, FaultCode.NOT_A_LANGUAGE, Map.of("found", brief(entry.getKey())));
            } else if (!sound) {
                fault(name, FaultCode.NOT_TEXT, Map.of("language", entry.getKey(), "most", most));
            } else {
                texts.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return texts;
    }

    private static boolean isText(String text, int most, boolean oneLine) {
        return !text.isBlank()
                && text.length() <= most
                && text.codePoints().noneMatch(c -> isForbidden(c) || (oneLine && c == '\n'));
    }

    /// Characters that cannot be seen and change what is seen: controls, and overrides of the writing direction
    /// (Unicode Standard Annex 9 section 2).
    private static boolean isForbidden(int c) {
        return (Character.isISOControl(c) && c != '\n') || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    Optional<LocalDate> day(String name) {
        return find(name).flatMap(node -> {
            Optional<LocalDate> day = day(node);
            if (day.isEmpty()) {
                fault(name, FaultCode.NOT_A_DAY, Map.of("found", shown(node)));
            }
            return day;
        });
    }

    Optional<LocalDate> requiredDay(String name) {
        return required(name).isPresent() ? day(name) : Optional.empty();
    }

    private static Optional<LocalDate> day(JsonNode node) {
        try {
            LocalDate day = LocalDate.parse(node.isString() ? node.asString() : "");
            boolean onlySpelling = day.toString().equals(node.asString()) && day.getYear() >= 1900;
            return onlySpelling && day.getYear() <= 2999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Absent reads as false.
    boolean truth(String name) {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            fault(name, FaultCode.NOT_YES_OR_NO);
        }
        return node.map(value -> value.asBoolean(false)).orElse(false);
    }

    /// The objects of a list of `least` to `most`.
    List<JsonNode> objects(String name, int least, int most) {
        Optional<JsonNode> list = required(name);
        if (list.isEmpty()) {
            return List.of();
        }
        boolean sound = list.get().isArray()
                && list.get().size() >= least
                && list.get().size() <= most
                && list.get().values().stream().allMatch(JsonNode::isObject);
        if (!sound) {
            fault(name, FaultCode.NOT_SO_MANY, Map.of("least", least, "most", most));
            return List.of();
        }
        return new ArrayList<>(list.get().values());
    }

    /// Notes members that nobody asked for.
    void onlyThose(String field) {
        for (String name : object.propertyNames()) {
            if (!asked.contains(name)) {
                fault(field, FaultCode.UNKNOWN_MEMBER, Map.of("found", brief(name)));
            }
        }
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null ? "" : brief(node.isString() ? node.asString() : node.toString());
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
