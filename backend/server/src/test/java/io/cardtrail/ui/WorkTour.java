package io.cardtrail.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Past what is done with an answer: the graph, what is left out, notes, expanding, comparing, and an investigation with a name. */
record WorkTour(Screen screen, DemoServer server, Look look) {
    void walk() {
        screen.goToStory(server.signInLink());
        screen.at("view-graph").click();
        screen.shows(screen.at("graph-count"));
        look.at("30-graph");
        screen.at("filter").locator("summary").click();
        look.at("31-filter");
        screen.at("filter-PAYMENT").click();
        screen.shows(screen.at("filter-left"));
        look.at("32-filtered");
        screen.at("filter-clear").click();
        screen.at("filter").locator("summary").click();
        expand();
        compare();
        investigation();
    }

    private void expand() {
        screen.at("view-table").click();
        screen.at("row").nth(3).click();
        screen.shows(screen.at("note"));
        screen.at("note-text").fill("收货地址与登记不符");
        screen.press("Tab");
        look.at("33-note");
        screen.at("open-entity").first().click();
        screen.shows(screen.at("acts-shown"));
        screen.at("expand-from-here").click();
        screen.shows(screen.at("expand-counts").or(screen.at("expand-none")));
        look.at("34-expand");
        screen.press("Escape");
        screen.at("detail-close").click();
    }

    private void compare() {
        screen.at("question-hops").fill("3");
        screen.at("ask-trace").click();
        screen.reads(screen.at("figure-acts"), screen.at("figure-acts").innerText());
        assertThat(screen.at("compare")).isEnabled();
        screen.at("compare").click();
        screen.shows(screen.at("compare-dialog"));
        look.at("35-compare");
        screen.press("Escape");
    }

    private void investigation() {
        screen.at("investigation-name").fill("被盗银行卡的去向");
        screen.at("investigation-save").click();
        assertThat(screen.at("investigation")).hasAttribute("data-status", "saved");
        screen.at("narrative").fill("卡片经店铺流出。");
        screen.at("row").first().click();
        screen.shows(screen.at("source-row"));
        screen.at("cite").click();
        screen.at("detail-close").click();
        screen.at("tags").fill("店铺, 话费");
        screen.at("investigation-mark").click();
        assertThat(screen.at("investigation")).hasAttribute("data-status", "saved");
        screen.at("narrative").fill("卡片经平台流出。\n付款账户待查。");
        screen.at("investigation").locator("details summary").first().click();
        screen.at("version-compare").first().click();
        screen.shows(screen.at("versions-narrative"));
        look.at("36-versions");
        screen.press("Escape");
        screen.at("investigation").locator("details summary").last().click();
        look.at("36-investigation");
        screen.at("investigation-drop").click();
        screen.shows(screen.at("drop-dialog"));
        look.at("37-drop");
        screen.press("Escape");
        screen.at("investigation-leave").click();
        screen.at("investigations-list").click();
        screen.shows(screen.at("investigation-open").first());
        look.at("38-investigations");
    }
}
