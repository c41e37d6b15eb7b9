package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.BadRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file between its arrival and its import. */
class UploadsTest {
    private static final String PIN = "669736761895855474";
    private static final String PERSON = "11010519491231002X";
    private static final String ROWS = "no,at,buyer,pin,id\nA,2026-03-02 10:00:00,u " + PIN + "," + PIN + "," + PERSON
            + "\nB,yesterday,u,x,\nC,2026-03-02 10:00:01,v,,\n";
    private static final String MAPPING = """
            {"version": "3", "channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "columns": [
              {"column": "no", "to": "reference"},
              {"column": "at", "to": "time"},
              {"column": "buyer", "to": "SOLD_BY", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "pin", "to": "OF_PIN", "kind": "PIN"},
              {"column": "id", "to": "SOLD_TO", "kind": "PERSON"}]}
            """;

    @TempDir
    private Path folder;

    private Instant now = Imports.NOW;

    private Uploads uploads(int each, long bytes) throws IOException {
        return new Uploads(
                new Spool(folder, 1 << 20),
                Imports.EDGE_KEY,
                Clock.fixed(Imports.NOW, ZoneOffset.UTC),
                clock(),
                new Uploads.Limits(each, bytes, Duration.ofHours(2)));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private List<String> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void what_a_file_is_and_what_stands_between_its_cells_is_found_by_looking() throws Exception {
        Uploads uploads = uploads(9, 1 << 20);
        for (String separator : List.of(",", "\t", ";", "|")) {
            String text = "订单号" + separator + "时间" + separator + "备注\nA" + separator + "2026-03-02 10:00:00" + separator
                    + "\"a,b;c|d\"\n";
            Upload upload =
                    uploads.take("x.csv", new ByteArrayInputStream(text.getBytes(Charset.forName("GB18030"))), "me");
            assertThat(upload.separator()).isEqualTo(separator);
            assertThat(upload.encoding()).isEqualTo("GB18030");
            assertThat(upload.format()).isEqualTo(Upload.Format.TEXT);
            assertThat(upload.table(null, null, 5).headings()).containsExactly("订单号", "时间", "备注");
        }
        Upload lines = uploads.take("x.jsonl", stream("{\"a\": 1}\n{\"b\": {\"c\": 2}}\n"), "me");
        assertThat(lines.format()).isEqualTo(Upload.Format.JSON_LINES);
        assertThat(lines.separator()).isNull();
        assertThat(lines.table(null, null, 5).headings()).containsExactly("a", "b.c");
        byte[] workbook = new Xlsx()
                .texts("empty", List.of())
                .sheet("hidden", "state=\"hidden\"", "")
                .texts("订单", List.of(List.of("订单号", "下单时间"), List.of("A", "2026-03-02 10:00:00")))
                .texts("备注", List.of(List.of("x")))
                .bytes();
        Upload sheets = uploads.take("x.xlsx", new ByteArrayInputStream(workbook), "me");
        assertThat(sheets.format()).isEqualTo(Upload.Format.WORKBOOK);
        assertThat(sheets.sheet()).isEqualTo("订单");
        assertThat(sheets.sheets()).contains(new Upload.Sheet("hidden", false)).hasSize(4);
        assertThat(sheets.table(null, null, 5).headings()).containsExactly("订单号", "下单时间");
        assertThat(sheets.table(null, "备注", 5).headings()).containsExactly("x");
        assertThat(sheets.suggestion(null, null, null).text())
                .contains("\"sheet\":\"订单\"")
                .contains("\"SALE\"");
    }

    @Test
    void a_raw_sample_shows_neither_pins_nor_identity_numbers_wherever_they_stand() throws Exception {
        Upload upload = uploads(9, 1 << 20)
                .take(
                        "x.csv",
                        stream(
                                PIN + ",at\n" + PIN + "," + PERSON.toLowerCase(Locale.ROOT)
                                        + "\n6697 3676 1895 8554 74,６６９７３６７６１８９５８５５４７４\n10026030100000001,6222020200112233445\n"),
                        "me");
        SourceTable table = upload.table(",", null, 9);

        assertThat(table.headings()).containsExactly("***", "at");
        assertThat(table.rows().get(0).cells()).containsExactly("***", "***");
        assertThat(table.rows().get(1).cells()).containsExactly("***", "***");
        assertThat(table.rows().get(2).cells())
                .as("serials have 17 digits, other numbers other lengths")
                .containsExactly("10026030100000001", "6222020200112233445");
    }

    @Test
    void a_preview_says_what_rows_mean_and_why_others_are_rejected_and_stores_nothing() throws Exception {
        try (Imports imports = new Imports(folder)) {
            Upload upload = imports.service.uploads().take("x.csv", stream(ROWS), "me");
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> imports.service.uploads().preview(upload, 9));
            upload.map(MAPPING);
            MappingPreview preview = imports.service.uploads().preview(upload, 2);

            assertThat(preview.more()).isTrue();
            assertThat(preview.rows()).hasSize(2);
            MappingPreview.Said said =
                    Objects.requireNonNull(preview.rows().getFirst().said());
            assertThat(said.kind()).isEqualTo("SALE");
            assertThat(said.bearers().toString())
                    .contains("云卡网:u ***", "OF_PIN", "SOLD_TO")
                    .doesNotContain(PIN, PERSON);
            assertThat(Objects.requireNonNull(preview.rows().get(1).reject()).code())
                    .isEqualTo(RejectCode.BAD_TIME);
            assertThat(imports.store.acts).isEmpty();
            assertThat(imports.audited).isEmpty();
        }
    }

