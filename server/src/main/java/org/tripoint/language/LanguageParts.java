package org.tripoint.language;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The texts and code lists of the node, read once when it starts.
@Configuration(proxyBeanMethods = false)
class LanguageParts {

    @Bean
    Catalogues catalogues() {
        return Catalogues.onClassPath();
    }

    @Bean
    Languages languages(Catalogues catalogues) {
        return catalogues.languages();
    }

    @Bean
    CodeLists codeLists() {
        return CodeLists.onClassPath();
    }
}
