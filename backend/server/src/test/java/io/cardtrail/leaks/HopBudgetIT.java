package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.trace.RandomGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * However one expands, from handles of things and of acts, in traces, pages and nested fields: nothing that lies further from a
 * named subject than the grant's hops is ever told, in all answers together.
 */
class HopBudgetIT {
    private static final int GRAPHS = Integer.getInteger("hops.graphs", 8);
    private static final int STEPS = Integer.getInteger("hops.steps", 25);

    private static final String TRACE =
            "query($w: ID!, $i: TraceInput!) { warrant(id: $w) { trace(input: $i) { ...AnswerParts } } } "
                    + Questions.fragments("E", "AnswerParts", "ActParts");
    private static final String NESTED =
            "nodes { ...ActParts roles { entity { ...E acts(first: 40) { nodes { ...ActParts } } } } }";
    private static final String ENTITY =
            "query($w: ID!, $h: ID!) { warrant(id: $w) { entity(handle: $h) { ...E acts(first: 40) { " + NESTED
                    + " } } } } " + Questions.fragments("E", "ActParts");
    private static final String ACT =
            "query($w: ID!, $h: ID!) { warrant(id: $w) { act(handle: $h) { ...ActParts roles { entity { ...E"
                    + " acts(first: 40) { " + NESTED + " } } } } } } " + Questions.fragments("E", "ActParts");

    @Test
    void nothing_is_told_that_lies_further_than_the_hops_of_the_grant() {
        long seed = Long.getLong("hops.seed", new SplittableRandom().nextLong());
        System.out.println("hop budget: -Dhops.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        TestNeo4j.shared().wipe();
        try (CardtrailServer server = CardtrailServer.start(
                        CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-06-01T00:00:00Z"));
                Offices offices = new Offices(server)) {
            Things things = new Things(server.bean(EdgeKey.class));
            Map<Integer, List<Recorded>> graphs = new HashMap<>();
            List<Recorded> all = new ArrayList<>();
            for (int graph = 0; graph < GRAPHS; graph++) {
                List<Recorded> acts = acts(things, graph, random);
                graphs.put(graph, acts);
                all.addAll(acts);
            }
            WriteDoor door = server.bean(WriteDoor.class);
            for (Batch batch : Recorded.batches("hops", all)) {
                door.write(batch, "test");
            }
            int atTheBorder = 0;
            int beyond = 0;
            for (int graph = 0; graph < GRAPHS; graph++) {
                int hops = graph % 3 == 0 ? 2 : 1;
                Court.Order order = new Court(server, offices).order(graph, hops, random);
                Map<Long, Integer> distances = Distances.of(graphs.getOrDefault(graph, List.of()), order, things);
                List<Long> told = told(offices.investigator(Court.READER), order, random);
                for (long line : told) {
                    int distance = distances.getOrDefault(line, Integer.MAX_VALUE);
                    assertThat(distance)
                            .as("seed %d, graph %d, line %d", seed, graph, line)
                            .isLessThanOrEqualTo(hops);
                    atTheBorder += distance == hops ? 1 : 0;
                }
                beyond += (int) distances.values().stream()
                        .filter(distance -> distance > hops)
                        .count();
            }
            assertThat(atTheBorder).as("acts told at the border").isPositive();
            assertThat(beyond).as("acts beyond the border").isPositive();
        }
    }

    private static List<Recorded> acts(Things things, int graph, RandomGenerator random) {
        List<Recorded> acts = new ArrayList<>();
        long line = 1 + graph * 1_000L;
        for (RandomGraph.Placed placed : new RandomGraph("w" + graph, random).acts()) {
            acts.add(Recorded.of(things, graph, "", placed, List.of(new Recorded.Place(1, "a.csv", line++))));
        }
        return acts;
    }

    /** {@return the lines of all acts that a long random series of questions was told of} */
    private static List<Long> told(Client client, Court.Order order, RandomGenerator random) {
        List<String> entities = new ArrayList<>();
        List<String> acts = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            boolean onward = !entities.isEmpty() && !acts.isEmpty() && random.nextInt(5) != 0;
            Map<String, Object> variables = new HashMap<>(Map.of("w", order.id()));
            String document = TRACE;
            if (onward && random.nextInt(3) == 0) {
                variables.put("h", entities.get(random.nextInt(entities.size())));
                document = ENTITY;
            } else if (onward && random.nextInt(2) == 0) {
                variables.put("h", acts.get(random.nextInt(acts.size())));
                document = ACT;
            } else {
                variables.put("i", input(order, onward ? entities : List.of(), random));
            }
            JsonNode answer = client.ask(document, variables).json();
            entities.addAll(Questions.handles(answer, "value", "pseudonymous"));
            acts.addAll(Questions.handles(answer, "atText"));
            lines(answer, lines);
        }
        return lines;
    }

    private static Map<String, Object> input(Court.Order order, List<String> handles, RandomGenerator random) {
        Map<String, Object> input = new HashMap<>(Map.of(
                "thread", random.nextInt(4) == 0 ? "MONEY" : "CUSTODY",
                "direction", random.nextBoolean() ? "FORWARD" : "BACKWARD"));
        if (handles.isEmpty()) {
            var subject = order.subjects().get(random.nextInt(order.subjects().size()));
            input.put("from", Offices.thing(subject.kind().name(), subject.value()));
            input.put("thread", subject.kind() == EntityKind.PAYMENT_ACCOUNT ? "MONEY" : "CUSTODY");
        } else {
            input.put("handle", handles.get(random.nextInt(handles.size())));
        }
        return input;
    }

    private static void lines(JsonNode node, List<Long> lines) {
        if (node.has("fileDigest") && node.has("line")) {
            lines.add(node.path("line").asLong());
        }
        node.forEach(child -> lines(child, lines));
    }
}
