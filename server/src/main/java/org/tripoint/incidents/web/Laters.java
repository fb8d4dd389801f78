package org.tripoint.incidents.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tripoint.access.Viewer;
import org.tripoint.incidents.Incident;
import org.tripoint.incidents.Incidents;
import org.tripoint.incidents.Kind;
import org.tripoint.kernel.PartyId;
import org.tripoint.kernel.Sha256;
import org.tripoint.language.Texts;
import org.tripoint.ledger.Catalogue;
import org.tripoint.ledger.Ledger;
import org.tripoint.ledger.LedgerRecord;
import org.tripoint.ledger.Sentences;
import org.tripoint.ledger.TypeDefinition.Crossing;
import org.tripoint.platform.NodeSettings;
import org.tripoint.web.Choice;
import org.tripoint.web.Field;
import org.tripoint.web.TimelineEvent;
import org.tripoint.web.Whose;

/// What became of a report after it was made: follow-ups, corrections, the other side's account, and the forms for
/// more.
@Component
class Laters {

    private static final String CORRECTION = "correction";
    private static final Set<Kind.Group> OF_EVENTS = Set.of(Kind.Group.INCIDENT, Kind.Group.ALERT);

    private final Incidents incidents;
    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Sentences sentences;
    private final Offices offices;
    private final Sight sight;
    private final NodeSettings settings;

    Laters(
            Incidents incidents,
            Ledger ledger,
            Catalogue catalogue,
            Sentences sentences,
            Offices offices,
            Sight sight,
            NodeSettings settings) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.sentences = sentences;
        this.offices = offices;
        this.sight = sight;
        this.settings = settings;
    }

    IncidentView.Later of(Incident incident, boolean ours, Viewer viewer, Texts t) {
        Kind kind = incidents.kinds().get(incident.type());
        boolean acts = viewer.hasAny(Reporting.ROLES);
        boolean event = OF_EVENTS.contains(kind.group());
        return new IncidentView.Later(
                incidents.findCorrected(incident).map(Laters::page).orElse(null),
                acts ? ways(incident, kind, ours, t) : List.of(),
                event
                        ? incidents.listAccounts(incident, sight.of(viewer)).stream()
                                .map(account -> account(incident, account, t))
                                .toList()
                        : List.of(),
                ours ? events(incident, incident.party(), t) : List.of(),
                acts && !ours && event ? proposal(incident, t) : null);
    }

    private static String page(Sha256 hash) {
        return "/incidents/" + hash.hex();
    }

    private List<IncidentView.Way> ways(Incident incident, Kind kind, boolean ours, Texts t) {
        List<IncidentView.Way> ways = new ArrayList<>();
        String about = "?about=" + incident.hash().hex();
        boolean event = OF_EVENTS.contains(kind.group());
        if (ours && event && incident.progress() != Incident.Progress.CLOSED) {
            boolean danger = incidents.kinds().definition(kind).crossing() == Crossing.DANGER_TO_LIFE;
            String follow = danger ? "danger.updated" : "incident.followed";
            ways.add(new IncidentView.Way("/incidents/new/" + follow + about, t.of("incidents.follow")));
            ways.add(new IncidentView.Way("/incidents/new/incident.closed" + about, t.of("incidents.close")));
        }
        if (ours && kind.group() == Kind.Group.INCIDENT) {
            ways.add(new IncidentView.Way(
                    "/incidents/new/" + kind.type() + "?corrects="
                            + incident.hash().hex(),
                    t.of("incidents.correct")));
        }
        if (ours && kind.group() == Kind.Group.NOTICE && incident.progress() != Incident.Progress.CLOSED) {
            ways.add(new IncidentView.Way("/incidents/new/notice.ended" + about, t.of("incidents.notices.end")));
        }
        if (kind.group() == Kind.Group.AIRCRAFT) {
            ways.add(
                    new IncidentView.Way(Tabs.AIRCRAFT + "/" + incident.hash().hex(), t.of("incidents.aircraft.open")));
        }
        if (kind.group() == Kind.Group.HAND_OVER) {
            ways.add(new IncidentView.Way(page(incident.hash()) + "/minutes", t.of("incidents.minutes.print")));
            ways.add(new IncidentView.Way("/incidents/new/minutes.signed" + about, t.of("incidents.minutes.keep")));
        }
        if (event) {
            ways.add(new IncidentView.Way("/incidents/new/contact.noted" + about, t.of("incidents.told")));
        }
        return ways;
    }

    private IncidentView.Account account(Incident incident, Incidents.Account account, Texts t) {
        Incident other = account.incident();
        String words = switch (account.linkedBy()) {
            case 0 -> t.of("incidents.account.maybe");
            case 1 -> t.of("incidents.account.one");
            default -> t.of("incidents.account.both");
        };
        return new IncidentView.Account(
                other.party().value(),
                sentences.of(ledger.get(other.hash()), t),
                offices.of(other.party(), other.unit(), other.office(), t),
                page(incident.hash()) + "/with/" + other.hash().hex(),
                words);
    }

    private IncidentView.@Nullable Proposal proposal(Incident incident, Texts t) {
        List<Choice> parts = catalogue.codes(CORRECTION).stream()
                .map(code -> Choice.of(code, t.code(CORRECTION, code)))
                .toList();
        return new IncidentView.Proposal(
                page(incident.hash()) + "/correction",
                Field.required("part", t.of("type.correction.proposed.about.part"), ""),
                parts);
    }

    /// What was said later, for the lane with one neighbour: by him and by us.
    List<TimelineEvent.Done> events(Incident incident, PartyId neighbour, Texts t) {
        return incidents.listSequels(incident).stream()
                .filter(sequel ->
                        sequel.party().equals(neighbour) || sequel.party().equals(settings.party()))
                .map(sequel -> event(sequel, t))
                .toList();
    }

    private TimelineEvent.Done event(Incidents.Sequel sequel, Texts t) {
        LedgerRecord record = ledger.get(sequel.hash());
        return new TimelineEvent.Done(
                Whose.of(sequel.party(), settings.party()),
                t.of("type." + sequel.type() + ".name"),
                Optional.of(offices.of(sequel.party(), sequel.unit(), sequel.office(), t)),
                sequel.recorded(),
                sentences.of(record, t));
    }
}
