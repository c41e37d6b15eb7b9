package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browser app's own tests, in a browser. The server does not ship them, so they come from the folder. */
class ModelUiTest {
    private static final String ORIGIN = "http://127.0.0.1:49999/";
    private static final Path FOLDER =
            Path.of("..", "..", "ui-static").toAbsolutePath().normalize();

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "json", "application/json");

    @Test
    void the_tests_of_the_browser_app_pass_in_the_browser() {
        try (BrowserContext context = Chromium.shared().browser().newContext()) {
            context.route(url -> url.startsWith(ORIGIN), ModelUiTest::serve);
            Page page = context.newPage();
            page.navigate(ORIGIN + "tests/index.html");
            page.locator("#result[data-done]").waitFor();

            JsonNode result = JsonMapper.builder()
                    .build()
                    .readTree(page.locator("#result").textContent());
            assertThat(result.path("failed")).as("%s", result).isEmpty();
            assertThat(result.path("passed").asInt()).isGreaterThan(40);
        }
    }

    private static void serve(Route route) {
        Path file =
                FOLDER.resolve(route.request().url().substring(ORIGIN.length())).normalize();
        if (!file.startsWith(FOLDER) || !Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
            return;
        }
        String name = file.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        route.fulfill(new Route.FulfillOptions().setPath(file).setContentType(type));
    }
}
