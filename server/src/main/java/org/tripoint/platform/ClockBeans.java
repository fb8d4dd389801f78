package org.tripoint.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock of the node, unless a test brought its own.
@Configuration(proxyBeanMethods = false)
class ClockBeans {

    @Bean
    @ConditionalOnMissingBean
    NodeClock nodeClock(NodeSettings settings) {
        return new NodeClock(settings);
    }
}
