package org.tripoint.duty.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tripoint.access.Role;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;

/// The rail entry of the shift.
@Configuration(proxyBeanMethods = false)
class DutyEntries {

    private static final int AFTER_TODAY = NavigationEntry.TODAY + 5;

    @Bean
    NavigationEntry dutyEntry() {
        return new NavigationEntry(
                "duty",
                "/duty",
                Icon.CLIPBOARD_LIST,
                "duty.title",
                AFTER_TODAY,
                'd',
                viewer -> viewer.hasAny(Set.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER)));
    }
}
