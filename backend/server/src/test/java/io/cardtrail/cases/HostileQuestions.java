package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.trace.Direction;
import io.cardtrail.warrant.Sample;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A server with real payments, 64 readers who ask small questions, and the largest questions there are.
 *
 * @param readers question → its answer when nobody else asks
 * @param hostile each time the account with the most payments, the widest window, the most hops and acts, the whole document
 */
record HostileQuestions(
        CardtrailServer server,
        Crowd crowd,
        List<Map.Entry<Crowd.Request, String>> readers,
        List<Crowd.Request> hostile)
        implements AutoCloseable {
    /**
     * {@return all of it, with FinBench's transfers imported}
     *
     * @param dataset {@code hub} or {@code sf0.01}, a quarter as large
     * @param crowded how many readers
     */
    static HostileQuestions over(String dataset, int crowded) throws IOException, InterruptedException {
        TestNeo4j.shared().wipe();
        CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(),
                Map.of("cardtrail.clock.fixed", Sample.NOW.toString(), "server.tomcat.max-keep-alive-requests", "-1"));
        FinBench.Source source = FinBench.sources().get(dataset.equals("hub") ? 0 : 1);
        server.importFile(source.name(), source.content().getBytes(UTF_8), source.mapping());
        if (!server.bean(TraceIndex.class).await(Duration.ofMinutes(2))) {
            throw new IllegalStateException("the index is not there");
        }
        List<FinBenchQuestion> questions = FinBenchQuestion.all().stream()
                .filter(question -> question.line().path("dataset").asString().equals(dataset)
                        && question.line().path("edges").asString().equals("T")
                        && question.direction() == Direction.FORWARD
                        && question.window() != null)
                .toList();
        Crowd crowd = new Crowd(server);
        List<Map.Entry<Crowd.Request, String>> readers = new ArrayList<>();
        try (FinBenchOverHttp http = new FinBenchOverHttp(server)) {
            List<Crowd.Request> hostile = hostile(http, questions);
            List<Crowd.Request> small = small(http, questions);
            for (int i = 0; i < crowded; i++) {
                Crowd.Request request = small.get(i % small.size());
                readers.add(Map.entry(request, crowd.ask(request)));
            }
            return new HostileQuestions(server, crowd, readers, hostile);
        }
    }

    @Override
    public void close() {
        crowd.close();
        server.close();
    }

    private static String document(String operation) {
        return operation + CardtrailClient.document("answer") + CardtrailClient.document("parts");
    }

    /** {@return questions as readers ask them: few hops from an account that few have to do with} */
    private static List<Crowd.Request> small(FinBenchOverHttp http, List<FinBenchQuestion> questions) {
        String trace = document(CardtrailClient.document("trace"));
        return questions.stream()
                .filter(question -> question.hops() == 3 && question.count() >= 3 && question.count() <= 40)
                .limit(8)
                .map(question -> {
                    Map<String, String> from =
                            FinBenchOverHttp.account(question.start().key());
                    String warrant = http.warrant(
                            question.start().key(),
                            Map.of(
                                    "categories", List.of("PAYMENT"),
                                    "window", FinBenchOverHttp.written(Objects.requireNonNull(question.window())),
                                    "maxHops", 3));
                    return new Crowd.Request(
                            question.toString(),
                            trace,
                            Map.of("warrant", warrant, "input", Map.of("from", from, "thread", "MONEY")));
                })
                .toList();
    }

    /** {@return the largest questions there are: by the index, by the database, from one hub to another, and fifteen in one request} */
    private static List<Crowd.Request> hostile(FinBenchOverHttp http, List<FinBenchQuestion> questions) {
        List<Map<String, String>> hubs = questions.stream()
                .sorted(Comparator.comparingInt(FinBenchQuestion::count).reversed())
                .map(question -> FinBenchOverHttp.account(question.start().key()))
                .distinct()
                .limit(2)
                .toList();
        String warrant = http.warrant(
                "the largest",
                Map.of(
                        "subjects",
                        hubs,
                        "categories",
                        List.of("PAYMENT"),
                        "window",
                        FinBenchOverHttp.ALWAYS,
                        "maxHops",
                        12));
        Map<String, Object> widest = Map.of("from", hubs.getFirst(), "thread", "MONEY", "limit", 20_000);
        Map<String, Object> byDatabase = new HashMap<>(widest);
        byDatabase.put("maxGap", "P3650D");
        Map<String, Object> cut = new HashMap<>(widest);
        cut.put("limit", 1_000);
        Map<String, Object> ways = new HashMap<>(widest);
        ways.put("to", hubs.getLast());
        ways.put("first", 20);
        StringBuilder fifteen =
                new StringBuilder("query($warrant: ID!, $input: TraceInput!) { warrant(id: $warrant) {");
        for (int i = 0; i < 15; i++) {
            fifteen.append(" a")
                    .append(i)
                    .append(": trace(input: $input) { acts { id sources { line } } bounds { truncatedBy } }");
        }
        String trace = document(CardtrailClient.document("trace"));
        return List.of(
                new Crowd.Request("cut", trace, Map.of("warrant", warrant, "input", cut)),
                new Crowd.Request("by the index", trace, Map.of("warrant", warrant, "input", widest)),
                new Crowd.Request("by the database", trace, Map.of("warrant", warrant, "input", byDatabase)),
                new Crowd.Request(
                        "ways", document(CardtrailClient.document("paths")), Map.of("warrant", warrant, "input", ways)),
                new Crowd.Request("fifteen", fifteen + " } }\n", Map.of("warrant", warrant, "input", widest)));
    }
}
