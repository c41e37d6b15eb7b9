package io.cardtrail.api.http;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.cardtrail.ui.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server audits of graphql-http (src/test/resources/vendor), run in a Chromium page of the server's own origin, as a browser
 * client would send them.
 */
public final class GraphqlHttpAudits {
    private static final String FOLDER = "/graphql-http-audits/";
    private static final String RESOURCES = "/vendor/graphql-http/";

    private static final String RUN = """
            async ({ module, url, token }) => {
              const { auditServer } = await import(module);
              const fetchFn = (target, init = {}) => fetch(target, {
                ...init,
                headers: token ? { ...(init.headers ?? {}), authorization: 'Bearer ' + token } : init.headers,
              });
              const results = await auditServer({ url, fetchFn });
              return results.map(r => ({ id: r.id, name: r.name, status: r.status, reason: r.reason ?? '' }));
            }
            """;

    private GraphqlHttpAudits() {}

    /**
     * One audit's outcome.
     *
     * @param status {@code ok}, {@code notice}, {@code warn} or {@code error}
     */
    public record Result(String id, String name, String status, String reason) {
        public boolean ok() {
            return status.equals("ok");
        }
    }

    /**
     * {@return all audits' outcomes}
     *
     * @param origin such as {@code http://localhost:8080}
     * @param token bearer token, or null
     */
    public static List<Result> run(String origin, @Nullable String token) {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.browser().newContext()) {
            context.route(url -> url.startsWith(origin + FOLDER), GraphqlHttpAudits::serve);
            Page page = context.newPage();
            page.navigate(origin + FOLDER + "page");
            Object results = page.evaluate(
                    RUN,
                    Map.of(
                            "module",
                            origin + FOLDER + "audits/server.mjs",
                            "url",
                            origin + "/graphql",
                            "token",
                            token == null ? "" : token));
            return ((List<?>) results).stream().map(GraphqlHttpAudits::result).toList();
        }
    }

    private static Result result(Object map) {
        Map<?, ?> fields = (Map<?, ?>) map;
        return new Result(
                String.valueOf(fields.get("id")),
                String.valueOf(fields.get("name")),
                String.valueOf(fields.get("status")),
                String.valueOf(fields.get("reason")));
    }

    /** The audits' files come from the class path, everything else from the server. */
    private static void serve(Route route) {
        String path = route.request().url().replaceFirst("^.*" + FOLDER, "");
        if (path.equals("page")) {
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html><title>audits"));
            return;
        }
        try (InputStream file = GraphqlHttpAudits.class.getResourceAsStream(RESOURCES + path)) {
            if (file == null) {
                route.abort();
                return;
            }
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/javascript").setBodyBytes(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
