package org.tripoint.incidents.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tripoint.incidents.Incident;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.kernel.log.Basis;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Deliveries;
import org.tripoint.ledger.Replies;
import org.tripoint.platform.NodeSettings;
import org.tripoint.web.Delivery;
import org.tripoint.web.WorkState;

/// How far each report has come: ours with every neighbour, theirs with us.
@Component
class Standings {

    private static final List<String> REASONS = List.of("release-reason", "refusal");

    private final ObjectProvider<Deliveries> deliveries;
    private final Replies replies;
    private final Catalogue catalogue;
    private final NodeSettings settings;

    Standings(ObjectProvider<Deliveries> deliveries, Replies replies, Catalogue catalogue, NodeSettings settings) {
        this.deliveries = deliveries;
        this.replies = replies;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    boolean isOurs(Incident incident) {
        return incident.party().equals(settings.party());
    }

    List<Deliveries.Delivery> deliveries(Sha256 record) {
        return deliveries(List.of(record)).getOrDefault(record, List.of());
    }

    /// A node without an exchange delivers nothing.
    private Map<Sha256, List<Deliveries.Delivery>> deliveries(List<Sha256> records) {
        return deliveries.stream().findAny().map(known -> known.list(records)).orElse(Map.of());
    }

    /// On what a neighbour let its report go to us.
    Optional<Basis> basis(Sha256 record) {
        return deliveries.stream()
                .flatMap(known -> known.findBasis(record).stream())
                .findFirst();
    }

    List<Replies.Reply> replies(Sha256 record) {
        return replies.list(record);
    }

    List<Standing> of(Incident incident, Texts t) {
        return of(List.of(incident), t).getOrDefault(incident.hash(), List.of());
    }

    /// How far each of these has come, by hash.
    Map<Sha256, List<Standing>> of(List<Incident> incidents, Texts t) {
        List<Sha256> ours =
                incidents.stream().filter(this::isOurs).map(Incident::hash).toList();
        Map<Sha256, List<Replies.Reply>> said = replies.list(ours);
        Map<Sha256, List<Deliveries.Delivery>> known = deliveries(ours);
        return incidents.stream()
                .collect(Collectors.toMap(
                        Incident::hash,
                        incident -> isOurs(incident)
                                ? known.getOrDefault(incident.hash(), List.of()).stream()
                                        .map(delivery ->
                                                withThem(delivery, said.getOrDefault(incident.hash(), List.of()), t))
                                        .toList()
                                : List.of(withUs(incident, t))));
    }

    private Standing withUs(Incident incident, Texts t) {
        Instant at = incident.recorded();
        return switch (incident.progress()) {
            case OPEN -> chip(settings.party(), WorkState.WAITING, t.of("incidents.state.open"), Optional.empty(), at);
            case TAKEN_IN_CHARGE ->
                chip(
                        settings.party(),
                        WorkState.TAKEN_IN_CHARGE,
                        t.code("delivery", "taken-in-charge"),
                        Optional.empty(),
                        at);
            case ANSWERED ->
                chip(settings.party(), WorkState.ANSWERED, t.code("delivery", "answered"), Optional.empty(), at);
            case CLOSED -> chip(settings.party(), WorkState.DONE, t.of("incidents.step.closed"), Optional.empty(), at);
        };
    }

    private Standing withThem(Deliveries.Delivery delivery, List<Replies.Reply> said, Texts t) {
        PartyId to = delivery.to();
        return switch (delivery.state()) {
            case WAITS -> chip(to, WorkState.WAITING, t.of("incidents.state.waits"), Optional.empty(), delivery.at());
            case WITHHELD ->
                chip(to, WorkState.HELD, t.of("incidents.state.withheld"), reason(delivery, t), delivery.at());
            case KEPT -> chip(to, WorkState.DONE, t.of("incidents.state.kept"), Optional.empty(), delivery.at());
            case REFUSED ->
                chip(to, WorkState.HELD, t.code("delivery", "held-for-checking"), reason(delivery, t), delivery.at());
            case RELEASED -> dots(to, Delivery.RELEASED, delivery.at(), said);
            case DELIVERED -> dots(to, Delivery.DELIVERED, delivery.at(), said);
        };
    }

    /// A reply is further than a delivery, whichever this node heard of first.
    private static Standing dots(PartyId to, Delivery step, Instant at, List<Replies.Reply> said) {
        List<Replies.Reply> theirs =
                said.stream().filter(reply -> reply.party().equals(to)).toList();
        Optional<Replies.Reply> answer =
                theirs.stream().filter(Replies.Reply::answered).findFirst();
        Optional<Replies.Reply> last = answer.or(() -> theirs.stream().findFirst());
        Delivery reached = answer.isPresent() ? Delivery.ANSWERED : last.isPresent() ? Delivery.TAKEN_IN_CHARGE : step;
        return new Standing(
                to,
                reached,
                null,
                "",
                Optional.empty(),
                last.map(Replies.Reply::time).orElse(at));
    }

    private static Standing chip(PartyId party, WorkState state, String words, Optional<String> reason, Instant at) {
        return new Standing(party, null, state, words, reason, at);
    }

    /// A reason that is a code of this node's lists is read out; any other stands as it came.
    private Optional<String> reason(Deliveries.Delivery delivery, Texts t) {
        return delivery.reasonCode()
                .map(code -> REASONS.stream()
                        .filter(list -> catalogue.codes(list).contains(code))
                        .findFirst()
                        .map(list -> t.code(list, code))
                        .orElse(code));
    }
}
