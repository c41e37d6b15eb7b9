package io.cardtrail.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file's way from its choice to its mended rejects, as whoever imports it sees it. */
class ImportUiTest extends OnScreen {
    private static final String MIME = "application/octet-stream";

    private Screen begin(Screen window) {
        window.go(server.signInLink());
        window.at("screen-import").click();
        window.shows(window.at("choose-file"));
        return window;
    }

    private static void send(Screen window, String name, byte[] content) {
        window.at("file-input").setInputFiles(new FilePayload(name, MIME, content));
        PlaywrightAssertions.assertThat(window.at("imports")).hasAttribute("data-view", "file");
    }

    private static Locator column(Screen window, String heading) {
        return window.page().locator("[data-testid=column][data-heading='" + heading + "']");
    }

    private static void ended(Screen window, String state) {
        PlaywrightAssertions.assertThat(window.at("import-job")).hasAttribute("data-state", state);
    }

    private static void counts(Screen window, String accepted, String rejected) {
        window.reads(window.at("count-accepted"), accepted);
        window.reads(window.at("count-rejected"), rejected);
    }

    private static byte[] downloaded(Screen window, String testId) throws IOException {
        Download download =
                window.page().waitForDownload(() -> window.at(testId).click());
        try (InputStream in = download.createReadStream()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("locales")
    void a_dirty_workbook_is_mapped_by_its_headings_previewed_tried_out_imported_mended_and_sent_again(String locale)
            throws IOException {
        String prefix = locale.substring(0, 3).toUpperCase(Locale.ROOT);
        try (Screen window = window(locale, ColorScheme.LIGHT)) {
            begin(window);
            send(window, "订单导出.xlsx", DirtyWorkbook.bytes(prefix));

            window.shows(window.at("mapping"));
            window.at("sheet").selectOption("订单");
            PlaywrightAssertions.assertThat(column(window, "订单号")).hasAttribute("data-to", "reference");
            assertThat(column(window, "卡号").getAttribute("data-to")).isEqualTo("OF_CARD");
            assertThat(column(window, "客服备注").getAttribute("data-to")).isEmpty();
            assertThat(window.everything())
                    .as("the sample is masked before anybody has said where PINs are")
                    .contains("***")
                    .doesNotContain(DirtyWorkbook.PIN);

            window.at("preview").click();
            window.shows(window.at("field-error"));
            assertThat(window.focused("data-testid")).isEqualTo("mapping-holder");
            assertThat(window.watch().noted()).allMatch(noted -> noted.contains("400"));
            window.at("mapping-holder").fill("示例卡网");
            assertThat(column(window, "卖家账号").getByTestId("column-namespace").inputValue())
                    .isEqualTo("示例卡网");

            window.at("preview").click();
            PlaywrightAssertions.assertThat(window.at("preview-act")).hasCount(6);
            PlaywrightAssertions.assertThat(window.at("preview-reject")).hasCount(5);
            assertThat(window.at("mapping-preview").textContent())
                    .contains("示例卡网:buyer_1")
                    .doesNotContain(DirtyWorkbook.PIN);

            window.at("dry-run").click();
            ended(window, "DONE");
            counts(window, "6", "5");
            PlaywrightAssertions.assertThat(window.at("reject")).hasCount(5);
            assertThat(window.at("import-job").getAttribute("data-dry")).isEqualTo("true");
            String tried = window.at("job-mapping").getAttribute("data-digest");

            window.at("import-now").click();
            PlaywrightAssertions.assertThat(window.at("import-job")).hasAttribute("data-dry", "false");
            ended(window, "DONE");
            counts(window, "6", "5");
            window.reads(window.at("count-duplicates"), "0");
            assertThat(window.at("job-mapping").getAttribute("data-digest")).isEqualTo(tried);

            byte[] rejects = downloaded(window, "rejects-csv");
            byte[] mended = mended(rejects, prefix);
            window.at("send-mended").click();
            send(window, "rejects.csv", mended);
            PlaywrightAssertions.assertThat(window.at("mapping")).hasAttribute("data-source", "mended");
            window.at("preview").click();
            PlaywrightAssertions.assertThat(window.at("preview-act")).hasCount(5);
            window.at("start-import").click();
            ended(window, "DONE");
            counts(window, "5", "0");
            window.reads(window.at("count-duplicates"), "0");
            assertThat(window.watch().noted()).isEmpty();
        }
    }

    /** As a person does in a spreadsheet: each cell that a code complains of is put right, and the PINs come from the original. */
    private static byte[] mended(byte[] rejects, String prefix) {
        String csv = new String(rejects, UTF_8);
        assertThat(csv)
                .contains("BAD_TIME", "BAD_FORMAT", "SERIAL_DAMAGED", "BAD_NUMBER")
                .doesNotContain(DirtyWorkbook.PIN);
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(6);
        return IntStream.range(0, lines.size())
                .mapToObj(at -> lines.get(at)
                        .replace("2026-02-30", "2026-03-01")
                        .replace("２０２６-02-30", "2026-03-01")
                        .replace("神州行", "移动充值卡")
                        .replace("1.00260E+16", DirtyWorkbook.serial(prefix, 9))
                        .replace("一百", "100.00")
                        .replace("300.1.1.1", "198.51.100.11")
                        .replace("***", DirtyWorkbook.PIN + (at + 6) % 10))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(UTF_8);
    }

    @Test
    void a_ready_mapping_is_taken_saved_opened_again_and_what_is_wrong_with_it_is_said_at_its_column()
            throws IOException {
        begin(screen);
        String rows = "交易单号,交易时间,付款账户,收款账户,金额,备注\nT-1,2026-03-02 10:00:00,payer,payee,10.00,\n";
        send(screen, "流水.csv", rows.getBytes(UTF_8));
        screen.shows(screen.at("mapping"));
        screen.at("ready").selectOption("payments-wechat");
        PlaywrightAssertions.assertThat(screen.at("mapping")).hasAttribute("data-source", "ready:payments-wechat");
        assertThat(screen.at("mapping-holder").inputValue())
                .as("an example is nobody's holder")
                .isEmpty();
        screen.at("mapping-holder").fill("示例支付");
        byte[] saved = downloaded(screen, "save-mapping");
        assertThat(new String(saved, UTF_8)).contains("\"holder\": \"示例支付\"", "WECHAT");

        column(screen, "金额").getByTestId("column-to").selectOption("reference");
        screen.at("preview").click();
        screen.shows(column(screen, "金额").getByTestId("column-error"));
        assertThat(screen.watch().noted()).hasSizeBetween(1, 2).allMatch(noted -> noted.contains("400"));
        assertThat(screen.focused("data-testid")).isEqualTo("column-to");

        screen.at("mapping-input").setInputFiles(new FilePayload("mapping.json", "application/json", saved));
        PlaywrightAssertions.assertThat(screen.at("mapping")).hasAttribute("data-source", "file");
        screen.at("preview").click();
        PlaywrightAssertions.assertThat(screen.at("preview-act")).hasCount(1);
        screen.at("discard").click();
        screen.shows(screen.at("choose-file"));
    }

    @Test
    void a_file_that_can_not_be_read_is_refused_where_it_was_chosen_and_a_wrong_separator_where_it_is_chosen() {
        begin(screen);
        screen.at("file-input")
                .setInputFiles(new FilePayload(
                        "old.xls", MIME, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0}));
        screen.shows(screen.page().locator("[data-testid=import-trouble][data-where=file]"));
        assertThat(screen.at("import-trouble").textContent()).contains(".xlsx");
        assertThat(screen.watch().noted()).allMatch(noted -> noted.contains("400"));
        send(screen, "x.csv", "a;b\n1;\"2\n3;4\n".getBytes(UTF_8));
        screen.shows(screen.at("mapping"));
        screen.at("separator").selectOption(";");
        screen.shows(screen.page().locator("[data-testid=import-trouble][data-where=table]"));
        assertThat(screen.at("import-trouble").textContent()).contains("line 2");
        assertThat(screen.at("mapping").count()).isZero();
        screen.at("discard").click();
        screen.shows(screen.at("choose-file"));
    }

    @Test
    void who_reads_chinese_is_told_in_chinese_what_is_wrong_with_a_file_and_with_a_mapping() {
        try (Screen window = window("zh-CN", ColorScheme.LIGHT)) {
            begin(window);
            window.at("file-input").setInputFiles(new FilePayload("空.csv", MIME, new byte[] {(byte) 0xff, 0}));
            window.shows(window.at("import-trouble"));
            assertThat(window.at("import-trouble").textContent()).contains("这个文件没有收下", "既不是 UTF-8，也不是 GB18030");
            send(window, "流水.csv", "付款账户,金额\npayer,10.00\n".getBytes(UTF_8));
            window.shows(window.at("mapping"));
            window.at("mapping-act").selectOption("PAYMENT");
            window.at("mapping-holder").fill("示例支付");
            window.at("preview").click();
            window.shows(window.at("mapping-wrong"));
            assertThat(window.at("mapping-wrong").textContent())
                    .contains("须有行为的时间")
                    .doesNotContain("mapping.columns");
            assertThat(window.watch().noted()).allMatch(noted -> noted.contains("400"));
            window.at("discard").click();
            window.shows(window.at("choose-file"));
        }
    }

    @Test
    void a_file_goes_on_after_a_reload_and_belongs_to_its_sender_alone() {
        begin(screen);
        send(screen, "x.csv", "订单号,下单时间\nA,2026-03-02 10:00:00\n".getBytes(UTF_8));
        screen.shows(screen.at("mapping"));
        screen.page().reload();
        screen.shows(screen.at("mapping"));
        String address = screen.page().url();
        new Case(screen, "").as("custodian");
        screen.page().navigate(address.replaceAll("#.*", "#") + address.replaceAll(".*#", ""));
        screen.page().reload();
        screen.shows(screen.page().locator("[data-testid=import-trouble][data-code=NOT_FOUND]"));
        new Case(screen, "").as("reviewer");
        assertThat(screen.at("screen-import").count()).isZero();
        new Case(screen, "").as("investigator");
        screen.at("screen-import").click();
        screen.at("continue-upload").first().click();
        screen.shows(screen.at("mapping"));
        screen.at("discard").click();
        screen.shows(screen.at("choose-file"));
    }

    @Test
    void five_hundred_columns_are_mapped_by_keyboard_alone() {
        begin(screen);
        String headings = IntStream.range(0, 499).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String cells = IntStream.range(0, 499).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        send(screen, "wide.csv", ("下单时间," + headings + "\n2026-03-02 10:00:00," + cells + "\n").getBytes(UTF_8));
        PlaywrightAssertions.assertThat(screen.at("column")).hasCount(500);
        screen.at("mapping-holder").focus();
        screen.page().keyboard().type("示例卡网");
        Locator target = column(screen, "c498").getByTestId("column-to");
        target.focus();
        screen.page().keyboard().press("End");
        PlaywrightAssertions.assertThat(column(screen, "c498")).not().hasAttribute("data-to", "");
        target.selectOption("reference");
        screen.at("preview").focus();
        screen.press("Enter");
        PlaywrightAssertions.assertThat(screen.at("preview-act")).hasCount(1);
        screen.tabTo("start-import");
        screen.at("discard").click();
        screen.shows(screen.at("choose-file"));
    }

    @Test
    void in_which_ways_a_file_is_less_exact_than_it_looks_stands_with_its_import() {
        StringBuilder file = new StringBuilder("时间,流水号,付款方,收款方\n");
        for (int i = 0; i < 60; i++) {
            file.append(String.format(Locale.ROOT, "2026-03-02 10:%02d:00,NO %d,a%d,b%d\n", i, i < 2 ? 0 : i, i, i));
        }
        begin(screen);
        send(screen, "对账单.csv", file.toString().getBytes(UTF_8));
        screen.shows(screen.at("mapping"));
        screen.at("mapping-input").setInputFiles(new FilePayload("mapping.json", MIME, """
                {"channel": "PAYMENT_PROVIDER", "holder": "示例支付", "act": "PAYMENT", "columns": [
                  {"column": "时间", "to": "time"}, {"column": "流水号", "to": "reference"},
                  {"column": "付款方", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"},
                  {"column": "收款方", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "WECHAT"}]}
                """.getBytes(UTF_8)));
        PlaywrightAssertions.assertThat(screen.at("mapping")).hasAttribute("data-source", "file");
        screen.at("preview").click();
        screen.shows(screen.at("mapping-preview"));
        screen.at("start-import").click();
        ended(screen, "DONE");

        PlaywrightAssertions.assertThat(screen.at("blur-finding")).hasCount(2);
        assertThat(screen.at("blur-finding").first().textContent())
                .contains("Times are rounded", "to the minute", "时间", "60 of 60", "2, 3, 4, 5, 6");
        assertThat(screen.at("blur-finding").last().textContent()).contains("used again", "1 of 60");
    }
}
