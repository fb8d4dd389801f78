package org.tripoint.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// What the verifier says, in one language.
final class Words {

    static final List<String> LANGUAGES = List.of("en", "vi", "lo", "km");

    private final Properties texts;
    private final Properties codes;

    private Words(Properties texts, Properties codes) {
        this.texts = texts;
        this.codes = codes;
    }

    static Words in(String language) {
        return new Words(read(language, "verify"), read(language, "codes"));
    }

    private static Properties read(String language, String name) {
        String path = "messages/" + language + "/" + name + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("expected the texts " + path);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Properties texts() {
        return texts;
    }

    String of(String key, Object... arguments) {
        String pattern = texts.getProperty("verify." + key);
        if (pattern == null) {
            throw new IllegalStateException("expected a text verify." + key);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /// What a refusal's code says; the code itself where it is newer than these texts.
    String refusal(String code) {
        return codes.getProperty("code.refusal." + code, code);
    }
}
