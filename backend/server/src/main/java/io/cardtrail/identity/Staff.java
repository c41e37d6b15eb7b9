package io.cardtrail.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of an account. In the graph it is {@code :Staff}; {@code :Account} is an account that acts name.
 *
 * @param hasPassword whether it can sign in with one
 * @param issuer of the OpenID provider whose {@code subject} it is; both null for none
 */
public record Staff(
        Account account,
        boolean disabled,
        boolean hasPassword,
        @Nullable String issuer,
        @Nullable String subject,
        Instant createdAt) {
    public String name() {
        return account.name();
    }

    /** {@return whether somebody can sign in as it today} */
    boolean reachable() {
        return !disabled && (hasPassword || subject != null);
    }
}
