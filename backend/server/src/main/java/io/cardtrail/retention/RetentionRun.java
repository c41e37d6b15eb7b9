package io.cardtrail.retention;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.GraphUnavailable;
import io.cardtrail.graph.RemovalDoor;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what has passed its ceiling and nothing holds: acts, what other acts say of a lapsed category, texts and keys. Thread-safe.
 */
public final class RetentionRun {
    private final RemovalDoor door;
    private final RetentionProfiles profiles;
    private final Holds holds;
    private final Administration administration;
    private final Clock clock;

    /** What must stay although its time is over. */
    @FunctionalInterface
    public interface Holds {
        /** {@return event times of the records of this holder and category that must stay} */
        List<Interval> of(Channel channel, String holder, Category category);
    }

    /**
     * What was deleted of one holder and category.
     *
     * @param before event times: what happened earlier is gone, but for what is held
     * @param rows that were concerned
     */
    public record Deleted(Channel channel, String holder, Category category, Instant before, long rows) {}

    /** @param clock the machine's own: a clock that was fixed for questions ends no record's time */
    public RetentionRun(RemovalDoor door, RetentionProfiles profiles, Holds holds, AuditLog log, Clock clock) {
        this.door = door;
        this.profiles = profiles;
        this.holds = holds;
        this.administration = new Administration(log);
        this.clock = clock;
    }

    /**
     * {@return what was deleted, by holder and category; what has a ceiling and lost nothing is left out}
     *
     * @param holder whose records, or null for all holders
     * @param actor who is on record as having asked for it
     * @throws GraphUnavailable if the database does not answer; what was begun is done at the next start
     */
    public List<Deleted> run(@Nullable String holder, String actor) {
        Instant now = clock.instant();
        List<Deleted> deleted = new ArrayList<>();
        for (RemovalDoor.Holder each : door.holders()) {
            if (holder == null || holder.equals(each.name())) {
                for (RetentionProfile profile : profiles.of(each.channel(), each.name())) {
                    lapse(each, profile, now, actor).ifPresent(deleted::add);
                }
            }
        }
        return deleted;
    }

    private Optional<Deleted> lapse(RemovalDoor.Holder holder, RetentionProfile profile, Instant now, String actor) {
        // A reference to footage goes with its row; the clock of VIDEO is that of the recording, which is at the shop.
        if (profile.atCeiling() != AtCeiling.DELETE || profile.category() == Category.VIDEO) {
            return Optional.empty();
        }
        return Clocks.lapsedBefore(now, profile).flatMap(before -> {
            RemovalDoor.Lapse lapse = new RemovalDoor.Lapse(
                    holder.channel(),
                    holder.name(),
                    profile.category(),
                    before,
                    holds.of(holder.channel(), holder.name(), profile.category()),
                    basis(profile));
            if (!door.lapses(lapse)) {
                return Optional.empty();
            }
            long rows = administration.act(
                    actor,
                    "DELETE_LAPSED",
                    profile.category().name(),
                    holder.channel() + " " + holder.name() + " before " + before + ": " + lapse.basis(),
                    () -> door.lapse(lapse, now));
            return Optional.of(new Deleted(holder.channel(), holder.name(), profile.category(), before, rows));
        });
    }

    private static String basis(RetentionProfile profile) {
        String cited = profile.basis().stream()
                .filter(basis -> basis.of() == Basis.Bears.CEILING)
                .map(basis -> basis.text().zh())
                .collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "%s %s", profile.ceiling(), cited);
    }
}
