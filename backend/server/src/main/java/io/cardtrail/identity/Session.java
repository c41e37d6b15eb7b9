package io.cardtrail.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is signed in.
 *
 * @param digest of its secret: its name in the store
 * @param until when it ends whatever happens
 * @param steppedUpUntil until when acts that need a confirmation of the last minutes are accepted
 */
public record Session(
        Account account,
        SignInMethod method,
        String digest,
        Instant until,
        @Nullable Instant steppedUpUntil) {
    /** {@return what this session proves now} */
    public Proof proof(Instant now) {
        boolean fresh = steppedUpUntil != null && now.isBefore(steppedUpUntil);
        return new Proof(fresh ? steppedUpUntil : null, fresh, false);
    }
}
