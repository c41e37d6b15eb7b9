package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportServiceTest {
    private static final String MAPPING = """
            {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "columns": [
              {"column": "no", "to": "reference"},
              {"column": "at", "to": "time", "required": true},
              {"column": "buyer", "to": "SOLD_TO", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "pin", "to": "OF_PIN", "kind": "PIN", "list": ";"},
              {"column": "word", "to": "carrier", "values": {"移动": "示例移动"}}]}
            """;
    private static final String HEADINGS = "no,at,buyer,pin,word\n";
    private static final String PIN = "669736761895855474";

    @TempDir
    private Path folder;

    @Test
    void column_order_headings_character_set_and_file_name_do_not_change_an_act() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String mapping = Files.readString(Path.of("src/test/resources/cases/s0-dirty-import/mappings/a-orders.json"));
        List<String> headings = MappingReader.read(mapping).columns().stream()
                .map(Mapping.Column::heading)
                .toList();
        List<String> cells = List.of(
                "DD1",
                "2026-03-02 10:01:04",
                "卖家",
                "买家",
                "移动充值卡",
                "100.00",
                "2",
                "10026030100000001;10026030100000002",
                PIN,
                "98.00",
                "微信",
                "WX1",
                "198.51.100.171",
                "b98e0f");
        for (int round = 0; round < 20; round++) {
            try (Imports imports = new Imports(folder)) {
                imports.done(mapping, rows(headings, cells));
                List<Integer> order = new ArrayList<>(
                        Stream.iterate(0, i -> i + 1).limit(headings.size()).toList());
                Collections.shuffle(order, random);
                String renamed = mapping;
                for (String heading : headings) {
                    renamed = renamed.replace("\"column\": \"" + heading + "\"", "\"column\": \"列" + heading + "\"");
                }
                Charset charset = Charset.forName(random.nextBoolean() ? "GB18030" : "UTF-8");
                String again = rows(
                        order.stream().map(i -> "列" + headings.get(i)).toList(),
                        order.stream().map(cells::get).toList());
                ImportJob job = imports.done(renamed, "other.csv", again.getBytes(charset));

                assertThat(job.rejects(0, 9)).as("seed %d", seed).isEmpty();
                assertThat(job.lines(RowOutcome.DUPLICATE, 0, 9))
                        .as("seed %d round %d", seed, round)
                        .containsExactly(2L);
                assertThat(imports.store.acts).hasSize(1);
            }
        }
    }

    @Test
    void any_difference_in_content_is_another_act() throws Exception {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(
                    MAPPING,
                    HEADINGS + "A,2026-03-02 10:00:00,u,,移动\nB,2026-03-02 10:00:00,u,,移动\nA,2026-03-02 10:00:01,u,,移动\n"
                            + "A,2026-03-02 10:00:00,v,,移动\nA,2026-03-02 10:00:00,u,,\nA,2026-03-02 10:00:00,u," + PIN
                            + ",移动\n");
            assertThat(job.count(RowOutcome.ACCEPTED)).isEqualTo(6);
        }
    }

    @Test
    void equal_rows_that_name_nothing_are_two_acts_and_the_same_file_again_adds_none() throws Exception {
        String file = HEADINGS + ",2026-03-02 10:00:00,u,,移动\n,2026-03-02 10:00:00,u,,移动\n";
        try (Imports imports = new Imports(folder)) {
            ImportJob first = imports.done(MAPPING, "a.csv", file.getBytes(StandardCharsets.UTF_8));
            ImportJob same = imports.done(MAPPING, "a.csv", file.getBytes(StandardCharsets.UTF_8));
            ImportJob renamed = imports.done(MAPPING, "b.csv", file.getBytes(StandardCharsets.UTF_8));

            assertThat(first.lines(RowOutcome.ACCEPTED, 0, 9)).containsExactly(2L, 3L);
            assertThat(same.lines(RowOutcome.DUPLICATE, 0, 9)).containsExactly(2L, 3L);
            assertThat(renamed.lines(RowOutcome.DUPLICATE, 0, 9)).containsExactly(2L, 3L);
            assertThat(first.progress().duplicateOf()).isNull();
            assertThat(renamed.progress().duplicateOf()).isEqualTo("a.csv");
        }
    }

    @Test
    void rows_always_add_up_whatever_the_bytes() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] parts = {"A", ",", ",", "\n", "\r", "\"", PIN, "2026-03-02 10:00:00", "移动", ";", "é", "\u0000"};
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder(HEADINGS);
            for (int i = random.nextInt(80); i > 0; i--) {
                text.append(
                        random.nextInt(6) == 0
                                ? "\nA,2026-03-02 10:00:00,u,,移动\n"
                                : parts[random.nextInt(parts.length)]);
            }
            try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 3))) {
                ImportJob job = imports.done(MAPPING, text.toString());
                ImportProgress progress = job.progress();
                String told = "seed " + seed + " round " + round + ": " + progress.message();

                assertThat(progress.accepted() + progress.duplicates() + progress.rejected())
                        .as(told)
                        .isEqualTo(progress.rows());
                if (progress.state() == ImportState.FAILED) {
                    assertThat(progress.rows()).as(told).isZero();
                    assertThat(progress.message()).as(told).contains("line ");
                }
                assertThat(job.rejects(0, 1000).toString()).as(told).doesNotContain(PIN);
                // In another column the same digits are an account's name, and nobody can know better.
                assertThat(imports.store.cells.stream()
                                .flatMap(row -> row.cells().stream())
                                .filter(cell -> cell.role() == Role.OF_PIN)
                                .map(cell -> cell.text() + cell.committed()))
                        .as(told)
                        .noneMatch(kept -> kept.contains(PIN));
            }
        }
    }

    @Test
    void a_file_that_can_not_be_read_is_refused_before_anything_is_stored() throws Exception {
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 1))) {
            ImportJob job = imports.done(MAPPING, HEADINGS + "A,2026-03-02 10:00:00,u,,移动\nB,\"x\"y,u,,\nC,,,,\n");
            ImportJob other = imports.done(MAPPING, "a,b\n1,2\n");

            assertThat(job.progress().state()).isEqualTo(ImportState.FAILED);
            assertThat(job.progress().message()).contains("line 3");
            assertThat(other.progress().message()).contains("lacks the mapping's columns");
            assertThat(List.of(job, other))
                    .extracting(each ->
                            Objects.requireNonNull(each.progress().complaint()).name())
                    .containsExactly("ROW_UNREADABLE", "COLUMNS_LACKING");
            assertThat(imports.store.acts).isEmpty();
            assertThat(imports.audited)
                    .containsExactly(
                            "started rows.csv", "FAILED rows.csv 0 0 0", "started rows.csv", "FAILED rows.csv 0 0 0");
        }
    }

    @Test
    void progress_is_told_after_each_batch_and_a_cancelled_import_keeps_what_it_stored() throws Exception {
        StringBuilder rows = new StringBuilder(HEADINGS);
        for (int i = 0; i < 10; i++) {
            rows.append("R").append(i).append(",2026-03-02 10:00:00,u,,移动\n");
        }
        List<ImportProgress> told = Collections.synchronizedList(new ArrayList<>());
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 2))) {
            CountDownLatch following = new CountDownLatch(1);
            imports.store.gate = () -> await(following);
            ImportJob job =
                    imports.service.submit(MappingReader.read(MAPPING), "rows.csv", stream(rows.toString()), "tester");
            job.onProgress(progress -> {
                told.add(progress);
                if (progress.rows() == 4) {
                    job.cancel();
                }
            });
            following.countDown();
            assertThat(job.await(Duration.ofMinutes(1))).isTrue();

            assertThat(job.progress().state()).isEqualTo(ImportState.CANCELLED);
            assertThat(job.progress().accepted()).isEqualTo(4);
            assertThat(imports.store.acts).hasSize(4);
            assertThat(told.stream().map(ImportProgress::rows).distinct().toList())
                    .isEqualTo(List.of(0L, 2L, 4L));
            assertThat(imports.service.job(job.id())).containsSame(job);
        }
    }

    @Test
    void while_a_batch_is_stored_the_next_two_are_made_ready_and_no_more() throws Exception {
        CountDownLatch second = new CountDownLatch(2);
        AtomicInteger made = new AtomicInteger();
        List<Integer> madeWhenStored = Collections.synchronizedList(new ArrayList<>());
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 2))) {
            imports.store.made = () -> {
                made.incrementAndGet();
                second.countDown();
            };
            imports.store.gate = () -> {
                await(second);
                madeWhenStored.add(made.get());
            };
            ImportJob job = imports.done(MAPPING, rows(10));

            assertThat(job.progress().accepted()).isEqualTo(10);
            assertThat(madeWhenStored).hasSize(5);
            for (int i = 0; i < madeWhenStored.size(); i++) {
                assertThat(madeWhenStored.get(i)).isBetween(i + 1, i + 3);
            }
        }
    }

    @Test
    void what_fails_ahead_fails_the_import_after_all_before_it_is_stored() throws Exception {
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 2))) {
            List<String> made = Collections.synchronizedList(new ArrayList<>());
            imports.store.made = () -> {
                made.add("batch");
                if (made.size() == 3) {
                    throw new BadRequest("the third");
                }
            };
            ImportJob job = imports.done(MAPPING, rows(10));

            assertThat(job.progress().state()).isEqualTo(ImportState.FAILED);
            assertThat(job.progress().message()).isEqualTo("the third");
            assertThat(job.progress().accepted()).isEqualTo(4);
            assertThat(imports.store.acts).hasSize(4);
            assertThat(job.blur()).isEmpty();
            assertThat(imports.audited).contains("FAILED rows.csv 4 0 0");
        }
    }

    @Test
    void rejects_are_told_page_by_page_in_line_order_and_only_once_their_batch_is_settled() throws Exception {
        StringBuilder rows = new StringBuilder(HEADINGS);
        for (int i = 2; i < 2_002; i++) {
            rows.append("R")
                    .append(i)
                    .append(i % 2 == 0 ? ",,u,," : ",2026-03-02 10:00:00,,,")
                    .append(i % 3 == 0 ? "?" : "移动");
            rows.append('\n');
        }
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 100))) {
            ImportJob job = imports.done(MAPPING, rows.toString());

            List<Reject> all = job.rejects(0, 10_000);
            assertThat(all).hasSize((int) job.progress().rejected()).hasSize(1_334);
            assertThat(all).isSortedAccordingTo(Comparator.comparingLong(Reject::line));
            assertThat(all)
                    .filteredOn(reject -> reject.line() % 2 == 0)
                    .allMatch(reject -> "at".equals(reject.column()) && reject.code() == RejectCode.MISSING_REQUIRED);
            assertThat(all)
                    .filteredOn(reject -> reject.line() % 2 == 1)
                    .allMatch(reject -> "word".equals(reject.column()) && reject.code() == RejectCode.BAD_FORMAT);
            List<Reject> paged = new ArrayList<>();
            for (List<Reject> page = job.rejects(0, 7);
                    !page.isEmpty();
                    page = job.rejects(paged.getLast().line(), 7)) {
                paged.addAll(page);
            }
            assertThat(paged).isEqualTo(all);
            assertThat(job.lines(RowOutcome.REJECTED, 0, 10_000))
                    .isEqualTo(all.stream().map(Reject::line).toList());
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            job.rejectsCsv(csv);
            assertThat(csv.toString(StandardCharsets.UTF_8).lines()).hasSize(1_335);
        }
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder(HEADINGS);
        for (int i = 0; i < count; i++) {
            rows.append("R").append(i).append(",2026-03-02 10:00:00,u,,移动\n");
        }
        return rows.toString();
    }

    @Test
    void a_follower_that_fails_does_not_stop_the_import() throws Exception {
        try (Imports imports = new Imports(folder)) {
            CountDownLatch following = new CountDownLatch(1);
            imports.store.gate = () -> await(following);
            ImportJob job = imports.service.submit(
                    MappingReader.read(MAPPING), "rows.csv", stream(HEADINGS + "A,2026-03-02 10:00:00,u,,移动\n"), "t");
            job.onProgress(progress -> {
                if (progress.rows() > 0) {
                    throw new IllegalStateException("gone");
                }
            });
            following.countDown();
            assertThat(job.await(Duration.ofMinutes(1))).isTrue();
            assertThat(job.progress().state()).isEqualTo(ImportState.DONE);
        }
    }

    @Test
    void a_follower_that_leaves_when_it_is_told_of_the_end_does_not_fail_the_import() throws Exception {
        ImportJob ended;
        try (Imports imports = new Imports(folder)) {
            CountDownLatch following = new CountDownLatch(1);
            imports.store.gate = () -> await(following);
            ImportJob job = imports.service.submit(
                    MappingReader.read(MAPPING), "rows.csv", stream(HEADINGS + "A,2026-03-02 10:00:00,u,,移动\n"), "t");
            AtomicReference<ImportJob.Subscription> telling = new AtomicReference<>();
            telling.set(job.onProgress(progress -> {
                if (progress.state().ended()) {
                    Objects.requireNonNull(telling.get()).close();
                }
            }));
            following.countDown();
            assertThat(job.await(Duration.ofMinutes(1))).isTrue();
            ended = job;
        }
        // The service is closed, so the importing thread has said its last.
        assertThat(ended.progress().state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void what_was_spooled_is_removed_and_the_folder_is_private() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("upload-left-behind"), "x");
        try (Imports imports = new Imports(folder)) {
            imports.done(MAPPING, HEADINGS + "A,,u,,移动\n");
        }
        try (Stream<Path> left = Files.list(folder)) {
            List<Path> files = left.toList();
            // The table of rejected rows, and the list of what was said of them.
            assertThat(files).hasSize(2);
            for (Path file : files) {
                assertThat(file.getFileName().toString()).startsWith("rejects-");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void hostile_file_names_are_cut_to_their_last_part_or_refused() throws Exception {
        try (Imports imports = new Imports(folder)) {
            byte[] rows = (HEADINGS + "A,2026-03-02 10:00:00,u,,移动\n").getBytes(StandardCharsets.UTF_8);
            assertThat(imports.done(MAPPING, "../../etc/订单.csv", rows)
                            .progress()
                            .file())
                    .isEqualTo("订单.csv");
            assertThat(imports.done(MAPPING, "C:\\x\\y.csv", rows).progress().file())
                    .isEqualTo("y.csv");
            for (String hostile : Set.of("", "a/..", "x\u0000y", "x\u202Ey", "n".repeat(201))) {
                assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> imports.done(MAPPING, hostile, rows));
            }
        }
    }

    @Test
    void a_file_past_the_limit_is_refused() throws Exception {
        try (Imports imports = new Imports(folder, new ImportService.Limits(20, 1, 1))) {
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> imports.done(MAPPING, HEADINGS))
                    .withMessageContaining("larger than 20 bytes");
        }
    }

    @Test
    void rejected_rows_come_back_without_pins_and_without_formulas() throws Exception {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(
                    MAPPING,
                    HEADINGS + "=1+1,,@u," + PIN + ",移动\n+2,,u," + PIN + ";x,移动\n" + PIN + ",2026-03-02 10:00:00," + PIN
                            + "\n-3,,\"u " + PIN + "\",,移动\n");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            job.rejectsCsv(out);
            String csv = out.toString(StandardCharsets.UTF_8);

            assertThat(csv).startsWith("\uFEFFline,column,code,reason,no,at,buyer,pin,word\r\n");
            assertThat(csv).contains("2,at,MISSING_REQUIRED,").contains(",'=1+1,,'@u,***,移动\r\n");
            assertThat(csv)
                    .contains(",'+2,,u,***,移动")
                    .contains("4,,TRUNCATED_ROW,")
                    .contains(",***,***,***\r\n");
            assertThat(csv).contains(",'-3,,u ***,,移动").doesNotContain(PIN);
        }
    }

    private static String rows(List<String> headings, List<String> cells) {
        return String.join(",", headings) + "\n" + String.join(",", cells) + "\n";
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
