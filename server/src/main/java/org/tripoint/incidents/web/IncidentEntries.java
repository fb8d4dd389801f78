package org.tripoint.incidents.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tripoint.access.Role;
import org.tripoint.access.Viewer;
import org.tripoint.web.Doorway;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;

/// What incidents add to every page: their entry of the rail, and the door to a new report.
@Configuration(proxyBeanMethods = false)
class IncidentEntries {

    private static final int AFTER_CONTACT_NOTES = 20;

    @Bean
    NavigationEntry incidentsEntry() {
        return new NavigationEntry(
                "incidents",
                "/incidents",
                Icon.ALERT_TRIANGLE,
                "incidents.title",
                NavigationEntry.INCIDENTS,
                'i',
                IncidentEntries::reads);
    }

    @Bean
    NavigationEntry contactsEntry() {
        return new NavigationEntry(
                "contacts",
                "/contacts",
                Icon.PHONE_PLUS,
                "incidents.contacts.title",
                NavigationEntry.CONTACTS,
                'c',
                IncidentEntries::reads);
    }

    @Bean
    Doorway contactDoorway() {
        return new Doorway(
                "/incidents/new/contact.noted",
                Icon.PHONE_PLUS,
                "incidents.contacts.new",
                "incidents.contacts.hint",
                AFTER_CONTACT_NOTES - 1,
                viewer -> viewer.hasAny(Reporting.ROLES));
    }

    @Bean
    Doorway reportDoorway() {
        return new Doorway(
                "/incidents/new",
                Icon.PLUS,
                "incidents.report",
                "incidents.report.hint",
                AFTER_CONTACT_NOTES,
                viewer -> viewer.hasAny(Reporting.ROLES));
    }

    /// Administrators of the node read no records.
    private static boolean reads(Viewer viewer) {
        return viewer.roles().stream().anyMatch(role -> role != Role.ADMIN);
    }
}
