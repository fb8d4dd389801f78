package org.tripoint.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// The files that browsers are given besides pages. The build names each by its content and writes the list of
/// addresses; a page asks for a file by its plain name.
public final class Assets {

    private static final Map<String, String> ADDRESSES = read();

    private Assets() {}

    /// The address of a file, such as `tripoint.css`. Throws when the build made no such file.
    public static String url(String name) {
        var address = ADDRESSES.get(name);
        if (address == null) {
            throw new IllegalArgumentException("Expected the name of a built file; found \"" + name + "\".");
        }
        return address;
    }

    /// The names of all files that the build made.
    static Iterable<String> names() {
        return ADDRESSES.keySet();
    }

    private static Map<String, String> read() {
        try (var list = Assets.class.getResourceAsStream("assets.properties")) {
            if (list == null) {
                throw new IllegalStateException(
                        "The list of browser files is missing: build the server with its front end.");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(list, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
