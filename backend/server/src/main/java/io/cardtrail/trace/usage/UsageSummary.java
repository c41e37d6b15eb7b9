package io.cardtrail.trace.usage;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.trace.TracedAct;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the acts of one line or device tell at a glance. It is worked out on the acts that {@code Entity.acts} tells of the same thing
 * under the same grant and on nothing else, so whatever the grant hides is missing here too.
 *
 * @param acts in time order
 * @param total how many the grant permits in all
 * @param truncatedBy why {@code acts} are fewer, or none
 * @param used what it was used with, by order of time
 * @param visits to cells, by order of time
 * @param digest of the acts
 */
public record UsageSummary(
        EntityRef of,
        List<TracedAct> acts,
        long total,
        Set<Bound> truncatedBy,
        List<Counterpart> counterparts,
        List<Stay> used,
        List<Stay> visits,
        String digest) {
    /** Acts that one summary looks at, at most. */
    public static final int LIMIT = 10_000;

    /**
     * {@return the summary of a phone, SIM or device}
     *
     * @throws BadRequest if it is something else
     * @throws io.cardtrail.graph.TooMuchWork if it has more acts than the guard allows
     */
    public static UsageSummary of(Reading reading, EntityActs entityActs, EntityRef of) {
        require(of.kind());
        int maxRecords = reading.grant().terms().maxRecords();
        int most = Math.min(LIMIT, maxRecords);
        EntityActs.Page page = entityActs.oldest(reading, of, most);
        EnumSet<Bound> cut = EnumSet.noneOf(Bound.class);
        if (page.total() > page.acts().size()) {
            if (most == LIMIT) {
                cut.add(Bound.LIMIT);
            }
            if (most == maxRecords) {
                cut.add(Bound.MAX_RECORDS);
            }
        }
        return of(of, page.acts(), page.total(), cut);
    }

    /** {@return the summary of something from which no hop is left: it says so, and nothing else} */
    public static UsageSummary outOfReach(EntityRef of) {
        require(of.kind());
        return of(of, List.of(), 0, EnumSet.of(Bound.MAX_HOPS));
    }

    static UsageSummary of(EntityRef of, List<TracedAct> acts, long total, Set<Bound> cut) {
        return new UsageSummary(
                of,
                acts,
                total,
                Set.copyOf(cut),
                Counterpart.of(acts, of),
                Stay.of(acts, act -> Sides.usedWith(act, of), UsageSummary::series),
                Stay.of(acts, act -> Sides.cells(act, of), cell -> "CELL"),
                EntityActs.digest(acts));
    }

    /** One hour of the week, 1 (Monday) to 7 and 0 to 23, and one kind of act in it. */
    public record Hour(int day, int hour, ActKind kind) implements Comparable<Hour> {
        @Override
        public int compareTo(Hour other) {
            int byDay = Integer.compare(day, other.day);
            int byHour = byDay != 0 ? byDay : Integer.compare(hour, other.hour);
            return byHour != 0 ? byHour : kind.compareTo(other.kind);
        }
    }

    /** {@return how many acts fall into each hour of the week, in that zone; hours without any are left out} */
    public Map<Hour, Integer> hours(ZoneId zone) {
        Map<Hour, Integer> hours = new TreeMap<>();
        for (TracedAct act : acts) {
            ZonedDateTime at = act.at().atZone(zone);
            hours.merge(new Hour(at.getDayOfWeek().getValue(), at.getHour(), act.kind()), 1, Integer::sum);
        }
        return hours;
    }

    /** {@return how many acts there are of each kind} */
    public Map<ActKind, Integer> kinds() {
        Map<ActKind, Integer> kinds = new TreeMap<>();
        acts.forEach(act -> kinds.merge(act.kind(), 1, Integer::sum));
        return kinds;
    }

    /** {@return how often and how long each cell was stayed at} */
    public List<Stay.Total> cells() {
        return Stay.totals(visits);
    }

    /** Types of device number follow one another each by itself: a handset has an IMEI and a fingerprint at the same time. */
    private static String series(EntityRef thing) {
        int colon = thing.key().indexOf(':');
        return thing.kind() == EntityKind.DEVICE && colon > 0
                ? "DEVICE " + thing.key().substring(0, colon)
                : thing.kind().name();
    }

    private static void require(EntityKind kind) {
        switch (kind) {
            case PHONE, SIM, DEVICE -> {}
            case CARD, PIN, IP, PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, CELL ->
                throw new BadRequest("usage is told of a PHONE, SIM or DEVICE, and this is a " + kind);
        }
    }
}
