package io.cardtrail;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about accounts and sign-in, under {@code cardtrail.}; docs/operations.md explains each.
 *
 * @param origin where browsers reach this server through a proxy that speaks TLS, such as {@code https://cardtrail.example}
 * @param enrolAdmin whether this start gives a code for another ADMIN although there are accounts
 */
@ConfigurationProperties("cardtrail")
record IdentitySettings(
        @Nullable URI origin,
        @DefaultValue("false") boolean enrolAdmin,
        @DefaultValue Oidc oidc) {

    IdentitySettings {
        if (origin != null && !origin.toString().matches("https://[a-z0-9.-]+(:\\d{1,5})?")) {
            throw new IllegalArgumentException("cardtrail.origin is '" + origin
                    + "': it must be https://, a host in lower case and perhaps a port, and nothing more");
        }
    }

    /**
     * The OpenID provider.
     *
     * @param issuer its issuer address; left out, there is none
     * @param clientId what it calls this installation
     * @param clientSecretFile holds the client's secret
     * @param audience what bearer tokens must be meant for; left out, none is taken
     * @param tokenTypes the {@code typ} a bearer token may have
     */
    record Oidc(
            @Nullable URI issuer,
            @Nullable String clientId,
            @Nullable Path clientSecretFile,
            @Nullable String audience,
            @DefaultValue("at+jwt") Set<String> tokenTypes) {}
}
