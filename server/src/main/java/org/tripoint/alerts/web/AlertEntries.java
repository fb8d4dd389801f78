package org.tripoint.alerts.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tripoint.access.Role;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;

/// The rail entry of alerts.
@Configuration(proxyBeanMethods = false)
class AlertEntries {

    private static final int AFTER_CONTACTS = NavigationEntry.CONTACTS + 5;

    @Bean
    NavigationEntry alertsEntry() {
        return new NavigationEntry(
                "alerts",
                "/alerts",
                Icon.BELL_RINGING,
                "alerts.title",
                AFTER_CONTACTS,
                'a',
                viewer -> viewer.hasAny(Set.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER)));
    }
}
