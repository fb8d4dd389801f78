package org.tripoint.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of the interface in every language, read once from `messages/<language>/<package>.properties` (UTF-8, ICU
/// message format). A text that is missing, or an argument that a text needs and did not get, is an error and never
/// reaches a page. Safe for use by many threads.
public final class Catalogues {

    private static final Pattern FILE = Pattern.compile(".*/messages/([^/]+)/([^/]+)\\.properties");

    private final SortedMap<Language, Map<String, Message>> messages;
    private final Languages languages;

    private Catalogues(SortedMap<Language, Map<String, Message>> messages) {
        this.messages = messages;
        this.languages = new Languages(messages.keySet());
    }

    /// The catalogues on the class path. Throws when a text cannot be parsed or a key stands twice.
    public static Catalogues onClassPath() {
        var found = new TreeMap<Language, Map<String, Message>>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/messages/*/*.properties")) {
                add(found, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogues could not be read.", e);
        }
        return new Catalogues(found);
    }

    private static void add(Map<Language, Map<String, Message>> found, Resource file) throws IOException {
        var path = FILE.matcher(file.getURL().toString());
        if (!path.matches()) {
            throw new IllegalStateException("Not a catalogue: " + file.getURL());
        }
        var language = new Language(path.group(1));
        var texts = found.computeIfAbsent(language, any -> new TreeMap<>());
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            read(reader).forEach((key, pattern) -> {
                if (texts.put(key, Message.parse(language, key, pattern)) != null) {
                    throw new IllegalStateException("The text " + key + " stands twice in the catalogues of " + language
                            + "; the second is in " + path.group(2) + ".properties.");
                }
            });
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        var entries = new TreeMap<String, String>();
        var file = new Properties() {
            @Override
            public synchronized @Nullable Object put(Object key, Object value) {
                if (entries.put((String) key, (String) value) != null) {
                    throw new IllegalStateException("The text " + key + " stands twice in one catalogue.");
                }
                return null;
            }
        };
        file.load(reader);
        return entries;
    }

    /// The languages found.
    public Languages languages() {
        return languages;
    }

    /// Whether this text exists in this language.
    public boolean has(Language language, String key) {
        return ofLanguage(language).containsKey(key);
    }

    /// The keys of one language, ordered.
    public Set<String> keys(Language language) {
        return ofLanguage(language).keySet();
    }

    /// The text as it stands in the catalogue, before arguments are filled in.
    String pattern(Language language, String key) {
        return message(language, key).pattern();
    }

    /// A text without arguments.
    public String text(Language language, String key) {
        return text(language, key, Map.of());
    }

    /// A text with its arguments filled in by name. Values are strings that are ready to read, or numbers where the
    /// text has a number or a plural.
    public String text(Language language, String key, Map<String, ?> arguments) {
        return message(language, key).format(arguments);
    }

    private Message message(Language language, String key) {
        var message = ofLanguage(language).get(key);
        if (message == null) {
            throw new MissingText(key, language);
        }
        return message;
    }

    private Map<String, Message> ofLanguage(Language language) {
        var texts = messages.get(language);
        if (texts == null) {
            throw new IllegalArgumentException("No catalogues for the language " + language + ".");
        }
        return texts;
    }
}
