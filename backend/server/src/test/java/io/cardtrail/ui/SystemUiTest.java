package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the server stands, for administrators and auditors and for nobody else. */
class SystemUiTest extends OnScreen {
    static final String TROUBLED = """
            {"data":{"system":{"at":"2026-11-22T12:00:00+08:00","startedAt":"2026-11-20T09:30:00+08:00","graphMillis":null,
             "schema":"V014","auditHealthy":false,"auditEntries":1284,"stampFailure":"the authority at <b>tsa</b> answered 503",
             "ledgerHealthy":false,"index":{"state":"TOO_LARGE","bytes":0,"mostBytes":268435456},
             "diskFree":104857600,"diskSize":107374182400,"heapUsed":734003200,"heapMost":1073741824}}}""";

    private static final String FETCHED = """
            () => performance.getEntriesByType('resource').filter(({ transferSize }) => transferSize > 0)
              .map(({ name }) => new URL(name).pathname)""";

    @Test
    void a_page_is_one_sheet_and_modules_of_one_version_and_the_next_one_fetches_none_of_them() {
        screen.go(server.signInLink());
        List<String> first = fetched();
        String version = String.valueOf(screen.page()
                .evaluate("() => new URL(document.querySelector('script').src).pathname.replace('main.js', '')"));
        assertThat(version).matches("/app/[0-9a-f]{32}/");
        assertThat(first).contains(version + "main.js", version + "i18n/en.json", version + "app.css", "/graphql");
        assertThat(first).allMatch(path -> path.startsWith(version) || path.matches("/graphql|/api/sign-in"));
        assertThat(first.stream().filter(path -> path.endsWith(".css"))).hasSize(1);

        screen.page().navigate("about:blank");
        screen.go(server.origin().resolve("/"));

        assertThat(fetched()).contains("/graphql").allMatch(path -> path.matches("/graphql|/api/sign-in"));
    }

    private List<String> fetched() {
        return ((List<?>) screen.page().evaluate(FETCHED))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void administrators_and_auditors_see_how_it_stands_and_only_auditors_how_long_the_log_is() {
        screen.go(server.signInLink());
        assertThat(screen.at("screen-system").count()).isZero();
        for (String who : new String[] {"admin", "auditor"}) {
            new Case(screen, "none").as(who);
            screen.at("screen-system").click();
            PlaywrightAssertions.assertThat(screen.at("system")).hasAttribute("data-status", "done");
            assertThat(screen.at("system-graph").textContent()).contains("works", "ms");
            assertThat(screen.at("system-audit").textContent().contains("entries"))
                    .isEqualTo(who.equals("auditor"));
            assertThat(screen.at("system-profile").textContent()).contains("DEMO");
            assertThat(screen.at("system-clock").textContent()).contains("fixed", "2026-11-22 12:00:00");
            assertThat(screen.at("system-indexBytes").textContent()).contains("256 MiB");
        }
        screen.at("language").click();
        PlaywrightAssertions.assertThat(screen.at("system-ledger")).hasText("正常");
        assertThat(screen.page().url()).contains("screen=system");
    }

    @Test
    void who_has_no_such_office_is_led_home_by_its_address() {
        screen.go(server.signInLink());
        screen.page().navigate(server.origin() + "/#screen=system");
        screen.shows(screen.at("instruments"));
        assertThat(screen.at("system").count()).isZero();
    }

    @Test
    void what_fails_is_named_with_what_follows_from_it() {
        screen.go(server.signInLink());
        new Case(screen, "none").as("auditor");
        new Stub(screen.page()).answer("System", TROUBLED);
        screen.at("screen-system").click();
        PlaywrightAssertions.assertThat(screen.at("system")).hasAttribute("data-status", "done");
        assertThat(screen.page()
                        .locator("[data-testid=system] [data-tone=stop]")
                        .count())
                .isEqualTo(3);
        assertThat(screen.at("system-audit").textContent()).contains("no question is answered");
        assertThat(screen.at("system-stamp").textContent()).contains("<b>tsa</b>");
        assertThat(screen.at("system-index").textContent()).contains("cardtrail.trace.index.max-bytes");
        assertThat(screen.at("system-disk").textContent()).contains("little", "100 MiB free of 100 GiB");
        assertThat(screen.at("system-up").textContent()).contains("2 d 2 h");
        new Stub(screen.page()).answer("System", Stub.AUDIT_UNAVAILABLE);
        screen.at("screen-system").click();
        screen.shows(screen.at("notice"));
    }
}