    @Test
    void a_dry_run_rejects_what_the_import_rejects_and_leaves_no_trace_but_its_report() throws Exception {
        try (Imports imports = new Imports(folder)) {
            Upload upload = imports.service.uploads().take("x.csv", stream(ROWS), "me");
            String digest = upload.map(MAPPING).digest();
            ImportJob dry = ended(imports.service.start(upload, digest, true));

            assertThat(dry.dryRun()).isTrue();
            assertThat(dry.progress().state()).isEqualTo(ImportState.DONE);
            assertThat(dry.lines(RowOutcome.ACCEPTED, 0, 9)).containsExactly(2L, 4L);
            assertThat(imports.store.acts).isEmpty();
            assertThat(imports.store.cells).isEmpty();
            assertThat(imports.audited).isEmpty();
            assertThat(imports.service.uploads().of(upload.id(), "me")).containsSame(upload);

            ImportJob real = ended(imports.service.start(upload, digest, false));
            assertThat(real.rejects(0, 9)).isEqualTo(dry.rejects(0, 9)).hasSize(1);
            assertThat(csv(real)).isEqualTo(csv(dry)).contains("BAD_TIME").doesNotContain(PIN);
            assertThat(imports.store.acts).hasSize(2);
            assertThat(real.mapping().digest()).isEqualTo(digest);
            assertThat(imports.service.uploads().of(upload.id(), "me")).isEmpty();
            assertThat(imports.service.jobs("me", 9)).containsExactly(real, dry);
            assertThat(imports.service.jobs("other", 9)).isEmpty();
        }
        assertThat(spooled()).hasSize(4).allMatch(name -> name.startsWith("rejects-"));
    }

