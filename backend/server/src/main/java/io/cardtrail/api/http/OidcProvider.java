package io.cardtrail.api.http;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The OpenID provider as its discovery document describes it. It is asked for that at the first use, not at the start: a provider that
 * is down keeps nobody out who signs in otherwise.
 */
@Component
class OidcProvider {
    static final String ID = "oidc";
    static final String CALLBACK = "/login/oauth2/code/" + ID;

    /** Signatures by a private key of the provider's: never {@code none}, and no shared secret that a public key could pose as. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = EnumSet.allOf(SignatureAlgorithm.class);

    private static final int PATIENCE_MS = 5_000;
    private static final int MOST_BYTES = 256 * 1024;

    private final OidcSettings settings;
    private final PublicOrigin origin;
    private @Nullable Discovered discovered;

    OidcProvider(OidcSettings settings, PublicOrigin origin) {
        this.settings = settings;
        this.origin = origin;
    }

    private record Discovered(ClientRegistration client, JWKSource<SecurityContext> keys) {}

    OidcSettings settings() {
        return settings;
    }

    /**
     * {@return this installation as the provider's client}
     *
     * @throws RuntimeException if the provider does not answer, or describes another one
     */
    ClientRegistration client() {
        return discovered().client();
    }

    /** {@return a decoder that takes the provider's signatures, and what {@code validator} accepts} */
    NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(discovered().keys())
                .jwsAlgorithms(taken -> taken.addAll(ALGORITHMS))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private synchronized Discovered discovered() {
        Discovered known = discovered;
        if (known == null) {
            known = discover();
            discovered = known;
        }
        return known;
    }

    private Discovered discover() {
        ClientRegistration client = ClientRegistrations.fromOidcIssuerLocation(
                        Objects.requireNonNull(settings.issuer(), "no OpenID provider is set"))
                .registrationId(ID)
                .clientId(Objects.requireNonNullElse(settings.clientId(), ID))
                .clientSecret(settings.clientSecret())
                .scope("openid")
                .redirectUri(
                        (origin.given() == null ? "{baseUrl}" : origin.given().toString()) + CALLBACK)
                .build();
        try {
            String keys = Objects.requireNonNull(
                    client.getProviderDetails().getJwkSetUri(), "the OpenID provider publishes no keys");
            // Cached, and fetched anew for an unknown key at most twice in 30 s: invented key ids cost the provider
            // nothing.
            return new Discovered(
                    client,
                    JWKSourceBuilder.create(
                                    URI.create(keys).toURL(),
                                    new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES))
                            .build());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the OpenID provider's address of its keys can't be used", e);
        }
    }
}
