package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From how many distinct accounts, within some half-open stretch of time, an address is a shared exit.
 *
 * @param accounts that many or more
 */
public record ExitRule(int accounts, Duration within) {
    /** Five or more within 24 hours. */
    public static final ExitRule USUAL = new ExitRule(5, Duration.ofHours(24));

    /** An account that came from an address. */
    public record Use(EntityRef account, Instant at) {}

    /** {@return the most distinct accounts among {@code uses} within some half-open stretch of {@link #within}} */
    public int most(Collection<Use> uses) {
        List<Use> inTime = uses.stream().sorted(Comparator.comparing(Use::at)).toList();
        Deque<Use> open = new ArrayDeque<>();
        Map<EntityRef, Integer> times = new HashMap<>();
        int most = 0;
        for (Use use : inTime) {
            open.addLast(use);
            times.merge(use.account(), 1, Integer::sum);
            Instant begin = use.at().minus(within);
            // A stretch that ends just after this use begins just after `begin`: half-open.
            while (!open.getFirst().at().isAfter(begin)) {
                times.computeIfPresent(open.removeFirst().account(), (account, n) -> n == 1 ? null : n - 1);
            }
            most = Math.max(most, times.size());
        }
        return most;
    }
}
