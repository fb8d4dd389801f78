package org.tripoint.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The rule that lets anyone ask for `/health`, without a session.
@Configuration(proxyBeanMethods = false)
class HealthAccess {

    @Bean
    @Order(0)
    SecurityFilterChain healthIsOpen(HttpSecurity http) {
        return http.securityMatcher("/health")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.disable())
                .build();
    }
}
