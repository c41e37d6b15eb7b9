package io.cardtrail.cases;

import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** FinBench's questions as an integrator asks them: an instrument requested and approved over HTTP, then GraphQL. */
final class FinBenchOverHttp implements AutoCloseable {
    static final Map<String, String> ALWAYS = Map.of("from", "2019-01-01T00:00:00Z", "to", "2026-01-01T00:00:00Z");

    private final CardtrailClient client;
    private final CardtrailClient reviewer;
    private final CardtrailClient custodian;

    /** Whether each medium is blocked, as its registration says. */
    private record Medium(boolean blocked) {}

    FinBenchOverHttp(CardtrailServer server) {
        this.client = new CardtrailClient(server.origin(), server.token());
        this.reviewer = server.as("reviewer", AccountRole.REVIEWER, null);
        this.custodian = server.as("custodian", AccountRole.CUSTODIAN, null);
    }

    /** {@return what the answer has wrong, or null} */
    @Nullable
    String difference(FinBenchQuestion question) {
        Interval window = Objects.requireNonNull(question.window());
        String warrant = warrant(
                question.start().key(),
                Map.of(
                        "categories", List.of("PAYMENT"),
                        "holders", List.copyOf(question.holders()),
                        "window", written(window),
                        "maxHops", question.hops()));
        JsonNode trace = trace(
                warrant,
                Map.of(
                        "from",
                        account(question.start().key()),
                        "thread",
                        "MONEY",
                        "direction",
                        question.direction().name(),
                        "limit",
                        20_000));
        String before = question.provider() + ":";
        return question.difference(trace.path("reached")
                .valueStream()
                .map(row -> new FinBenchQuestion.Row(
                        row.path("entity").path("value").asString().substring(before.length()),
                        row.path("depth").asInt(),
                        OffsetDateTime.parse(row.path("at").asString())
                                .toInstant()
                                .toEpochMilli())));
    }

    /**
     * {@return account → the blocked media that signed in to it} Three hops of money, one to the sign-ins of an account that was
     * reached, one to what a medium was registered as: five in all.
     */
    NavigableMap<String, NavigableSet<String>> blockedMedia(JsonNode question) {
        String start = "FINBENCH:" + question.path("account").asString();
        Instant after = Instant.ofEpochMilli(question.path("start").asLong());
        Instant before = Instant.ofEpochMilli(question.path("end").asLong());
        String warrant = warrant(
                start,
                Map.of(
                        "categories",
                        List.of("PAYMENT", "ACCESS", "SUBSCRIBER"),
                        "holders",
                        List.of("FinBench"),
                        "window",
                        ALWAYS,
                        "maxHops",
                        5));
        JsonNode trace = trace(
                warrant,
                Map.of(
                        "from", account(start),
                        "thread", "MONEY",
                        "maxHops", question.path("k").asInt(),
                        "window", written(new Interval(after.plusMillis(1), before)),
                        "limit", 20_000));
        NavigableMap<String, NavigableSet<String>> found = new TreeMap<>();
        Map<String, Medium> media = new HashMap<>();
        for (JsonNode row : trace.path("reached")) {
            String account = row.path("entity").path("value").asString();
            for (JsonNode act : acts(warrant, row.path("entity").path("handle").asString())) {
                Instant at = OffsetDateTime.parse(act.path("at").asString()).toInstant();
                boolean within = at.isAfter(after) && at.isBefore(before);
                if (account.equals(start)
                        || !within
                        || !act.path("kind").asString().equals("ACCESS")) {
                    continue;
                }
                JsonNode device = inRole(act, "ON_DEVICE");
                String number = device.path("value").asString();
                Medium medium = media.computeIfAbsent(number, unknown -> medium(warrant, device));
                if (medium.blocked()) {
                    found.computeIfAbsent(account.substring("FINBENCH:".length()), none -> new TreeSet<>())
                            .add(number.substring("NUMBER:FINBENCH:".length()));
                }
            }
        }
        return found;
    }

