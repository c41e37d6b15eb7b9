package io.cardtrail.api.http;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.SignIn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/** Takes access tokens of the OpenID provider: of this issuer, for this audience, of a permitted type, signed, in time, and linked. */
@Component
class BearerJwts {
    private static final Logger LOG = LoggerFactory.getLogger(BearerJwts.class);
    private static final int LONGEST = 8 * 1024;

    private final OidcSettings settings;
    private final SignIn signIn;
    private final JwtDecoder decoder;

    BearerJwts(OidcProvider provider, SignIn signIn) {
        this.settings = provider.settings();
        this.signIn = signIn;
        this.decoder = new SupplierJwtDecoder(() -> provider.decoder(validator(provider.settings())));
    }

    /** {@return whose token this is; empty for one that isn't good, and for a subject that is nobody's here} */
    Optional<Account> account(String token) {
        if (!settings.bearers() || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Jwt jwt = decoder.decode(token);
            return signIn.program(Objects.requireNonNull(settings.issuer()), Objects.requireNonNull(jwt.getSubject()));
        } catch (JwtException e) {
            LOG.debug("a bearer token was refused", e);
            return Optional.empty();
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(OidcSettings settings) {
        JwtTypeValidator type = new JwtTypeValidator(settings.tokenTypes());
        type.setAllowEmpty(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                type,
                new JwtTimestampValidator(),
                new JwtIssuerValidator(Objects.requireNonNull(settings.issuer())),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience())),
                new JwtClaimValidator<Object>("exp", Objects::nonNull),
                new JwtClaimValidator<Object>("sub", Objects::nonNull)));
    }
}