    @Test
    void what_failed_or_was_cancelled_can_be_mended_and_started_again() throws Exception {
        try (Imports imports = new Imports(folder, new ImportService.Limits(1 << 20, 4, 1))) {
            Upload upload = imports.service.uploads().take("x.csv", stream(ROWS), "me");
            String wrong = upload.map(MAPPING.replace("\"no\"", "\"number\"")).digest();
            ImportJob failed = ended(imports.service.start(upload, wrong, false));
            assertThat(failed.progress().state()).isEqualTo(ImportState.FAILED);
            assertThat(failed.progress().message()).contains("[number]");

            String digest = upload.map(MAPPING).digest();
            assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> imports.service.start(upload, wrong, false));
            CountDownLatch asked = new CountDownLatch(1);
            imports.store.gate = () -> await(asked);
            ImportJob job = imports.service.start(upload, digest, false);
            assertThatExceptionOfType(BadRequest.class)
                    .isThrownBy(() -> imports.service.start(upload, digest, true))
                    .withMessageContaining("already");
            job.cancel();
            asked.countDown();
            assertThat(ended(job).progress().state()).isEqualTo(ImportState.CANCELLED);

            ImportJob again = ended(imports.service.start(upload, digest, false));
            assertThat(again.progress().state()).isEqualTo(ImportState.DONE);
            assertThat(imports.store.acts).hasSize(2);
        }
    }

    @Test
    void an_upload_that_is_discarded_while_it_is_gone_through_does_not_stop_that() throws Exception {
        try (Imports imports = new Imports(folder)) {
            CountDownLatch discarded = new CountDownLatch(1);
            imports.store.gate = () -> await(discarded);
            Upload first = imports.service.uploads().take("x.csv", stream(ROWS), "me");
            ImportJob job = imports.service.start(first, first.map(MAPPING).digest(), false);
            Upload second = imports.service.uploads().take("y.csv", stream(ROWS), "me");
            ImportJob waiting =
                    imports.service.start(second, second.map(MAPPING).digest(), true);
            imports.service.uploads().discard(first);
            imports.service.uploads().discard(second);
            discarded.countDown();

            assertThat(ended(job).progress().state()).isEqualTo(ImportState.DONE);
            assertThat(ended(waiting).progress().accepted()).isEqualTo(2);
        }
    }

    @Test
    void an_upload_exists_for_its_sender_alone_and_not_for_ever() throws Exception {
        Uploads uploads = uploads(2, 200);
        Upload mine = uploads.take("x.csv", stream("a,b\n1,2\n"), "me");
        Upload also = uploads.take("x.csv", stream("a,b\n1,2\n"), "me");
        assertThat(uploads.of(mine.id(), "other")).isEmpty();
        assertThat(uploads.of("other")).isEmpty();
        assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> uploads.take("x.csv", stream("a"), "me"))
                .withMessageContaining("discard");
        assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> uploads.take("x.csv", stream("a".repeat(190)), "other"));
        uploads.discard(also);
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> uploads.take(
                        "x.csv",
                        new ByteArrayInputStream(
                                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0}),
                        "me"))
                .withMessageContaining(".xls");
        assertThat(spooled()).containsExactly("upload-" + mine.id());

        now = now.plus(Duration.ofMinutes(119));
        assertThat(uploads.of(mine.id(), "me")).as("looking at it keeps it").isPresent();
        now = now.plus(Duration.ofMinutes(119));
        uploads.sweep();
        assertThat(uploads.of("me")).hasSize(1);
        now = now.plus(Duration.ofMinutes(2));
        uploads.sweep();
        assertThat(uploads.of("me")).isEmpty();
        assertThat(spooled()).isEmpty();

        uploads.take("x.csv", stream("a,b\n1,2\n"), "me");
        assertThat(uploads(2, 200).of("me")).as("after a restart").isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void what_can_not_be_read_is_said_with_what_to_do() throws Exception {
        Uploads uploads = uploads(99, 1 << 20);
        Upload quoted = uploads.take("x.csv", stream("a,b\n1,\"2\"x\n3,4\n"), "me");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> quoted.table(null, null, 9))
                .withMessageContaining("line 2");
        Upload wide = uploads.take("x.csv", stream("x,".repeat(600) + "x\n"), "me");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> wide.table(null, null, 9))
                .withMessageContaining("500");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> uploads.take("x.csv", stream(""), "me").table(null, null, 9))
                .withMessageContaining("empty");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> quoted.table("x", null, 9))
                .withMessageContaining("separator");
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> quoted.map("{\"channel\": \"MOON\"}"))
                .withMessageStartingWith("mapping.channel");
    }

    private static ImportJob ended(ImportJob job) throws InterruptedException {
        assertThat(job.await(Duration.ofMinutes(1))).isTrue();
        return job;
    }

    private static String csv(ImportJob job) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        job.rejectsCsv(out);
        return out.toString(UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
