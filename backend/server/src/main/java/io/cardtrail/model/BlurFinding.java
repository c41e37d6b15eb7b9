package io.cardtrail.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which one column of a file is blurred, measured over the rows of one import.
 *
 * @param column heading, as the mapping has it
 * @param unit of {@link BlurMeasure#TIMES_ROUNDED}, null for all others
 * @param rowsAffected rows that are so
 * @param rowsMeasured rows that could be so
 * @param oneIn 1 where every row was looked at; else both counts are of a sample, one in so many by the hash of what is compared
 * @param lines of the first rows that are so, ascending, at most {@link #LINES}; never their values
 */
public record BlurFinding(
        BlurMeasure measure,
        String column,
        @Nullable BlurUnit unit,
        long rowsAffected,
        long rowsMeasured,
        int oneIn,
        List<Long> lines) {
    /** Of the definitions; a finding of another version is not to be compared. */
    public static final int VERSION = 1;

    /** Most examples of a finding. */
    public static final int LINES = 5;
}
