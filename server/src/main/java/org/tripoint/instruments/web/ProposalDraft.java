package org.tripoint.instruments.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;
import org.tripoint.kernel.PartyId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An instrument while it is being written: the JSON of its file, with whatever was typed so far, right or wrong. It
/// goes to the browser as a form and comes back from there; the node keeps nothing in between.
final class ProposalDraft {

    /// Articles that a form may carry; one more than an instrument may have, so that the fault is told.
    private static final int MAX_ARTICLES = 41;

    private final ObjectNode json;

    private ProposalDraft(ObjectNode json) {
        this.json = json;
    }

    /// @param file anything that a strict reader of JSON accepts
    static ProposalDraft of(JsonNode file) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("title", file.path("title").isObject() ? file.get("title").deepCopy() : object());
        ArrayNode articles = json.putArray("articles");
        file.path("articles")
                .valueStream()
                .filter(JsonNode::isObject)
                .limit(MAX_ARTICLES)
                .forEach(articles::add);
        return new ProposalDraft(json);
    }

    /// A fresh draft by one party.
    static ProposalDraft begin(PartyId own, String language, String today, String offset) {
        ObjectNode title = object();
        title.putArray("parties").add(own.value());
        title.putArray("authentic").add(language);
        title.put("validFrom", today).put("offset", offset);
        ObjectNode json = object();
        json.set("title", title);
        json.putArray("articles");
        return new ProposalDraft(json);
    }

    /// What a form sent. Fields left empty are absent, so that each is told as missing and not as wrong. An article
    /// has release terms where a kind of record is chosen.
    static ProposalDraft of(MultiValueMap<String, String> form) {
        Fields fields = new Fields(form, "");
        ObjectNode title = object();
        fields.wordings(title, "names", "name.");
        fields.copy(title, "kind", "kind");
        fields.list(title, "parties", "party", false);
        fields.list(title, "authentic", "authentic", false);
        fields.copy(title, "validFrom", "validFrom");
        fields.copy(title, "validTo", "validTo");
        fields.copy(title, "offset", "offset");
        fields.truth(title, "example", "example");
        ObjectNode json = object();
        json.set("title", title);
        ArrayNode articles = json.putArray("articles");
        for (int i = 1; i <= fields.count("articles"); i++) {
            articles.add(article(new Fields(form, "article." + i + ".")));
        }
        return new ProposalDraft(json);
    }

    private static ObjectNode article(Fields fields) {
        ObjectNode article = object();
        fields.copy(article, "number", "number");
        fields.wordings(article, "text", "text.");
        if (fields.has("type")) {
            ObjectNode terms = article.putObject("terms");
            fields.list(terms, "types", "type", false);
            fields.list(terms, "from", "from", false);
            fields.list(terms, "to", "to", false);
            fields.copy(terms, "release", "release");
            fields.copy(terms, "level", "level");
            fields.copy(terms, "service", "service");
            fields.list(terms, "keptBack", "kept", true);
            fields.copy(terms, "validFrom", "validFrom");
            fields.copy(terms, "validTo", "validTo");
            fields.copy(terms, "transferDossier", "dossier");
            fields.truth(terms, "continuesWhileSuspended", "continues");
        }
        return article;
    }

    /// The parameters of a form that begin with a prefix.
    private record Fields(MultiValueMap<String, String> form, String prefix) {

        String text(String name) {
            String value = form.getFirst(prefix + name);
            return value == null ? "" : value.strip().replace("\r\n", "\n");
        }

        boolean has(String name) {
            return form.getOrDefault(prefix + name, List.of()).stream().anyMatch(value -> !value.isBlank());
        }

        boolean isChecked(String name) {
            return text(name).equals("true");
        }

        int count(String name) {
            String value = text(name);
            return value.matches("[0-9]{1,2}") ? Math.min(Integer.parseInt(value), MAX_ARTICLES) : 0;
        }

        void copy(ObjectNode to, String member, String name) {
            if (!text(name).isEmpty()) {
                to.put(member, text(name));
            }
        }

        void truth(ObjectNode to, String member, String name) {
            if (isChecked(name)) {
                to.put(member, true);
            }
        }

        void list(ObjectNode to, String member, String name, boolean mayBeEmpty) {
            List<String> values = form.getOrDefault(prefix + name, List.of());
            if (!mayBeEmpty || !values.isEmpty()) {
                ArrayNode list = to.putArray(member);
                values.stream().filter(value -> !value.isBlank()).forEach(list::add);
            }
        }

        void wordings(ObjectNode to, String member, String name) {
            ObjectNode texts = object();
            for (String parameter : new TreeSet<>(form.keySet())) {
                if (parameter.startsWith(prefix + name)) {
                    String language = parameter.substring((prefix + name).length());
                    copy(texts, language, name + language);
                }
            }
            if (!texts.isEmpty()) {
                to.set(member, texts);
            }
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    ObjectNode json() {
        return json;
    }

    JsonNode title() {
        return json.get("title");
    }

    List<JsonNode> articles() {
        return new ArrayList<>(json.get("articles").values());
    }

    /// Adds an article that takes parties and first day from the title, and the next number.
    void add(ObjectNode article) {
        ArrayNode articles = (ArrayNode) json.get("articles");
        if (articles.size() >= MAX_ARTICLES) {
            return;
        }
        article.put("number", String.valueOf(articles.size() + 1));
        if (article.get("terms") instanceof ObjectNode terms) {
            ArrayNode from = terms.putArray("from");
            values(title(), "parties").forEach(from::add);
            terms.set("to", from.deepCopy());
            terms.put("validFrom", title().path("validFrom").asString(""));
        }
        articles.add(article);
    }

    /// @param place from 1
    void remove(int place) {
        ArrayNode articles = (ArrayNode) json.get("articles");
        if (place >= 1 && place <= articles.size()) {
            articles.remove(place - 1);
        }
    }

    /// Languages of some text of the draft, 8 at most.
    List<String> languages() {
        Set<String> languages = new TreeSet<>(title().path("names").propertyNames());
        articles().forEach(article -> languages.addAll(article.path("text").propertyNames()));
        return languages.stream()
                .filter(language -> language.matches("[a-z]{2,3}"))
                .limit(8)
                .toList();
    }

    static String text(JsonNode parent, String member) {
        return parent.path(member).asString("");
    }

    static boolean truth(JsonNode parent, String member) {
        return parent.path(member).asBoolean(false);
    }

    static Set<String> values(JsonNode parent, String member) {
        Set<String> values = new TreeSet<>();
        parent.path(member).valueStream().filter(JsonNode::isString).forEach(value -> values.add(value.asString()));
        return values;
    }
}
