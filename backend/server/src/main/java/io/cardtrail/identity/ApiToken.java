package io.cardtrail.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program's way in, as its owner sees it afterwards: without the secret.
 *
 * @param roles a subset of the account's when it was issued; the account's own limit it further
 * @param usedAt to the minute; null if it never was
 */
public record ApiToken(
        String id,
        String owner,
        String name,
        Set<AccountRole> roles,
        Instant issuedAt,
        Instant until,
        @Nullable Instant usedAt) {
    public ApiToken {
        roles = Set.copyOf(roles);
    }
}
