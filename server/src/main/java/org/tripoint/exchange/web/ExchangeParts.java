package org.tripoint.exchange.web;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tripoint.access.Role;
import org.tripoint.ledger.MatterKind;
import org.tripoint.ledger.Matters;
import org.tripoint.platform.NodeClock;
import org.tripoint.web.Icon;
import org.tripoint.web.NavigationEntry;
import org.tripoint.web.WaitingCounts;

/// The places of these pages in the rail, and how many records wait for the head's nod.
@Configuration(proxyBeanMethods = false)
class ExchangeParts {

    static final String PAGE = "exchange";
    static final String PATH = "/exchange";
    static final String PEERS_PAGE = "peers";
    static final String PEERS_PATH = "/admin/peers";

    /// Who may ask a neighbour's node whether it answers.
    static final Set<Role> REACHING = EnumSet.of(Role.OFFICER, Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS);

    /// Who may ask to look again at what is held.
    static final Set<Role> RETRYING = EnumSet.of(Role.LIAISON, Role.COMMANDER, Role.HEADQUARTERS);

    private static final Set<Role> READERS = EnumSet.complementOf(EnumSet.of(Role.ADMIN));

    @Bean
    NavigationEntry exchangeEntry() {
        return new NavigationEntry(
                PAGE,
                PATH,
                Icon.ARROWS_EXCHANGE,
                "exchange.title",
                NavigationEntry.EXCHANGE,
                'x',
                viewer -> viewer.hasAny(READERS));
    }

    @Bean
    NavigationEntry peersEntry() {
        return new NavigationEntry(
                PEERS_PAGE,
                PEERS_PATH,
                Icon.LINK,
                "exchange.peers.title",
                NavigationEntry.ADMINISTRATION,
                'p',
                viewer -> viewer.has(Role.ADMIN));
    }

    @Bean
    WaitingCounts nodsAwaited(Matters matters, Sight sight, NodeClock clock) {
        return viewer -> viewer.has(Role.COMMANDER)
                ? Map.of(
                        PAGE,
                        matters.list(sight.unitsOf(viewer), Set.of(MatterKind.NOD), clock.instant())
                                .size())
                : Map.of();
    }
}
