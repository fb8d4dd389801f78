package org.tripoint.incidents.web;

import org.tripoint.incidents.Kind;

/// A list of reports of one group of kinds, with its own address and its own words.
enum Shelf {
    INCIDENTS(
            "incidents",
            "/incidents",
            "/incidents/new",
            Kind.Group.INCIDENT,
            "incidents.title",
            "incidents.report",
            "incidents.count",
            "incidents.empty",
            "incidents.empty.how"),
    CONTACTS(
            "contacts",
            "/contacts",
            "/incidents/new/contact.noted",
            Kind.Group.CONTACT,
            "incidents.contacts.title",
            "incidents.contacts.new",
            "incidents.entries",
            "incidents.contacts.empty",
            "incidents.contacts.empty.how"),
    REQUESTS(
            "incidents",
            "/requests",
            "/incidents/new?of=request",
            Kind.Group.REQUEST,
            "incidents.requests.title",
            "incidents.requests.new",
            "incidents.entries",
            "incidents.requests.empty",
            "incidents.requests.empty.how"),
    HAND_OVERS(
            "incidents",
            "/hand-overs",
            "/incidents/new?of=hand-over",
            Kind.Group.HAND_OVER,
            "incidents.hand-overs.title",
            "incidents.hand-overs.new",
            "incidents.entries",
            "incidents.hand-overs.empty",
            "incidents.hand-overs.empty.how"),
    NOTICES(
            "incidents",
            "/notices",
            "/incidents/new?of=notice",
            Kind.Group.NOTICE,
            "incidents.notices.title",
            "incidents.notices.new",
            "incidents.entries",
            "incidents.notices.empty",
            "incidents.notices.empty.how");

    private final String page;
    private final String path;
    private final String fresh;
    private final Kind.Group group;
    private final String title;
    private final String add;
    private final String count;
    private final String empty;
    private final String emptyHow;

    Shelf(
            String page,
            String path,
            String fresh,
            Kind.Group group,
            String title,
            String add,
            String count,
            String empty,
            String emptyHow) {
        this.page = page;
        this.path = path;
        this.fresh = fresh;
        this.group = group;
        this.title = title;
        this.add = add;
        this.count = count;
        this.empty = empty;
        this.emptyHow = emptyHow;
    }

    /// The shelf on which a kind stands; follow-ups and alerts stand with the incidents.
    static Shelf of(Kind kind) {
        for (Shelf shelf : values()) {
            if (shelf.group == kind.group()) {
                return shelf;
            }
        }
        return INCIDENTS;
    }

    /// Name of the rail entry.
    String page() {
        return page;
    }

    String path() {
        return path;
    }

    /// Address of the form that adds to it.
    String fresh() {
        return fresh;
    }

    Kind.Group group() {
        return group;
    }

    /// Key of its title.
    String title() {
        return title;
    }

    /// Key of the button that adds to it.
    String add() {
        return add;
    }

    /// Key of how many there are.
    String count() {
        return count;
    }

    /// Key of what stands there while it is empty.
    String empty() {
        return empty;
    }

    /// Key of how to fill it.
    String emptyHow() {
        return emptyHow;
    }
}
