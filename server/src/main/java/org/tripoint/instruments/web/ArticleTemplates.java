package org.tripoint.instruments.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tripoint.kernel.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Articles to start from when an instrument is proposed: `instruments/article-templates.json`. Parties, days and
/// number are filled in when one is taken.
@Component
class ArticleTemplates {

    private static final String BLANK = "blank";

    private final List<JsonNode> templates = new ArrayList<>();

    ArticleTemplates() {
        try (var file = new ClassPathResource("instruments/article-templates.json").getInputStream()) {
            StrictJson.read(file.readAllBytes()).forEach(templates::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the article templates", e);
        }
    }

    /// Their codes, the empty article first; text key `instruments.template.<code>`.
    List<String> codes() {
        List<String> codes = new ArrayList<>(List.of(BLANK));
        templates.forEach(template -> codes.add(template.get("code").asString()));
        return codes;
    }

    /// A fresh article of this code, the empty one where there is no such code.
    ObjectNode create(String code) {
        ObjectNode article = templates.stream()
                .filter(template -> template.get("code").asString().equals(code))
                .findFirst()
                .map(template -> (ObjectNode) template.deepCopy())
                .orElseGet(JsonNodeFactory.instance::objectNode);
        article.remove("code");
        return article;
    }
}
