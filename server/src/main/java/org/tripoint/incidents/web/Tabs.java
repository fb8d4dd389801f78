package org.tripoint.incidents.web;

import java.util.List;
import java.util.stream.Stream;
import org.tripoint.language.Texts;

/// What stands beside the list of incidents: requests, hand-overs, notices, aircraft, the situation.
final class Tabs {

    static final String SITUATION = "/situation";
    static final String AIRCRAFT = "/aircraft";

    private Tabs() {}

    static List<IncidentList.Filter> of(String here, Texts t) {
        return Stream.concat(
                        Stream.of(Shelf.INCIDENTS, Shelf.REQUESTS, Shelf.HAND_OVERS, Shelf.NOTICES)
                                .map(shelf -> new IncidentList.Filter(
                                        t.of(shelf.title()),
                                        shelf.path(),
                                        shelf.path().equals(here))),
                        Stream.of(
                                new IncidentList.Filter(
                                        t.of("incidents.aircraft.title"), AIRCRAFT, AIRCRAFT.equals(here)),
                                new IncidentList.Filter(
                                        t.of("incidents.situation.title"), SITUATION, SITUATION.equals(here))))
                .toList();
    }
}
