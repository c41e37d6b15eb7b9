package io.cardtrail.api.http;

import io.cardtrail.identity.Session;
import io.cardtrail.identity.Sessions;
import io.cardtrail.identity.SignIn;
import io.cardtrail.identity.SignInRefused;
import io.cardtrail.model.CardtrailException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Signs people in by the OpenID provider: authorization code with PKCE, state and nonce. What comes back is turned into a session of our
 * own at once; the provider's tokens are not kept. Nothing but issuer, subject and {@code auth_time} is taken from them: roles are given
 * here, never there.
 */
@Component
class OidcSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcProvider provider;
    private final OidcRequests requests;
    private final SignIn signIn;
    private final SessionCookie cookie;

    OidcSignIn(OidcProvider provider, OidcRequests requests, SignIn signIn, SessionCookie cookie) {
        this.provider = provider;
        this.requests = requests;
        this.signIn = signIn;
        this.cookie = cookie;
    }

    boolean offered() {
        return provider.settings().login();
    }

    /** Adds the two addresses of this way in. */
    void configure(HttpSecurity http) {
        ClientRegistrationRepository clients = id -> id.equals(OidcProvider.ID) ? provider.client() : null;
        http.oauth2Login(login -> login.clientRegistrationRepository(clients)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(begin -> begin.authorizationRequestRepository(requests)
                        .authorizationRequestResolver(new Beginning(clients)))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokenClient()))
                .userInfoEndpoint(
                        info -> info.oidcUserService(answer -> new DefaultOidcUser(List.of(), answer.getIdToken())))
                .successHandler(this::succeeded)
                .failureHandler(OidcSignIn::failed));
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        SecurityContextHolder.clearContext();
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        Session confirms = OidcRequests.confirms(request);
        try {
            Optional<String> secret = signIn.bySubject(
                    Objects.requireNonNull(user.getIssuer()).toString(),
                    Objects.requireNonNull(user.getSubject()),
                    confirms,
                    confirms == null ? null : user.getAuthenticatedAt());
            secret.ifPresent(found -> cookie.session(request, response, found, Sessions.ABSOLUTE));
            response.sendRedirect(secret.isPresent() ? "/" : "/#refused=oidc");
        } catch (SignInRefused e) {
            response.sendRedirect("/#refused=oidc");
        } catch (CardtrailException e) {
            Refusal.write(response, 503, e.code(), "nobody can be signed in now; try again later");
        }
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        LOG.info(
                "a sign-in by the OpenID provider was refused: {}", e.getClass().getSimpleName());
        response.sendRedirect("/#refused=oidc");
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(PATIENCE);
        connections.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Adds PKCE, and for a confirmation that the provider is to ask for the person's credentials again. */
    private static final class Beginning implements OAuth2AuthorizationRequestResolver {
        private final DefaultOAuth2AuthorizationRequestResolver usual;

        Beginning(ClientRegistrationRepository clients) {
            this.usual = new DefaultOAuth2AuthorizationRequestResolver(clients);
            usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return confirming(request, usual.resolve(request));
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String client) {
            return confirming(request, usual.resolve(request, client));
        }

        private static @Nullable OAuth2AuthorizationRequest confirming(
                HttpServletRequest request, @Nullable OAuth2AuthorizationRequest began) {
            if (began == null || request.getParameter(OidcRequests.STEP_UP) == null) {
                return began;
            }
            return OAuth2AuthorizationRequest.from(began)
                    .additionalParameters(parameters -> {
                        parameters.put("max_age", "300");
                        parameters.put("prompt", "login");
                    })
                    .build();
        }
    }

    /** The provider's tokens are good for nothing here. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own signature
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String client, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
