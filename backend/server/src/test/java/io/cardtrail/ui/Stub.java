package io.cardtrail.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers in the server's place what a small demonstration never has: nothing at all, very much, and what went wrong. */
final class Stub {
    static final String NOTHING_WAITS = """
            {"data":{"queue":{"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}""";
    static final String AUDIT_UNAVAILABLE = """
            {"data":null,"errors":[{"message":"","extensions":{"code":"AUDIT_UNAVAILABLE"}}]}""";
    static final String PRODUCTION = """
            {"profile":"PRODUCTION","methods":["PASSWORD","OIDC"],"enrolment":false,"demoAccounts":[]}""";

    private final Page page;

    Stub(Page page) {
        this.page = page;
    }

    /** From now on this operation is answered by this body. */
    void answer(String operation, String body) {
        page.route("**/graphql", route -> {
            if (asks(route, operation)) {
                fulfil(route, body);
            } else {
                route.fallback();
            }
        });
    }

    /** From now on this operation is never answered. */
    void hold(String operation) {
        page.route("**/graphql", route -> {
            if (!asks(route, operation)) {
                route.fallback();
            }
        });
    }

    /** From now on the connection breaks before this operation is answered. */
    void drop(String operation) {
        page.route("**/graphql", route -> {
            if (asks(route, operation)) {
                route.abort("connectionreset");
            } else {
                route.fallback();
            }
        });
    }

    /** From now on this stands in the answers of this operation in place of that. */
    void turnInto(String operation, String that, String now) {
        page.route("**/graphql", route -> {
            if (asks(route, operation)) {
                fulfil(route, route.fetch().text().replace(that, now));
            } else {
                route.fallback();
            }
        });
    }

    /** From now on each text of others in an answer is a hostile one. */
    void poison() {
        page.route("**/graphql", route -> {
            if (asks(route, "Start")) {
                route.fallback();
            } else {
                fulfil(route, HostileText.poisoned(route.fetch().text()));
            }
        });
    }

    /** From now on the answers of this operation are this large. */
    void enlarge(String operation, int least, boolean drawn) {
        Map<String, String> made = new HashMap<>();
        page.route("**/graphql", route -> {
            if (asks(route, operation)) {
                fulfil(
                        route,
                        made.computeIfAbsent(
                                operation, each -> ManyTimes.body(route.fetch().text(), least, drawn)));
            } else {
                route.fallback();
            }
        });
    }

    /** The server answers for itself again. */
    void away() {
        page.unroute("**/graphql");
    }

    private static boolean asks(Route route, String operation) {
        String asked = String.valueOf(route.request().postData());
        return Stream.of("query ", "mutation ")
                .anyMatch(kind -> asked.contains(kind + operation + "(") || asked.contains(kind + operation + " "));
    }

    void wayIn(String body) {
        page.route("**/api/sign-in", route -> {
            if (route.request().method().equals("GET")) {
                fulfil(route, body);
            } else {
                route.fallback();
            }
        });
    }

    private static void fulfil(Route route, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/graphql-response+json")
                .setBody(body));
    }

    /** {@return a page of this many instruments} */
    static String instruments(int count) {
        String nodes =
                IntStream.range(0, count).mapToObj(each -> one(each, 1)).collect(Collectors.joining(",", "[", "]"));
        return "{\"data\":{\"warrants\":{\"nodes\":" + nodes
                + ",\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}}";
    }

    /** {@return one instrument whose grant names this many phones} */
    static String instrument(int subjects) {
        return "{\"data\":{\"warrant\":" + one(0, subjects) + "}}";
    }

    private static String one(int number, int subjects) {
        String named = IntStream.range(0, subjects)
                .mapToObj("{\"kind\":\"PHONE\",\"value\":\"+86138%08d\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        return String.format(Locale.ROOT, """
                {"id":"w%1$d","number":"〔2026〕示例公调%2$04d号","kind":"POLICE_NOTICE","issuer":"示例市公安局","holders":[],
                 "caseNumber":"(2026)示例刑初%2$d号","caseStage":"侦查","purpose":"刑事侦查","legalBasis":"刑事诉讼法第54条",
                 "jurisdiction":"CN","mlaApproval":null,"lifeAtRisk":false,"assignees":["investigator"],"document":null,
                 "requester":"investigator","state":"SUBMITTED","generation":2,"hash":"%3$s","sealed":false,
                 "usableUntil":"2027-01-01T00:00:00+08:00","actions":["APPROVE","REJECT"],"approvals":[],"proposal":null,
                 "validity":{"from":"2026-01-01T00:00:00+08:00","to":"2027-01-01T00:00:00+08:00"},"history":[],
                 "grants":[{"id":"g1","subjects":%4$s,"categories":["CARD","SALE"],"channels":["CARRIER"],"holders":null,
                  "maxHops":2,"maxRecords":5000,"thirdParties":"PSEUDONYM","exportAllowed":false,
                  "window":{"from":"2026-03-01T00:00:00+08:00","to":"2026-04-01T00:00:00+08:00"}}]}""", number, number + 1, "5f".repeat(32), named);
    }
}
