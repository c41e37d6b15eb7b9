package io.cardtrail.api.http;

import io.cardtrail.identity.ApiTokens;
import io.cardtrail.identity.Sessions;
import io.cardtrail.identity.Throttle;
import io.cardtrail.model.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may call what, and the headers every response carries. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    /** Nothing from elsewhere, nothing inline; the app has no need of either. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self'";

    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

    @Bean
    SessionCookie sessionCookie(PublicOrigin origin) {
        return new SessionCookie(origin);
    }

    /** Identity tokens are checked as access tokens are: same keys, same algorithms. */
    @Bean
    JwtDecoderFactory<ClientRegistration> identityTokens(OidcProvider provider) {
        return client -> {
            NimbusJwtDecoder decoder = provider.decoder(new DelegatingOAuth2TokenValidator<>(
                    JwtTypeValidator.jwt(), new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
            decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
            return decoder;
        };
    }

    @Bean
    SecurityFilterChain rules(
            HttpSecurity http,
            PublicOrigin origin,
            Sessions sessions,
            ApiTokens tokens,
            BearerJwts jwts,
            SessionCookie cookie,
            OidcSignIn oidc,
            OidcProvider provider,
            Throttle throttle) {
        if (oidc.offered()) {
            oidc.configure(http);
            http.addFilterBefore(
                    new OidcStart(provider, throttle, origin), OAuth2AuthorizationRequestRedirectFilter.class);
        }
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A cookie alone changes nothing: SessionFilter wants a header that other sites can't set, SiteFilter
                // looks at where a request comes from, and SameSite=Strict.
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal("nobody"))
                .addFilterBefore(
                        new SessionFilter(sessions, tokens, jwts, cookie, Clock.systemUTC()),
                        OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterBefore(new SiteFilter(origin), SessionFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/api/sign-in", "/api/sign-in/**", "/api/sign-out")
                                .permitAll()
                                // Before anything is looked up: whoever isn't signed in doesn't learn what there is.
                                .requestMatchers("/graphql", "/api/**")
                                .authenticated()
                                .requestMatchers(HttpMethod.GET, "/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> Refusal.write(
                                response,
                                HttpServletResponse.SC_UNAUTHORIZED,
                                ErrorCode.UNAUTHENTICATED,
                                "sign in first"))
                        .accessDeniedHandler((request, response, e) -> Refusal.write(
                                response,
                                HttpServletResponse.SC_NOT_FOUND,
                                ErrorCode.NOT_FOUND,
                                "there is nothing here")))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(YEAR_SECONDS)
                                .includeSubDomains(false)
                                .requestMatcher(origin::encrypted))
                        .crossOriginOpenerPolicy(coop -> coop.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(corp -> corp.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny()))
                .build();
    }
}
