package org.tripoint.access;

import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tripoint.platform.NodeSettings;

/// What every request passes: headers that bind the browser, who asks, the form's token, then [RouteRights].
@Configuration(proxyBeanMethods = false)
class RequestSecurity {

    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data: blob:",
            "style-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String DEVICE_POLICY = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";

    private static final String METRICS = "/actuator/prometheus";

    @Bean
    @Order(100)
    SecurityFilterChain everyRequest(
            HttpSecurity http,
            Sessions sessions,
            AccessTokens tokens,
            Cookies cookies,
            FormTokens formTokens,
            ReaderLanguage languages,
            NodeSettings settings) {
        var presence = new PresenceFilter(sessions, tokens, cookies, languages, settings);
        return http.addFilterBefore(new BodyLimit(), CsrfFilter.class)
                .addFilterBefore(presence, CsrfFilter.class)
                .headers(RequestSecurity::headers)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(request -> Presence.of(request) instanceof Presence.WithToken))
                .exceptionHandling(errors -> errors.accessDeniedHandler(
                                (request, response, refusal) -> response.sendError(HttpServletResponse.SC_FORBIDDEN))
                        .authenticationEntryPoint(
                                (request, response, refusal) -> response.sendError(HttpServletResponse.SC_FORBIDDEN)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(METRICS)
                        .access((nobody, context) -> mayMeasure(context))
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(DEVICE_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /// Figures of the running node are for who watches it: a program on the same machine, or an administrator's
    /// token.
    private static AuthorizationDecision mayMeasure(RequestAuthorizationContext context) {
        var request = context.getRequest();
        var token = Presence.of(request) instanceof Presence.WithToken shown
                && shown.viewer().has(Role.ADMIN);
        boolean direct = request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
        return new AuthorizationDecision(token || (direct && isLoopback(request.getRemoteAddr())));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    @Bean
    WebMvcConfigurer rightsOfHandlers(RouteRights rights, ReaderArguments arguments) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(rights).order(Integer.MIN_VALUE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(arguments);
            }
        };
    }
}
