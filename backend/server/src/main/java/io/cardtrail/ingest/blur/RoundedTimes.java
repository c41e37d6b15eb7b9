package io.cardtrail.ingest.blur;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times on whole units. Each unit is looked at among the times that stand on the next finer one, so that a file in whole minutes is
 * not said to be in whole hours because of every sixtieth. What a column does not write, it can't have rounded.
 */
final class RoundedTimes {
    /** Fewer times than this say nothing. */
    static final int LEAST = 20;

    /** Chance must explain what is reported with less than one in a billion (Chernoff's bound). */
    static final double UNLIKELY = StrictMath.log(1e9);

    /** Least share of times beyond chance. */
    static final double LEAST_SHARE = 0.05;

    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{1,2}:[0-9]{2}(?<second>:[0-9]{2}(?:[.,](?<fraction>[0-9]{1,9}))?)?");

    private final ZoneId zone;
    private final Map<BlurUnit, Tally> on = new EnumMap<>(BlurUnit.class);
    private long measured;
    private boolean seconds;
    private int digits;

    RoundedTimes(ZoneId zone) {
        this.zone = zone;
        for (BlurUnit unit : BlurUnit.values()) {
            on.put(unit, new Tally());
        }
    }

    void add(long line, Instant at, String text) {
        measured++;
        written(text);
        ZonedDateTime local = at.atZone(zone);
        if (local.getNano() == 0) {
            tally(BlurUnit.SECOND).add(line);
            if (local.getSecond() == 0) {
                tally(BlurUnit.MINUTE).add(line);
                if (local.getMinute() == 0) {
                    tally(BlurUnit.HOUR).add(line);
                    if (local.getHour() == 0) {
                        tally(BlurUnit.DAY).add(line);
                    }
                }
            }
        }
    }

    private void written(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (matcher.find()) {
            seconds |= matcher.group("second") != null;
            String fraction = matcher.group("fraction");
            digits = Math.max(digits, fraction == null ? 0 : fraction.length());
        }
    }

    List<BlurFinding> findings(String column) {
        List<BlurFinding> findings = new ArrayList<>();
        long among = measured;
        for (BlurUnit unit : BlurUnit.values()) {
            long whole = tally(unit).count();
            if (beyond(whole, among, chance(unit))) {
                // The same rows on a coarser unit are one finding.
                findings.removeIf(finer -> finer.rowsAffected() == whole);
                findings.add(new BlurFinding(
                        BlurMeasure.TIMES_ROUNDED,
                        column,
                        unit,
                        whole,
                        among,
                        1,
                        tally(unit).lines()));
            }
            among = whole;
        }
        return findings;
    }

    /** {@return how often a time on the next finer unit stands on this one by chance; 1 where the column writes nothing finer} */
    private double chance(BlurUnit unit) {
        return switch (unit) {
            case SECOND -> StrictMath.pow(10, -digits);
            case MINUTE -> seconds ? 1 / 60d : 1;
            case HOUR -> 1 / 60d;
            case DAY -> 1 / 24d;
        };
    }

    /** {@return whether {@code some} of {@code all} are more than {@code chance} explains} */
    static boolean beyond(long some, long all, double chance) {
        if (all < LEAST || chance >= 1) {
            return false;
        }
        double share = (double) some / all;
        if ((share - chance) / (1 - chance) < LEAST_SHARE) {
            return false;
        }
        double divergence = share * StrictMath.log(share / chance)
                + (share == 1 ? 0 : (1 - share) * StrictMath.log((1 - share) / (1 - chance)));
        return all * divergence >= UNLIKELY;
    }

    private Tally tally(BlurUnit unit) {
        @Nullable Tally tally = on.get(unit);
        if (tally == null) {
            throw new IllegalStateException("no tally of " + unit);
        }
        return tally;
    }
}
