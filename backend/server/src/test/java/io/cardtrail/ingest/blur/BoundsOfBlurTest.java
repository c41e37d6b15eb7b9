package io.cardtrail.ingest.blur;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told past the fixed bounds of memory, and what chance may explain. {@code -Dblur.seed} repeats a run. */
class BoundsOfBlurTest {
    private static final long SEED = Long.getLong("blur.seed", new SplittableRandom().nextLong());

    private record Row(long number, long content) {}

    @Test
    void past_its_bound_reuse_is_counted_exactly_for_a_sample_of_the_numbers() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 20; run++) {
            int numbers = 1 + random.nextInt(5_000);
            long[] all = random.longs(numbers).toArray();
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 3 * numbers; i++) {
                rows.add(new Row(all[random.nextInt(numbers)], random.nextInt(10) == 0 ? 1 : 0));
            }
            Reuse reuse = new Reuse(256);
            for (int i = 0; i < rows.size(); i++) {
                reuse.add(i + 2L, rows.get(i).number(), rows.get(i).content());
            }
            BlurFinding found =
                    reuse.finding(BlurMeasure.REFERENCES_REUSED, "no").orElse(null);

            int level = found == null ? 0 : Integer.numberOfTrailingZeros(found.oneIn());
            Map<Long, Long> first = new HashMap<>();
            Set<Long> sample = new HashSet<>();
            long measured = 0;
            long affected = 0;
            for (Row row : rows) {
                if (level == 0 || row.number() >>> (64 - level) == 0) {
                    sample.add(row.number());
                    measured++;
                    affected += first.computeIfAbsent(row.number(), none -> row.content()) == row.content() ? 0 : 1;
                }
            }
            assertThat(found == null ? 0 : found.rowsAffected())
                    .as("-Dblur.seed=%d", SEED)
                    .isEqualTo(affected);
            if (found != null) {
                assertThat(found.rowsMeasured()).isEqualTo(measured);
                assertThat(sample).hasSizeLessThanOrEqualTo(256);
                assertThat(found.oneIn()).isLessThanOrEqualTo(Math.max(1, numbers / 16));
                assertThat(found.oneIn() == 1)
                        .isEqualTo(new HashSet<>(rows.stream().map(Row::number).toList()).size() <= 256);
            }
        }
    }

    @Test
    void past_its_bound_the_prevailing_value_is_never_counted_too_high_and_too_low_by_a_stated_share_at_most() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 50; run++) {
            int rows = 100 + random.nextInt(5_000);
            int counters = 4 + random.nextInt(60);
            Prevailing prevailing = new Prevailing(counters);
            long truth = 0;
            for (int i = 0; i < rows; i++) {
                boolean prevails = random.nextInt(100) < 60;
                truth += prevails ? 1 : 0;
                prevailing.add(i + 2L, prevails ? 7 : 1_000 + random.nextInt(3_000));
            }
            long counted =
                    prevailing.finding("ip").map(BlurFinding::rowsAffected).orElse(0L);

            assertThat(counted).as("-Dblur.seed=%d", SEED).isBetween(Math.max(0, truth - rows / (counters + 1)), truth);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 60", "100, 60", "1000, 60", "50, 24", "2000, 24", "500, 1000"})
    void what_is_reported_has_a_chance_below_one_in_a_billion_and_what_is_likely_is_not(int all, int oneIn) {
        double chance = 1.0 / oneIn;
        double tail = 0;
        double choose = 0;
        for (int some = all; some >= 0; some--) {
            tail += Math.exp(choose + some * Math.log(chance) + (all - some) * Math.log1p(-chance));
            choose += Math.log(some) - Math.log(all - some + 1);
            if (RoundedTimes.beyond(some, all, chance)) {
                assertThat(tail).as("%d of %d", some, all).isLessThan(1e-9);
            }
        }
        assertThat(RoundedTimes.beyond(all, all, chance)).isTrue();
        assertThat(RoundedTimes.beyond(Math.round(all * chance), all, chance)).isFalse();
        assertThat(RoundedTimes.beyond(19, 19, chance)).isFalse();
    }

    @Test
    void what_is_no_mask_is_taken_for_none() {
        for (String masked : List.of("138****1234", "6222 **** **** 1234", "138XXXX1234", "1380...", "张●●")) {
            assertThat(CutIdentifiers.MASK.matcher(masked).find()).as(masked).isTrue();
        }
        for (String whole : List.of(
                "a*b",
                "xXx_boss",
                "PAN-18xxmqu8gv",
                "wxid_3xx9",
                "99099919000902515X",
                "C#",
                "v1.0.0",
                "203.0.113.9",
                "aa..b")) {
            assertThat(CutIdentifiers.MASK.matcher(whole).find()).as(whole).isFalse();
        }
    }
}
