package io.cardtrail.retention;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one holder, or every holder of a kind, keeps one category of record. Calendar periods in {@link Clocks#ZONE}.
 *
 * @param holder whose own rule it is, or null for the rule of the channel
 * @param legalFloor what the law itself demands at least, or null if it demands nothing; never above {@code floor}
 * @param floor how long such records are there at least, by law or by what such holders do; null if nothing is known
 * @param ceiling after which they must go, or null if there is none; never below {@code floor}
 * @param start what starts the clock
 * @param atCeiling what happens then; null where there is no ceiling
 * @param basis of floor and ceiling, in the order of the file
 * @param notKept why such holders have no such records; null if they have. Then nothing else is set
 */
public record RetentionProfile(
        Channel channel,
        @Nullable String holder,
        Category category,
        @Nullable Period legalFloor,
        @Nullable Period floor,
        @Nullable Period ceiling,
        ClockStart start,
        @Nullable AtCeiling atCeiling,
        List<Basis> basis,
        @Nullable Words notKept) {
    public RetentionProfile {
        basis = List.copyOf(basis);
    }

    static RetentionProfile none(Channel channel, Category category, Words why) {
        return new RetentionProfile(channel, null, category, null, null, null, ClockStart.EVENT, null, List.of(), why);
    }

    /** {@return whether such holders have such records} */
    public boolean kept() {
        return notKept == null;
    }
}
