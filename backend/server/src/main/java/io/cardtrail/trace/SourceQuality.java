package io.cardtrail.trace;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How exact the acts of an answer are, as one holder recorded one kind of them. It is worked out on what the answer tells and on nothing
 * else, so that nobody learns from it of a row outside the grant. Cards that were not traced are not told, so quantities are not held
 * against cards here.
 *
 * @param times acts whose time is written with seconds: only these can have been rounded
 * @param onWholeMinute of those; chance puts one in 60 there
 * @param onWholeHour of those, as on this clock's and every whole-hour zone's
 * @param onMidnight of those, as the source writes its time
 * @param references acts with a number of their own
 * @param referencesReused of those, acts whose number an earlier one of the answer has, with another time or other people
 * @param amounts acts with amount, unit price and quantity
 * @param amountsNotProduct of those, acts whose amount is not the product of the other two
 */
public record SourceQuality(
        String holder,
        ActKind kind,
        int acts,
        int times,
        int onWholeMinute,
        int onWholeHour,
        int onMidnight,
        int references,
        int referencesReused,
        int amounts,
        int amountsNotProduct) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}:[0-9]{2}:[0-9]{2}");
    private static final Pattern MIDNIGHT = Pattern.compile("(?<![0-9:])0{1,2}:00:00(?![0-9]|[.,]0*[1-9])");
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    /** One holder's acts of one kind. */
    private record Source(String holder, ActKind kind) {
        static final Comparator<Source> ORDER =
                Comparator.comparing(Source::holder).thenComparing(Source::kind);
    }

    /** What makes two acts of one number the same event, as far as it is told. */
    private record Event(Instant at, Set<EntityRef> bearers) {
        static Event of(TracedAct act) {
            return new Event(
                    act.at(),
                    act.roles().stream()
                            .map(Participant::entity)
                            .filter(entity -> entity.kind() != EntityKind.CARD)
                            .collect(Collectors.toSet()));
        }
    }

    /** {@return the quality of an answer's acts, by holder and kind} */
    public static List<SourceQuality> of(TraceAnswer answer) {
        Map<Source, List<TracedAct>> sources = new TreeMap<>(Source.ORDER);
        for (TracedAct act : answer.acts()) {
            sources.computeIfAbsent(new Source(act.holder(), act.kind()), none -> new ArrayList<>())
                    .add(act);
        }
        List<SourceQuality> qualities = new ArrayList<>();
        sources.forEach((source, acts) -> qualities.add(of(source, acts)));
        return List.copyOf(qualities);
    }

    private static SourceQuality of(Source source, List<TracedAct> acts) {
        List<TracedAct> times = acts.stream()
                .filter(act -> SECONDS.matcher(act.atText()).find())
                .toList();
        List<ActAttributes> amounts = acts.stream()
                .map(TracedAct::attributes)
                .filter(said -> said.amount() != null && said.unitPrice() != null && said.quantity() != null)
                .toList();
        return new SourceQuality(
                source.holder(),
                source.kind(),
                acts.size(),
                times.size(),
                count(times, act -> whole(act.at(), MINUTE)),
                count(times, act -> whole(act.at(), HOUR)),
                count(times, act -> MIDNIGHT.matcher(act.atText()).find()),
                count(acts, act -> act.attributes().reference() != null),
                reused(acts),
                amounts.size(),
                count(amounts, said -> !product(said)));
    }

    private static boolean whole(Instant at, long seconds) {
        return at.getNano() == 0 && Math.floorMod(at.getEpochSecond(), seconds) == 0;
    }

    private static boolean product(ActAttributes said) {
        long price = Objects.requireNonNull(said.unitPrice());
        long quantity = Objects.requireNonNull(said.quantity());
        return Math.multiplyHigh(price, quantity) == 0 && price * quantity == Objects.requireNonNull(said.amount());
    }

    private static int reused(List<TracedAct> acts) {
        Map<String, Event> first = new HashMap<>();
        int reused = 0;
        for (TracedAct act : acts.stream()
                .sorted(Comparator.comparing(TracedAct::at).thenComparing(TracedAct::id))
                .toList()) {
            String reference = act.attributes().reference();
            if (reference != null
                    && !first.computeIfAbsent(reference, none -> Event.of(act)).equals(Event.of(act))) {
                reused++;
            }
        }
        return reused;
    }

    private static <T> int count(List<T> all, Predicate<T> so) {
        return (int) all.stream().filter(so).count();
    }
}