    /** {@return how exact the acts one hop from an account are} */
    JsonNode sourceQuality(String account, String channel) {
        return oneHop(account, channel, "reached").path("sourceQuality");
    }

    /** {@return the money one hop from an account under an instrument for it, as a document asks} */
    JsonNode oneHop(String account, String channel, String document) {
        String warrant = warrant(
                account,
                Map.of(
                        "categories",
                        List.of("PAYMENT"),
                        "channels",
                        List.of(channel),
                        "window",
                        Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-06-01T00:00:00Z"),
                        "maxHops",
                        1));
        JsonNode response = client.ask(
                Map.of("warrant", warrant, "input", Map.of("from", account(account), "thread", "MONEY")), document);
        client.forget();
        return response.path("data").path("warrant").path("trace");
    }

    static NavigableMap<String, NavigableSet<String>> expectedMedia(JsonNode question) {
        NavigableMap<String, NavigableSet<String>> expected = new TreeMap<>();
        for (JsonNode row : question.path("answer")) {
            NavigableSet<String> media = new TreeSet<>();
            row.path(2).forEach(medium -> media.add(medium.asString()));
            expected.put(row.path(0).asString(), media);
        }
        return expected;
    }

    private Medium medium(String warrant, JsonNode device) {
        return new Medium(acts(warrant, device.path("handle").asString()).stream()
                .anyMatch(act -> act.path("status").asString("").equals("BLOCKED")
                        && inRole(act, "REGISTERS").path("kind").asString("").equals("DEVICE")));
    }

    private static JsonNode inRole(JsonNode act, String role) {
        for (JsonNode each : act.path("roles")) {
            if (each.path("role").asString().equals(role)) {
                return each.path("entity");
            }
        }
        return act.path("nothing");
    }

    private List<JsonNode> acts(String warrant, String handle) {
        List<JsonNode> acts = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("warrant", warrant, "handle", handle));
        while (true) {
            JsonNode response = client.ask(variables, "entity-acts");
            JsonNode page = response.path("data").path("warrant").path("entity").path("acts");
            if (!page.isObject()) {
                throw new AssertionError("no acts: " + response);
            }
            page.path("nodes").forEach(acts::add);
            if (!page.path("pageInfo").path("hasNextPage").asBoolean()) {
                client.forget();
                return acts;
            }
            variables.put("after", page.path("pageInfo").path("endCursor").asString());
        }
    }

    private JsonNode trace(String warrant, Map<String, ?> input) {
        JsonNode response = client.ask(Map.of("warrant", warrant, "input", input), "reached");
        JsonNode trace = response.path("data").path("warrant").path("trace");
        client.forget();
        if (!trace.path("reached").isArray()) {
            throw new AssertionError("no answer: " + response);
        }
        return trace;
    }

    String warrant(String account, Map<String, ?> more) {
        Map<String, Object> grant = new HashMap<>(Map.of(
                "subjects",
                List.of(account(account)),
                "channels",
                List.of("ONLINE_PLATFORM"),
                "maxRecords",
                20_000,
                "thirdParties",
                "NAMED"));
        grant.putAll(more);
        Map<String, Object> terms = Map.of(
                "number", "FinBench " + account,
                "kind", "COURT_ORDER_CRIMINAL",
                "issuer", "示例市人民法院",
                "caseNumber", "(2026)示例刑初2号",
                "purpose", "刑事侦查",
                "legalBasis", "刑事诉讼法第54条",
                "validity", Map.of("from", "2026-10-01T00:00:00Z", "to", "2026-12-01T00:00:00Z"),
                "grants", List.of(grant));
        return InstrumentsRequested.approved(CaseFolder.JSON.valueToTree(terms), client, reviewer, custodian)
                .path("id")
                .asString();
    }

    static Map<String, String> account(String key) {
        return Map.of("kind", "PAYMENT_ACCOUNT", "value", key);
    }

    static Map<String, String> written(Interval window) {
        return Map.of("from", window.from().toString(), "to", window.to().toString());
    }

    @Override
    public void close() {
        client.close();
        reviewer.close();
        custodian.close();
    }
}
