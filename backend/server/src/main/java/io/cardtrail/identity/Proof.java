package io.cardtrail.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is who is asking, when the request came in.
 *
 * @param steppedUpUntil until when acts that need it are accepted; null where who is asking was not confirmed, or this is a program
 * @param steppedUp whether that moment lay ahead
 * @param program whether a token speaks and no person
 */
public record Proof(@Nullable Instant steppedUpUntil, boolean steppedUp, boolean program) {
    /** A program's: it never approves. */
    public static final Proof PROGRAM = new Proof(null, false, true);
}
