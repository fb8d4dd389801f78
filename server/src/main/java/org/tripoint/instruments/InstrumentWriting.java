package org.tripoint.instruments;

import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An instrument as JSON: the sections of its record, and the file in which it can be handed from one to another.
final class InstrumentWriting {

    private InstrumentWriting() {}

    /// The sections of a record `instrument.proposed`, by name.
    static Map<String, @Nullable JsonNode> sections(Instrument instrument) {
        ObjectNode articles = JsonNodeFactory.instance.objectNode();
        articles.set("articles", articles(instrument));
        return Map.of("title", title(instrument.title()), "articles", articles);
    }

    /// What `sections` of a record hold, in the form that [InstrumentReading] reads.
    static JsonNode joined(SequencedMap<String, JsonNode> sections) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        JsonNode title = sections.get("title");
        JsonNode articles = sections.get("articles");
        if (title != null) {
            json.set("title", title);
        }
        if (articles != null && articles.has("articles")) {
            json.set("articles", articles.get("articles"));
        }
        return json;
    }

    static ObjectNode file(Instrument instrument) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("title", title(instrument.title()));
        json.set("articles", articles(instrument));
        return json;
    }

    private static ObjectNode title(InstrumentTitle title) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("names", wordings(title.names()));
        json.put("kind", title.kind());
        json.set("parties", texts(title.parties()));
        json.set("authentic", texts(title.authentic()));
        validity(json, title.validity());
        json.put("offset", offset(title.validity()));
        if (title.example()) {
            json.put("example", true);
        }
        return json;
    }

    private static String offset(Validity validity) {
        String id = validity.offset().getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    private static ArrayNode articles(Instrument instrument) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Article article : instrument.articles()) {
            ObjectNode json = list.addObject().put("number", article.number());
            json.set("text", wordings(article.text()));
            article.findTerms().ifPresent(terms -> json.set("terms", terms(terms)));
        }
        return list;
    }

    private static ObjectNode terms(Terms terms) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("types", texts(terms.types()));
        json.set("from", texts(terms.from()));
        json.set("to", texts(terms.to()));
        json.put("release", terms.release().code());
        terms.findLevel().ifPresent(level -> json.put("level", level.code()));
        terms.findService().ifPresent(service -> json.put("service", service.value()));
        if (!terms.keptBack().isEmpty()) {
            json.set("keptBack", texts(terms.keptBack()));
        }
        validity(json, terms.validity());
        terms.findTransferDossier().ifPresent(dossier -> json.put("transferDossier", dossier));
        if (terms.continuesWhileSuspended()) {
            json.put("continuesWhileSuspended", true);
        }
        return json;
    }

    private static void validity(ObjectNode json, Validity validity) {
        json.put("validFrom", validity.from().toString());
        validity.findUntil().ifPresent(until -> json.put("validTo", until.toString()));
    }

    private static ObjectNode wordings(SortedMap<String, String> texts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        texts.forEach(json::put);
        return json;
    }

    private static ArrayNode texts(Collection<?> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(value.toString()));
        return list;
    }
}
