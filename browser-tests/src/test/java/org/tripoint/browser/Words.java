package org.tripoint.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The texts of the catalogues, by language and key, for what a page has to say.
final class Words {

    private Words() {}

    /// A text without arguments.
    static String of(String language, String key) {
        String file = key.startsWith("code.") ? "codes" : key.substring(0, key.indexOf('.'));
        file = file.equals("type") ? "types" : file;
        Properties texts = new Properties();
        try (@Nullable
                InputStream in =
                        Words.class.getResourceAsStream("/messages/" + language + "/" + file + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException("no catalogue " + file + " in " + language);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language);
        }
        return text;
    }
}
