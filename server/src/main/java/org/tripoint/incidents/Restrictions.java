package org.tripoint.incidents;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tripoint.ledger.Author;
import org.tripoint.platform.NodeClock;
import org.tripoint.registry.Services;
import tools.jackson.databind.JsonNode;

/// What may not be filed at all, whoever wants it: a request about a person by a service that is neither police nor
/// justice or for what is no offence in both laws, more requests in a day than a post has reasons for, and anything
/// about a person who asked for protection.
@Component
public class Restrictions {

    /// Requests of one unit in twenty-four hours; more is a list.
    static final int MOST_REQUESTS = 20;

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Set<String> NUMBERS = Set.of("paper", "number");

    private final Kinds kinds;
    private final Services services;
    private final Protection protection;
    private final NodeClock clock;
    private final JdbcClient jdbc;

    Restrictions(Kinds kinds, Services services, Protection protection, NodeClock clock, JdbcClient jdbc) {
        this.kinds = kinds;
        this.services = services;
        this.protection = protection;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /// Why something may not be filed.
    public enum Reason {
        SERVICE,
        BOTH_LAWS,
        TOO_MANY,
        PROTECTED
    }

    /// The reason, empty where there is none.
    public Optional<Reason> find(Kind kind, Map<String, ? extends @Nullable JsonNode> sections, Author author) {
        if (!kind.services().isEmpty() && !isOf(kind.services(), author)) {
            return Optional.of(Reason.SERVICE);
        }
        JsonNode ground = sections.get("ground");
        if (ground != null
                && ground.has("inBothLaws")
                && !ground.get("inBothLaws").asBoolean()) {
            return Optional.of(Reason.BOTH_LAWS);
        }
        if (protection.covers(numbers(sections))) {
            return Optional.of(Reason.PROTECTED);
        }
        return kind.group() == Kind.Group.REQUEST && requestsToday(author) >= MOST_REQUESTS
                ? Optional.of(Reason.TOO_MANY)
                : Optional.empty();
    }

    private boolean isOf(Set<String> kindsOfService, Author author) {
        return services.find(author.party(), author.service())
                .filter(service -> kindsOfService.contains(service.kind()))
                .isPresent();
    }

    private long requestsToday(Author author) {
        return jdbc.sql("""
                        select count(*) from incidents.incident
                        where party = :party and unit = :unit and type in (:types) and recorded > :since""")
                .param("party", author.party().value())
                .param("unit", author.unit().value())
                .param("types", kinds.types(Set.of(Kind.Group.REQUEST)))
                .param("since", clock.instant().minus(A_DAY).atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// The numbers of paper files and of documents that sections hold.
    static List<String> numbers(Map<String, ? extends @Nullable JsonNode> sections) {
        return sections.values().stream()
                .flatMap(content ->
                        content == null ? Stream.of() : NUMBERS.stream().map(content::path))
                .flatMap(number -> number.isArray() ? number.values().stream() : Stream.of(number))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
