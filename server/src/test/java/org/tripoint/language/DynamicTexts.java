package org.tripoint.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tripoint.access.Journal;
import org.tripoint.exchange.Release;
import org.tripoint.instruments.FaultCode;
import org.tripoint.ledger.AttachmentVerdict;
import org.tripoint.ledger.FieldKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Texts whose keys the program puts together: a prefix, and what the program can put behind it. Whoever writes
/// `texts.of("web.state." + code)` declares `web.state.` here, with the list that the codes come from.
final class DynamicTexts {

    private static final Map<String, Supplier<Set<String>>> DECLARED = new LinkedHashMap<>();

    static {
        DECLARED.put("code.", DynamicTexts::codes);
        DECLARED.put("type.", DynamicTexts::recordTypes);
        DECLARED.put(
                "instruments.template.",
                () -> Set.of("blank", "danger-to-life", "drug-seizures", "use-of-records", "suspension"));
        DECLARED.put(
                "instruments.reason.",
                () -> Set.of("no-article-in-force", "article-suspended", "article-expired", "never-crosses"));
        DECLARED.put("exchange.peer.", DynamicTexts::peerRefusals);
        DECLARED.put("exchange.denied.", () -> names(Release.Denial.values()));
        DECLARED.put("instruments.fault.", () -> names(FaultCode.values()));
        DECLARED.put("instruments.field.", DynamicTexts::instrumentFields);
        DECLARED.put("ledger.field.", DynamicTexts::fieldErrors);
        DECLARED.put("ledger.attachment.", () -> names(AttachmentVerdict.Reason.values()));
        DECLARED.put(
                "language.quantity.",
                () -> Set.of(
                        "kilogram",
                        "gram",
                        "kilometre",
                        "metre",
                        "centimetre",
                        "hectare",
                        "cubic-metre",
                        "degree",
                        "second",
                        "millimetre"));
        DECLARED.put("access.journal.verb.", () -> names(Journal.Verb.values()));
        DECLARED.put(
                "duty.part.",
                () -> Set.of(
                        "alerts",
                        "incidents",
                        "contacts",
                        "requests",
                        "hand-overs",
                        "aircraft",
                        "notices",
                        "situation",
                        "shift"));
        DECLARED.put("language.weekday.", () -> names(DayOfWeek.values()));
    }

    private DynamicTexts() {}

    static Set<String> prefixes() {
        return DECLARED.keySet();
    }

    /// The whole keys that must exist under a declared prefix, and no others.
    static SortedSet<String> keys(String prefix) {
        var keys = new TreeSet<String>();
        Objects.requireNonNull(DECLARED.get(prefix)).get().forEach(end -> keys.add(prefix + end));
        return keys;
    }

    /// The constants of an enum as they stand in keys: `NOT_AGREED` as `not-agreed`.
    static Set<String> names(Enum<?>... constants) {
        var names = new TreeSet<String>();
        Arrays.stream(constants)
                .forEach(c -> names.add(c.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return names;
    }

    /// What can be wrong with a field that a form asks for.
    private static Set<String> fieldErrors() {
        var codes = new TreeSet<>(Set.of("required", "person-recognisable"));
        var asked = EnumSet.complementOf(EnumSet.of(FieldKind.NAMES, FieldKind.RECORD, FieldKind.STRUCTURE));
        asked.forEach(kind -> codes.add("not-" + kind.code()));
        return codes;
    }

    private static Set<String> peerRefusals() {
        return Set.of("own-bundle", "already-confirmed", "not-proposed", "fingerprint-differs", "no-file", "too-long");
    }

    private static Set<String> instrumentFields() {
        return Set.of(
                "instrument",
                "names",
                "kind",
                "parties",
                "authentic",
                "validFrom",
                "validTo",
                "offset",
                "example",
                "articles",
                "number",
                "text",
                "terms",
                "types",
                "from",
                "to",
                "release",
                "level",
                "service",
                "keptBack",
                "transferDossier",
                "continuesWhileSuspended");
    }

    private static Set<String> codes() {
        var lists = CodeLists.onClassPath();
        var codes = new TreeSet<String>();
        lists.names().forEach(name -> lists.list(name).forEach(value -> codes.add(name + "." + value)));
        return codes;
    }

    private static Set<String> recordTypes() {
        var texts = new TreeSet<String>();
        catalogue().forEach(type -> {
            var name = type.path("type").asString();
            texts.add(name + ".name");
            texts.add(name + ".sentence");
            for (var section : type.path("sections")) {
                var sectionName = section.path("name").asString();
                texts.add(name + ".section." + sectionName);
                for (var field : section.path("fields")) {
                    texts.add(
                            name + "." + sectionName + "." + field.path("name").asString());
                }
            }
        });
        return texts;
    }

    /// Every version of every record type.
    static Stream<JsonNode> catalogue() {
        try (var files = Files.list(Path.of("src/main/resources/catalogue"))) {
            return files.filter(file -> file.getFileName().toString().matches(".+\\.v\\d+\\.json")).toList().stream()
                    .map(file -> JsonMapper.shared().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
