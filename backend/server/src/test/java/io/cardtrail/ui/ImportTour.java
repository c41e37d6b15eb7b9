package io.cardtrail.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;

/** Past an import from its beginning to its end, and past what seldom happens on the way. */
record ImportTour(Screen screen, DemoServer server, Look look) {
    private static final String RUNNING = """
            {"data":{"importJob":{"id":"j","state":"RUNNING","file":"carrier-recharges-2026Q1.csv","charset":"GB18030",
             "duplicateOf":null,"rowsRead":412000,"accepted":409100,"duplicates":2100,"rejected":800,"rate":11834.2,
             "secondsLeft":71.0,"message":null,"dryRun":false,
             "mapping":{"version":"3","digest":"9f2c41aa07be55d2e1c3f4a59f2c41aa07be55d2e1c3f4a59f2c41aa07be55d2","holder":"示例移动",
             "act":"REDEMPTION"}}}}""";

    void walk() {
        screen.go(server.signInLink());
        screen.at("screen-import").click();
        screen.shows(screen.at("no-imports").or(screen.at("past-import").first()));
        look.at("60-import-empty");
        send("订单导出.xlsx", DirtyWorkbook.bytes(String.valueOf(System.nanoTime())));
        screen.shows(screen.at("mapping"));
        screen.at("sheet").selectOption("订单");
        screen.shows(screen.page().locator("[data-testid=column][data-to=reference]"));
        look.whole("61-import-mapping");
        screen.at("preview").click();
        screen.shows(screen.at("field-error"));
        look.at("62-import-holder-missing");
        refusedByServer();
        screen.at("mapping-holder").fill("示例卡网");
        screen.at("words").first().locator("summary").click();
        screen.at("preview").click();
        screen.shows(screen.at("preview-act").first());
        look.whole("63-import-preview");
        screen.at("dry-run").click();
        ended();
        look.whole("64-import-dry-run");
        screen.at("import-now").click();
        PlaywrightAssertions.assertThat(screen.at("import-job")).hasAttribute("data-dry", "false");
        ended();
        look.whole("65-import-result");
        screen.at("send-mended").click();
        screen.shows(screen.at("forget-mended"));
        look.at("66-import-mended");
        refused();
        wide();
        running();
    }

    private void refused() {
        screen.at("forget-mended").click();
        screen.at("file-input")
                .setInputFiles(new FilePayload(
                        "old.xls", "x/y", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0, 0}));
        screen.shows(screen.at("import-trouble"));
        look.at("67-import-refused");
        refusedByServer();
    }

    private void refusedByServer() {
        assertThat(screen.watch().noted()).isNotEmpty().allMatch(noted -> noted.contains("400"));
    }

    private void wide() {
        StringBuilder headings = new StringBuilder("下单时间");
        StringBuilder cells = new StringBuilder("2026-03-02 10:00:00");
        for (int i = 1; i < 500; i++) {
            headings.append(",列").append(i);
            cells.append(",").append(i);
        }
        send("wide.csv", (headings + "\n" + cells + "\n").getBytes(UTF_8));
        screen.shows(screen.at("mapping"));
        look.vast("68-import-500-columns");
        screen.page().setViewportSize(480, 900);
        look.vast("69-import-narrow");
        screen.page().setViewportSize(1280, 720);
        screen.at("import-begin").click();
        screen.shows(screen.at("waiting-upload"));
        look.whole("70-import-waiting");
        screen.at("discard-upload").click();
        PlaywrightAssertions.assertThat(screen.at("waiting-upload")).hasCount(0);
    }

    private void running() {
        new Stub(screen.page()).answer("ImportJob", RUNNING);
        screen.at("open-import").first().click();
        screen.shows(screen.at("cancel-import"));
        look.at("71-import-running");
    }

    private void send(String name, byte[] content) {
        screen.at("file-input").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        PlaywrightAssertions.assertThat(screen.at("imports")).hasAttribute("data-view", "file");
    }

    private void ended() {
        PlaywrightAssertions.assertThat(screen.at("import-job")).hasAttribute("data-state", "DONE");
    }
}
