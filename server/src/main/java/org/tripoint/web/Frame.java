package org.tripoint.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tripoint.language.Language;
import org.tripoint.language.Texts;

/// What stands round a page: where the reader is, the rail, each neighbour's link, language and theme. A template
/// passes it on to `web/frame`.
///
/// @param title of the page, ready to read
/// @param page the name of the page's rail entry; empty for pages outside the rail
/// @param reader absent before the log-in and on pages that anybody may open
/// @param here path and query of this page, for links that only change the language
/// @param door the one thing that is done most, from every page
/// @param alarms what asks the reader now, over the page
/// @param moment the moment of the ledger that the page was made in, as live updates tell it
/// @param inForm whether the page is one form: phones then hide the bottom bar
public record Frame(
        Texts t,
        String title,
        String page,
        Optional<Reader> reader,
        List<Entry> rail,
        List<Entry> administration,
        List<Pill> links,
        Optional<Door> door,
        boolean exampleData,
        List<Language> languages,
        Theme theme,
        Csrf csrf,
        String here,
        List<Alarms.Alarm> alarms,
        String moment,
        boolean inForm) {

    public Frame {
        rail = List.copyOf(rail);
        administration = List.copyOf(administration);
        links = List.copyOf(links);
        languages = List.copyOf(languages);
        alarms = List.copyOf(alarms);
    }

    /// Who reads, by office.
    ///
    /// @param login the name of the account, for its own menu alone
    /// @param searches whether he may see any record
    /// @param account opaque name under which the browser keeps drafts apart
    public record Reader(String unit, String place, String office, String login, String account, boolean searches) {}

    /// One row of the rail as this reader sees it.
    public record Entry(String name, String path, Icon icon, String label, char key, int count) {}

    /// The link to a neighbour in words.
    public record Pill(String party, boolean open, String words) {}

    /// The way to what is done most.
    public record Door(String path, Icon icon, String label, String hint) {}

    /// The token that every unsafe request carries.
    public record Csrf(String parameter, String header, String token) {

        /// On pages that no form can be sent from.
        static final Csrf NONE = new Csrf("_csrf", "X-CSRF-TOKEN", "");

        /// The header that htmx adds to its requests, as it reads it from the page.
        public String forHtmx() {
            return "{\"" + header + "\":\"" + token + "\"}";
        }
    }

    /// Light, dark, or as the machine is set.
    public enum Theme {
        MACHINE,
        LIGHT,
        DARK;

        /// What the page's root element says; nothing where the machine decides.
        public @Nullable String attribute() {
            return switch (this) {
                case MACHINE -> null;
                case LIGHT -> "light";
                case DARK -> "dark";
            };
        }

        /// How the browser remembers it.
        String cookie() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Theme of(@Nullable String cookie) {
            return switch (cookie == null ? "" : cookie) {
                case "light" -> LIGHT;
                case "dark" -> DARK;
                default -> MACHINE;
            };
        }
    }

    /// The same page, telling phones to hide the bottom bar.
    public Frame form() {
        return new Frame(
                t,
                title,
                page,
                reader,
                rail,
                administration,
                links,
                door,
                exampleData,
                languages,
                theme,
                csrf,
                here,
                alarms,
                moment,
                true);
    }

    /// Whether this entry is the page that is open.
    public boolean open(Entry entry) {
        return entry.name().equals(page);
    }

    /// The rail entry of this name, when the reader has it.
    public Optional<Entry> entry(String name) {
        return rail.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /// The address of this page in another language.
    public String in(Language language) {
        var path = here.replaceAll("([?&])lang=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
    }
}
