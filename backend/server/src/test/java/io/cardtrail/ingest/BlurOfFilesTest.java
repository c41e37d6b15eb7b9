package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blur is planted into random files and found as planted, counted by hand; clean files have none. {@code -Dblur.seed} repeats a run. */
class BlurOfFilesTest {
    private static final long SEED = Long.getLong("blur.seed", new SplittableRandom().nextLong());
    private static final String MAPPING = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "carrier": "示例移动", "columns": [
              {"column": "no", "to": "reference"},
              {"column": "at", "to": "time"},
              {"column": "seller", "to": "SOLD_BY", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "buyer", "to": "SOLD_TO", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "cards", "to": "OF_CARD", "kind": "CARD", "list": ";"},
              {"column": "qty", "to": "quantity"},
              {"column": "price", "to": "unitPrice"},
              {"column": "paid", "to": "amount"},
              {"column": "ip", "to": "FROM_IP", "kind": "IP"}]}
            """;

    @TempDir
    private Path folder;

    /** One row; what is planted is changed afterwards. */
    private static final class Row {
        String no = "";
        LocalDateTime at = LocalDateTime.MIN;
        String seller = "";
        String buyer = "";
        List<String> cards = new ArrayList<>();
        int quantity;
        int price;
        int paid;
        String ip = "";

        @Override
        public String toString() {
            return String.join(
                    ",",
                    no,
                    at.toString().replace('T', ' ') + (at.getSecond() == 0 ? ":00" : ""),
                    seller,
                    buyer,
                    String.join(";", cards),
                    "" + quantity,
                    "" + price,
                    "" + paid,
                    ip);
        }
    }

    private static List<Row> clean(int count, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        long serial = 10026030100000000L;
        for (int i = 0; i < count; i++) {
            Row row = new Row();
            row.no = "NO-" + i;
            row.at = LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(random.nextLong(86_400L * 90));
            row.seller = "seller" + random.nextInt(50);
            row.buyer = "buyer" + random.nextInt(1_000);
            row.quantity = 1 + random.nextInt(3);
            for (int card = 0; card < row.quantity; card++) {
                row.cards.add("" + ++serial);
            }
            row.price = 1 + random.nextInt(100);
            row.paid = row.price * row.quantity;
            row.ip = "203.0." + random.nextInt(4) + "." + random.nextInt(250);
            rows.add(row);
        }
        return rows;
    }

    /** {@return lines of the rows that are so; the headings stand on line 1} */
    private static List<Long> lines(List<Row> rows, Predicate<Row> so) {
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (so.test(rows.get(i))) {
                lines.add(i + 2L);
            }
        }
        return lines;
    }

    private List<BlurFinding> found(List<Row> rows) throws Exception {
        String text = "no,at,seller,buyer,cards,qty,price,paid,ip\n"
                + rows.stream().map(Row::toString).collect(Collectors.joining("\n"));
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(MAPPING, "rows.csv", text.getBytes(StandardCharsets.UTF_8));
            assertThat(job.progress().state()).isEqualTo(ImportState.DONE);
            assertThat(imports.store.found.get("rows.csv")).isEqualTo(job.blur());
            return job.blur();
        }
    }

    private static BlurFinding finding(BlurMeasure measure, String column, List<Long> lines, long measured) {
        return new BlurFinding(
                measure,
                column,
                null,
                lines.size(),
                measured,
                1,
                lines.stream().limit(BlurFinding.LINES).toList());
    }

    private static int planted(SplittableRandom random, int count) {
        return 1 + random.nextInt(count - 1);
    }

    @Test
    void a_clean_file_has_no_finding() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 40; i++) {
            assertThat(found(clean(1 + random.nextInt(600), random)))
                    .as("-Dblur.seed=%d", SEED)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MINUTE", "HOUR", "DAY"})
    void rounded_times_are_counted_and_so_is_what_stands_there_by_chance(BlurUnit unit) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        ChronoUnit to = ChronoUnit.valueOf(unit + "S");
        for (int i = 0; i < 10; i++) {
            List<Row> rows = clean(200 + random.nextInt(300), random);
            for (Row row : rows) {
                if (random.nextInt(100) < 40) {
                    row.at = row.at.truncatedTo(to);
                }
            }
            List<Long> whole = lines(rows, row -> row.at.equals(row.at.truncatedTo(to)));

            assertThat(found(rows))
                    .as("-Dblur.seed=%d", SEED)
                    .anySatisfy(found -> {
                        assertThat(found.unit()).isEqualTo(unit);
                        assertThat(found.rowsAffected()).isEqualTo(whole.size());
                        assertThat(found.lines()).isEqualTo(whole.subList(0, 5));
                    })
                    .allSatisfy(found -> assertThat(found.measure()).isEqualTo(BlurMeasure.TIMES_ROUNDED));
        }
    }

    @Test
    void a_file_in_whole_hours_is_one_finding_and_one_that_writes_no_seconds_is_none() throws Exception {
        List<Row> rows = clean(300, new SplittableRandom(SEED));
        rows.forEach(row -> row.at = row.at.truncatedTo(ChronoUnit.HOURS).withHour(1 + row.at.getHour() % 23));
        assertThat(found(rows)).extracting(BlurFinding::unit).containsExactly(BlurUnit.HOUR);

        StringBuilder text = new StringBuilder("at\n");
        for (Row row : clean(300, new SplittableRandom(SEED))) {
            text.append(row.at.toString().replace('T', ' '), 0, 16).append('\n');
        }
        String access = """
                {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "ACCESS", "columns": [{"column": "at", "to": "time"}]}""";
        try (Imports imports = new Imports(folder)) {
            assertThat(imports.done(access, text.toString()).blur()).isEmpty();
        }
    }

    @Test
    void masked_and_cut_identifiers_are_counted_although_their_rows_are_rejected() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20; i++) {
            List<Row> rows = clean(200, random);
            int masked = planted(random, 100);
            int cut = 3 + random.nextInt(90);
            for (int row = 0; row < masked; row++) {
                rows.get(row).buyer = "138****12" + row;
            }
            for (int row = 100; row < 100 + cut; row++) {
                rows.get(row).cards.set(0, rows.get(row).cards.getFirst().substring(0, 12));
            }

            assertThat(found(rows))
                    .as("-Dblur.seed=%d", SEED)
                    .containsExactly(
                            finding(
                                    BlurMeasure.IDENTIFIERS_MASKED,
                                    "buyer",
                                    lines(rows, row -> row.buyer.contains("*")),
                                    200),
                            finding(
                                    BlurMeasure.IDENTIFIERS_CUT,
                                    "cards",
                                    lines(rows, row -> row.cards.getFirst().length() == 12),
                                    200));
        }
    }

    @Test
    void identifiers_of_many_wrong_lengths_are_mistakes_and_not_cut() throws Exception {
        List<Row> rows = clean(100, new SplittableRandom(SEED));
        for (int row = 0; row < 40; row++) {
            rows.get(row).cards.set(0, rows.get(row).cards.getFirst().substring(0, 8 + row % 8));
        }
        assertThat(found(rows)).isEmpty();
    }

    @Test
    void reused_references_and_cards_sold_again_are_held_against_the_first_row() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20; i++) {
            List<Row> rows = clean(300, random);
            int reused = planted(random, 100);
            int resold = planted(random, 100);
            for (int row = 100; row < 100 + reused; row++) {
                rows.get(row).no = rows.get(random.nextInt(100)).no;
            }
            for (int row = 200; row < 200 + resold; row++) {
                Row first = rows.get(random.nextInt(100));
                rows.get(row).seller = first.seller;
                rows.get(row).cards = new ArrayList<>(first.cards);
                rows.get(row).quantity = first.quantity;
                rows.get(row).paid = rows.get(row).price * first.quantity;
            }
            Map<String, String> firstOfNumber = new HashMap<>();
            List<Long> references = lines(rows, row -> {
                String content = row.at + row.seller + row.buyer + row.ip;
                return !firstOfNumber.computeIfAbsent(row.no, none -> content).equals(content);
            });
            Map<String, String> firstBuyer = new HashMap<>();
            List<Long> sales = new ArrayList<>();
            long named = 0;
            for (int row = 0; row < rows.size(); row++) {
                for (String card : rows.get(row).cards) {
                    named++;
                    String buyer = rows.get(row).buyer;
                    if (!firstBuyer
                            .computeIfAbsent(card + rows.get(row).seller, none -> buyer)
                            .equals(buyer)) {
                        sales.add(row + 2L);
                    }
                }
            }

            assertThat(found(rows).stream().filter(found -> found.measure() != BlurMeasure.CARDS_RESOLD))
                    .as("-Dblur.seed=%d", SEED)
                    .containsExactly(finding(BlurMeasure.REFERENCES_REUSED, "no", references, 300));
            assertThat(found(rows).stream().filter(found -> found.measure() == BlurMeasure.CARDS_RESOLD))
                    .as("-Dblur.seed=%d", SEED)
                    .containsExactly(finding(BlurMeasure.CARDS_RESOLD, "cards", sales, named));
        }
    }

    @Test
    void an_order_over_several_rows_and_a_row_that_comes_twice_reuse_nothing() throws Exception {
        List<Row> rows = clean(100, new SplittableRandom(SEED));
        for (int row = 1; row < 100; row += 2) {
            Row first = rows.get(row - 1);
            rows.get(row).no = first.no;
            rows.get(row).at = first.at;
            rows.get(row).seller = first.seller;
            rows.get(row).buyer = first.buyer;
            rows.get(row).ip = first.ip;
        }
        rows.add(rows.get(40));
        assertThat(found(rows)).isEmpty();
    }

    @Test
    void an_address_in_an_implausible_share_of_the_rows_is_found() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = clean(400, random);
        rows.forEach(row -> row.ip = random.nextInt(100) < 50 ? "198.51.100.7" : row.ip);

        assertThat(found(rows))
                .containsExactly(finding(
                        BlurMeasure.ONE_FOR_MANY, "ip", lines(rows, row -> row.ip.equals("198.51.100.7")), 400));
    }

    @Test
    void quantities_and_amounts_that_do_not_add_up_are_counted() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20; i++) {
            List<Row> rows = clean(200, random);
            int quantities = planted(random, 100);
            for (int row = 0; row < quantities; row++) {
                rows.get(row).quantity++;
                rows.get(row).paid += rows.get(row).price;
            }
            int amounts = planted(random, 100);
            for (int row = 100; row < 100 + amounts; row++) {
                rows.get(row).paid += 1 + random.nextInt(9);
            }
            // Without a quantity there is nothing to add up.
            assertThat(found(rows))
                    .as("-Dblur.seed=%d", SEED)
                    .containsExactly(
                            finding(
                                    BlurMeasure.QUANTITY_NOT_CARDS,
                                    "qty",
                                    lines(rows, row -> row.quantity != row.cards.size()),
                                    200),
                            finding(
                                    BlurMeasure.AMOUNT_NOT_PRODUCT,
                                    "paid",
                                    lines(rows, row -> row.paid != row.price * row.quantity),
                                    200));
        }
    }

    @Test
    void the_same_file_gives_the_same_findings_again_and_none_of_them_says_a_value() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Row> rows = clean(200, random);
        rows.forEach(row -> row.buyer = "138****1234");
        rows.forEach(row -> row.at = row.at.truncatedTo(ChronoUnit.MINUTES));

        List<BlurFinding> once = found(rows);

        assertThat(once).hasSize(2);
        assertThat(found(rows)).isEqualTo(once);
        assertThat(once.toString()).doesNotContain("138", "2026");
    }
}
