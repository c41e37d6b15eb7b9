package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.GapReport;
import io.cardtrail.trace.link.Linked;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counted over random answers by hand. {@code -Dquality.seed} repeats a run. */
class SourceQualityTest {
    private static final long SEED = Long.getLong("quality.seed", new SplittableRandom().nextLong());
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void what_is_rounded_reused_or_does_not_add_up_is_counted_by_holder_and_kind() {
        for (int run = 0; run < 50; run++) {
            List<TracedAct> acts = new ArrayList<>();
            int count = random.nextInt(120);
            for (int i = 0; i < count; i++) {
                acts.add(act(i));
            }
            assertThat(SourceQuality.of(answer(acts)))
                    .as("-Dquality.seed=%d", SEED)
                    .isEqualTo(byHand(acts));
        }
    }

    private TracedAct act(int number) {
        ActKind kind = random.nextBoolean() ? ActKind.SALE : ActKind.PAYMENT;
        long step = List.of(1L, 60L, 3_600L, 86_400L).get(random.nextInt(4));
        Instant at = Instant.parse("2026-03-01T16:00:00Z").plusSeconds(step * random.nextInt(3));
        DateTimeFormatter written = at.getEpochSecond() % 60 == 0 && random.nextInt(4) == 0 ? MINUTES : SECONDS;
        boolean sums = random.nextBoolean();
        ActAttributes said = new ActAttributes(
                random.nextInt(4) == 0 ? null : "NO " + random.nextInt(20),
                null,
                null,
                (long) (1 + random.nextInt(4)),
                sums ? (long) (1 + random.nextInt(2)) : null,
                (long) (1 + random.nextInt(2)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        List<Participant> roles = List.of(
                Story.as(Role.SOLD_BY, Story.account("s" + random.nextInt(2))),
                Story.as(Role.OF_CARD, Story.card(number)));
        return new TracedAct(
                "id" + (1_000 + number),
                kind,
                at,
                written.format(at),
                "clock",
                Channel.ONLINE_PLATFORM,
                "holder" + random.nextInt(2),
                roles,
                said,
                List.of(),
                1,
                Grade.A,
                List.of(),
                List.of());
    }

    private static List<SourceQuality> byHand(List<TracedAct> all) {
        List<SourceQuality> expected = new ArrayList<>();
        for (String holder : List.of("holder0", "holder1")) {
            for (ActKind kind : List.of(ActKind.SALE, ActKind.PAYMENT)) {
                List<TracedAct> acts = all.stream()
                        .filter(act -> act.holder().equals(holder) && act.kind() == kind)
                        .sorted((a, b) -> a.at().equals(b.at()) ? a.id().compareTo(b.id()) : a.at().compareTo(b.at()))
                        .toList();
                int[] counts = new int[8];
                Map<String, String> first = new HashMap<>();
                for (TracedAct act : acts) {
                    if (act.atText().length() == 19) {
                        counts[0]++;
                        counts[1] += act.atText().endsWith(":00") ? 1 : 0;
                        counts[2] += act.atText().endsWith(":00:00") ? 1 : 0;
                        counts[3] += act.atText().endsWith(" 00:00:00") ? 1 : 0;
                    }
                    String reference = act.attributes().reference();
                    if (reference != null) {
                        String event =
                                act.at() + " " + act.roles().getFirst().entity().key();
                        counts[4]++;
                        counts[5] +=
                                first.computeIfAbsent(reference, none -> event).equals(event) ? 0 : 1;
                    }
                    Long price = act.attributes().unitPrice();
                    if (price != null) {
                        counts[6]++;
                        counts[7] +=
                                Long.valueOf(price * number(act.attributes().quantity()))
                                                .equals(act.attributes().amount())
                                        ? 0
                                        : 1;
                    }
                }
                if (!acts.isEmpty()) {
                    expected.add(new SourceQuality(
                            holder,
                            kind,
                            acts.size(),
                            counts[0],
                            counts[1],
                            counts[2],
                            counts[3],
                            counts[4],
                            counts[5],
                            counts[6],
                            counts[7]));
                }
            }
        }
        return expected;
    }

    private static long number(@Nullable Long number) {
        return number == null ? -1 : number;
    }

    private static TraceAnswer answer(List<TracedAct> acts) {
        return new TraceAnswer(
                new TraceQuestion(TraceThread.CUSTODY, Direction.FORWARD, Story.card(1), 1, 500),
                acts,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                0,
                0,
                List.of(),
                Linked.NONE,
                new Bounds(Set.of(), 1, 500, 500, Story.everything().scope().window(), acts.size()),
                GapReport.NONE,
                Map.of(),
                "");
    }
}
