package io.cardtrail.api.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID provider of this installation.
 *
 * @param issuer null where there is none
 * @param clientId null where it signs nobody in
 * @param audience what bearer tokens must be meant for; null where none is taken
 * @param tokenTypes the {@code typ} a bearer token may have
 */
public record OidcSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String audience,
        Set<String> tokenTypes) {
    public static final OidcSettings NONE = new OidcSettings(null, null, null, null, Set.of());

    public OidcSettings {
        tokenTypes = Set.copyOf(tokenTypes);
    }

    /** {@return whether people sign in by it} */
    public boolean login() {
        return issuer != null && clientId != null;
    }

    /** {@return whether programs may come with its tokens} */
    boolean bearers() {
        return issuer != null && audience != null;
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + ", " + audience + "]";
    }
}
