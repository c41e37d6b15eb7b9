package io.cardtrail.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One person's window on a server: a browser profile of its own, what it is told to do, and what is seen in it. */
final class Screen implements AutoCloseable {
    static final String CARD = "示例移动:10026030100000001";
    static final String BANK_CARD = "BANK_CARD:PAN-7731";

    /** For a machine that is busy with something else; what goes well takes a fraction of a second. */
    private static final double PATIENCE_MS = 30_000;

    private static final String READ_ROWS = """
            (rows) => rows.map(({ dataset }) => ({ act: dataset.act, source: dataset.source, kind: dataset.kind }))""";

    private static final String SCROLL = """
            async (table, top) => {
              table.parentElement.scrollTop = top;
              await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              return table.parentElement.scrollHeight;
            }""";

    private final BrowserContext context;
    private final Page page;
    private final Watch watch;

    private Screen(BrowserContext context, Page page, Watch watch) {
        this.context = context;
        this.page = page;
        this.watch = watch;
    }

    /** {@return an empty window of 1280 by 720, of somebody who was shown around before} */
    static Screen open(Chromium chromium, URI origin, String locale, ColorScheme scheme) {
        Screen screen = first(chromium, origin, locale, scheme);
        // Pages without an origin of their own have no storage.
        screen.context.addInitScript(
                "if (location.origin !== 'null') localStorage.setItem('cardtrail.toured', 'yes');");
        return screen;
    }

    /** {@return an empty window of 1280 by 720, of somebody who is here for the first time} */
    static Screen first(Chromium chromium, URI origin, String locale, ColorScheme scheme) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setTimezoneId("America/New_York")
                        .setColorScheme(scheme)
                        // What moves keeps a processor busy that the server needs.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1280, 720));
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Page page = context.newPage();
        return new Screen(context, page, Watch.over(page, origin));
    }

    Page page() {
        return page;
    }

    Watch watch() {
        return watch;
    }

    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** Follows a link and waits until something stands on the screen. */
    Screen go(URI link) {
        page.navigate(link.toString());
        shows(page.locator("h1").first());
        return this;
    }

    /** Follows a link to the story's answer. */
    Screen goToStory(URI link) {
        page.navigate(link + "&open=trace");
        return answered("done");
    }

    /** Waits for the present question's end. */
    Screen answered(String status) {
        PlaywrightAssertions.assertThat(at("answer")).hasAttribute("data-status", status);
        return this;
    }

    void shows(Locator thing) {
        PlaywrightAssertions.assertThat(thing).isVisible();
    }

    void reads(Locator thing, String text) {
        PlaywrightAssertions.assertThat(thing).hasText(text);
    }

    /** {@return {@code file:line kind} of every row, in order} */
    List<String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        scrollThroughTable(() -> {
            for (Object row : (List<?>) at("row").evaluateAll(READ_ROWS)) {
                rows.put(text(row, "act"), text(row, "source") + " " + text(row, "kind"));
            }
        });
        return List.copyOf(rows.values());
    }

    /** The table draws only the rows in sight, so it is looked at a part at a time. */
    void scrollThroughTable(Runnable look) {
        double height = 1;
        for (int top = 0; top < height; top += 300) {
            height = ((Number) at("table").evaluate(SCROLL, top)).doubleValue();
            look.run();
        }
    }

    /** {@return how many acts the marks stand for, by kind} */
    Map<String, Integer> marks() {
        Map<String, Integer> marks = new TreeMap<>();
        Object found = at("mark")
                .evaluateAll("(marks) => marks.map(({ dataset }) => ({ kind: dataset.kind, acts: dataset.acts }))");
        for (Object mark : (List<?>) found) {
            marks.merge(text(mark, "kind"), Integer.parseInt(text(mark, "acts")), Integer::sum);
        }
        return marks;
    }

    private static String text(Object row, String name) {
        return String.valueOf(((Map<?, ?>) row).get(name));
    }

    /** Opens the act of {@code file:line} from the table. {@return its source row} */
    Locator openSource(String source) {
        at("view-table").click();
        Locator row = page.locator("[data-testid=row][data-source='" + source + "']");
        for (int top = 0; row.count() == 0 && top < 10_000; top += 300) {
            at("table").evaluate(SCROLL, top);
        }
        row.click();
        PlaywrightAssertions.assertThat(at("source-name")).hasText(source);
        return at("source-row");
    }

    /** Asks on from a card in a source row, which the grant does not name: the question starts from a handle. */
    void askFromHandle() {
        openSource("shop-register.csv:7");
        at("field-role.OF_CARD").getByTestId("open-entity").last().click();
        at("question-from-here").click();
        at("ask-trace").click();
        shows(at("hops-left"));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Presses Tab until the focus is on a thing of this kind. */
    void tabTo(String testId) {
        pressUntil("Tab", testId);
    }

    void tabBackTo(String testId) {
        pressUntil("Shift+Tab", testId);
    }

    private void pressUntil(String key, String testId) {
        for (int presses = 0; presses < 60; presses++) {
            if (testId.equals(focused("data-testid"))) {
                return;
            }
            press(key);
        }
        throw new AssertionError(key + " never comes to " + testId);
    }

    /** {@return an attribute of what has the focus} */
    String focused(String attribute) {
        return String.valueOf(page.evaluate("(name) => document.activeElement?.getAttribute(name) ?? ''", attribute));
    }

    /** {@return everything the page holds, titles and labels included} */
    String everything() {
        return page.content();
    }

    String background() {
        return String.valueOf(page.evaluate("() => getComputedStyle(document.body).backgroundColor"));
    }

    /** {@return how the server answers this window's own session} */
    int statusOf(String path) {
        Object status = page.evaluate("""
                async (path) => (await fetch(path, { method: 'POST', body: '{"query":"{__typename}"}',
                  headers: { 'Content-Type': 'application/json', 'X-Cardtrail': '1' } })).status""", path);
        return ((Number) status).intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
