package io.cardtrail.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question under an instrument, and what became of it.
 *
 * @param index of its INTENT, or of its DENIED
 * @param audit token of that entry
 * @param records acts in the answer, 0 where none was given
 * @param thirdParty acts among them about people the grant does not name
 * @param digest of the answer, null where none was worked out
 * @param generation of the instrument then
 * @param reasons of a denial
 */
public record Access(
        long index,
        String audit,
        Instant at,
        String actor,
        String operation,
        Outcome outcome,
        long records,
        long thirdParty,
        @Nullable String digest,
        long generation,
        List<String> reasons) {
    public Access {
        reasons = List.copyOf(reasons);
    }

    /** What became of a question. */
    public enum Outcome {
        /** The result is on record. */
        ANSWERED,
        /** The instrument did not permit it. */
        DENIED,
        /** An answer was worked out, or begun, and not given. */
        WITHHELD,
        /** It is under way, or the server ended in the middle of it. */
        OPEN
    }
}
