package org.tripoint.instruments.web;

import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tripoint.access.Role;
import org.tripoint.instruments.Instruments;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.WaitingCounts;

/// The place of Cooperation in the rail, and how many instruments wait for our signature.
@Configuration(proxyBeanMethods = false)
class CooperationParts {

    static final String PAGE = "cooperation";
    static final String PATH = "/cooperation";

    /// Who reads instruments: all who work with records.
    private static final Set<Role> READERS = Set.of(
            Role.OFFICER,
            Role.LIAISON,
            Role.COMMANDER,
            Role.COMMISSION,
            Role.HEADQUARTERS,
            Role.PROTECTION,
            Role.AUDITOR);

    @Bean
    NavigationEntry cooperationEntry() {
        return new NavigationEntry(
                PAGE,
                PATH,
                Icon.HEART_HANDSHAKE,
                "instruments.title",
                NavigationEntry.COOPERATION,
                'c',
                viewer -> viewer.hasAny(READERS));
    }

    @Bean
    WaitingCounts signaturesAwaited(Instruments instruments) {
        return viewer ->
                viewer.has(Role.HEADQUARTERS) ? Map.of(PAGE, instruments.countAwaiting(viewer.party())) : Map.of();
    }
}
