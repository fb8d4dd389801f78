package org.tripoint.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of the rail that the shell itself has.
@Configuration(proxyBeanMethods = false)
class WebNavigation {

    @Bean
    NavigationEntry todayInTheRail() {
        return new NavigationEntry(
                "today", "/today", Icon.SUN_HIGH, "web.today.title", NavigationEntry.TODAY, 'T', viewer -> true);
    }

    @Bean
    NavigationEntry mapInTheRail() {
        return new NavigationEntry(
                "map", "/map", Icon.MAP_2, "web.map.title", NavigationEntry.MAP, 'M', viewer -> true);
    }
}
