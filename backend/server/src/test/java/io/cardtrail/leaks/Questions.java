package io.cardtrail.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Role;
import io.cardtrail.trace.RandomGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks one graph under one instrument all there is to ask, and keeps the questions, so that another graph is asked the same. */
final class Questions {
    /** One request. */
    record Question(String document, Map<String, Object> variables) {}

    /** A question and how it was answered. */
    record Asked(Question question, Response response) {}

    private static final String PARTS = fragments("E", "AnswerParts", "ActParts");
    private static final String ACTS = fragments("E", "ActParts");
    private static final String TRACES =
            "query($w: ID!, $a: TraceInput!, $b: TraceInput!, $c: TraceInput!) { warrant(id: $w) {"
                    + " a: trace(input: $a) { ...AnswerParts } b: trace(input: $b) { ...AnswerParts }"
                    + " c: trace(input: $c) { ...AnswerParts } } } " + PARTS;
    private static final String TRACE =
            "query($w: ID!, $a: TraceInput!) { warrant(id: $w) { trace(input: $a) { ...AnswerParts } } } " + PARTS;
    private static final String PATHS = "query($w: ID!, $a: PathsInput!) { warrant(id: $w) { paths(input: $a) {"
            + " subgraph { ...AnswerParts } ranked { card { ...E } acts { id } grade corroborated gaps length } count more"
            + " otherSources { acts { ...ActParts } bounds { truncatedBy acts } digest } digest audit } } } " + PARTS;
    private static final String REGISTERED = " registrations { act { ...ActParts } status to { ...E } } naturalPerson"
            + " sharedExit { accountsIn24h isSharedExit }";
    private static final String CHAIN =
            "query($w: ID!, $of: IdentifierInput!) { warrant(id: $w) { chain(of: $of) { ...AnswerParts } } } " + PARTS;
    private static final String COUNTS =
            " expansion { acts parties bounds audit roles { role kind acts parties from to } }";
    private static final String PAGE =
            "totalCount bounds audit pageInfo { hasNextPage endCursor } nodes { ...ActParts }";
    private static final String USAGE = "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { usage(of: $s) {"
            + " subject { ...E } acts totalActs first last kinds { kind acts } hours { day hour kind acts }"
            + " counterparts { totalCount nodes { entity { ...E } acts first last roles kinds } }"
            + " used { totalCount nodes { entity { ...E } from to acts kinds } }"
            + " visits { totalCount nodes { entity { ...E } from to acts } }"
            + " cells { totalCount nodes { entity { ...E } acts visits first last seconds } }"
            + " bounds { truncatedBy limit maxRecords window { from to } } asOf digest audit } } } " + fragments("E");
    private static final String TAINT =
            "query($w: ID!, $p: ID!, $hops: Int) { warrant(id: $w) { taint(payment: $p, maxHops: $hops) { amount untold"
                    + " carried { amount payment { ...ActParts } settles { ...ActParts } } endings { why amount account { ...E } }"
                    + " overdrawn { ...E } bounds { truncatedBy maxHops limit maxRecords acts } asOf digest audit } } } "
                    + ACTS;
    private static final String THINGS =
            "query($w: ID!, $s: IdentifierInput!, $o: IdentifierInput!, $t: String!, $u: String!, $after: String)"
                    + " { warrant(id: $w) {"
                    + " found: search(text: $t) { totalCount pageInfo { hasNextPage endCursor } nodes { ...E } }"
                    + " none: search(text: $u) { totalCount pageInfo { hasNextPage endCursor } nodes { ...E } }"
                    + " other: subject(identifier: $o) { ...E" + COUNTS + " acts(first: 2) { totalCount } }"
                    + " subject(identifier: $s) { ...E" + REGISTERED + COUNTS + " acts(first: 2, after: $after) { "
                    + PAGE
                    + " } newest: acts(first: 3, newestFirst: true) { " + PAGE + " } } } } "
                    + ACTS;
    private static final String HANDLES = "query($w: ID!, $e: ID!, $x: ID!, $act: ID!, $role: Role, $kind: ActKind)"
            + " { warrant(id: $w) {"
            + " e: entity(handle: $e) { ...E" + COUNTS + " acts(first: 3, role: $role, kind: $kind) { " + PAGE + " } }"
            + " x: entity(handle: $x) { ...E acts(first: 1) { totalCount nodes { id roles { entity {"
            + " ...E acts(first: 1) { totalCount nodes { ...ActParts } } } } } } }"
            + " act(handle: $act) { ...ActParts } } } " + ACTS;

    private final Client client;
    private final String warrant;
    private final List<Identifier> subjects;
    private final int graph;
    private final RandomGenerator random;
    private final List<Asked> asked = new ArrayList<>();

    private Questions(Client client, Court.Order order, int graph, RandomGenerator random) {
        this.client = client;
        this.warrant = order.id();
        this.subjects = order.subjects();
        this.graph = graph;
        this.random = random;
    }

    static List<Asked> all(Client client, Court.Order order, int graph, RandomGenerator random) {
        Questions questions = new Questions(client, order, graph, random);
        questions.ask();
        return List.copyOf(questions.asked);
    }

    private void ask() {
        Response traces = ask(
                TRACES,
                Map.of(
                        "a",
                        traced(any(subjects), false),
                        "b",
                        traced(any(subjects), true),
                        "c",
                        traced(any(subjects), false)));
        subjects.stream()
                .filter(subject -> subject.kind() == EntityKind.CARD || subject.kind() == EntityKind.PIN)
                .findFirst()
                .ifPresent(card -> ask(CHAIN, Map.of("of", input(card))));
        subjects.stream()
                .filter(subject -> Set.of(EntityKind.PHONE, EntityKind.SIM, EntityKind.DEVICE)
                        .contains(subject.kind()))
                .forEach(used -> ask(USAGE, Map.of("s", input(used))));
        ask(PATHS, Map.of("a", ways()));
        Response things = ask(things(null));
        String cursor =
                things.at("data.warrant.subject.acts.pageInfo.endCursor").asString("");
        if (!cursor.isEmpty()) {
            ask(things(cursor));
        }
        List<String> handles = handles(traces.json(), "value", "pseudonymous");
        List<String> acts = handles(traces.json(), "kind", "atText");
        if (!handles.isEmpty() && !acts.isEmpty()) {
            ask(
                    HANDLES,
                    Map.of(
                            "e", any(handles),
                            "x", any(handles),
                            "act", any(acts),
                            "role", any(List.of(Role.values())).name(),
                            "kind", any(List.of(ActKind.values())).name()));
            Map<String, Object> on = new HashMap<>(traced(any(subjects), false));
            on.remove("from");
            on.remove("maxHops");
            on.put("handle", any(handles));
            ask(TRACE, Map.of("a", on));
        }
        List<String> payments = payments(traces.json());
        if (!payments.isEmpty()) {
            ask(TAINT, Map.of("p", any(payments), "hops", random.nextInt(3)));
        }
        refused();
    }

    /** Questions that are refused, one of them: an error says no more than an answer. */
    private void refused() {
        Map<String, Object> input = new HashMap<>(traced(any(subjects), false));
        input.remove("maxHops");
        switch (random.nextInt(6)) {
            case 0 -> input.put("from", input(Things.identifier(EntityKind.CARD, graph, 4 + random.nextInt(6))));
            case 1 -> input.put("maxHops", 40);
            case 2 -> input.put("window", Map.of("from", "2020-01-01T00:00:00Z", "to", "2030-01-01T00:00:00Z"));
            case 3 -> input.put("limit", 0);
            case 4 -> {
                input.remove("from");
                input.put("handle", "AAAA");
            }
            default -> input.put("categories", List.of("TRAFFIC", "VIDEO", "LOCATION"));
        }
        ask(TRACE, Map.of("a", input));
    }

    private Question things(@Nullable String after) {
        Identifier subject = subjects.getFirst();
        Map<String, Object> variables = new HashMap<>(Map.of(
                "s", input(subject),
                "o", input(Things.identifier(EntityKind.PHONE, graph, random.nextInt(10))),
                "t", any(subjects).value(),
                "u",
                        Things.identifier(EntityKind.ACCOUNT, graph, random.nextInt(10))
                                .value()));
        if (after != null) {
            variables.put("after", after);
        }
        variables.put("w", warrant);
        return new Question(THINGS, variables);
    }

    private Map<String, Object> ways() {
        Identifier from = any(subjects);
        Identifier to = any(subjects);
        boolean money = from.kind() == EntityKind.PAYMENT_ACCOUNT && to.kind() == EntityKind.PAYMENT_ACCOUNT;
        Map<String, Object> input = new HashMap<>(Map.of(
                "from",
                input(from),
                "to",
                input(to),
                "thread",
                money && random.nextBoolean() ? "MONEY" : "CUSTODY",
                "first",
                1 + random.nextInt(5)));
        bounded(input, true);
        return input;
    }

    /** What may be asked of every way besides. */
    private void bounded(Map<String, Object> input, boolean waypoints) {
        if (random.nextInt(3) == 0) {
            input.put("maxGap", "PT" + random.nextInt(5) + "H");
        }
        if (random.nextInt(3) == 0) {
            input.put("clockSkew", List.of(Map.of("holder", any(RandomGraph.HOLDERS), "tolerance", "PT30M")));
        }
        if (random.nextInt(4) == 0) {
            input.put("exclude", List.of(Map.of("identifier", input(any(subjects)))));
        }
        if (waypoints && random.nextInt(4) == 0) {
            input.put("via", List.of(Map.of("identifier", input(any(subjects)))));
        }
        if (random.nextInt(6) == 0) {
            input.put("excludeChannels", List.of("CARRIER"));
        }
    }

    private String thread(Identifier subject) {
        return switch (subject.kind()) {
            case PAYMENT_ACCOUNT -> random.nextBoolean() ? "MONEY" : "CUSTODY";
            case ACCOUNT, PHONE, SIM -> random.nextBoolean() ? "LINK" : "CUSTODY";
            case CARD, PIN, DEVICE, IP, PERSON, ORGANISATION, CELL -> "CUSTODY";
        };
    }

    private Map<String, Object> traced(Identifier subject, boolean narrow) {
        String thread = thread(subject);
        Map<String, Object> input = new HashMap<>(Map.of(
                "from",
                input(subject),
                "thread",
                thread,
                "direction",
                random.nextInt(3) == 0 ? "BACKWARD" : "FORWARD",
                "limit",
                List.of(1, 3, 500, 500).get(random.nextInt(4))));
        if (narrow) {
            input.put("maxHops", random.nextInt(2));
        }
        bounded(input, !thread.equals("LINK"));
        return input;
    }

    private Response ask(String document, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("w", warrant);
        return ask(new Question(document, all));
    }

    private Response ask(Question question) {
        Response response = client.ask(question.document(), question.variables());
        asked.add(new Asked(question, response));
        return response;
    }

    /** {@return the handles of all objects in an answer that have these members} */
    static List<String> handles(JsonNode answer, String... members) {
        Set<String> found = new LinkedHashSet<>();
        collect(answer, List.of(members), found);
        return List.copyOf(found);
    }

    /** {@return handles of the payments in an answer} */
    private static List<String> payments(JsonNode answer) {
        return answer.findParents("handle").stream()
                .filter(node -> node.path("kind").asString().equals("PAYMENT"))
                .map(node -> node.path("handle").asString())
                .distinct()
                .toList();
    }

    private static void collect(JsonNode node, List<String> members, Set<String> found) {
        if (node.isObject() && node.has("handle") && members.stream().allMatch(node::has)) {
            found.add(node.path("handle").asString());
        }
        node.forEach(child -> collect(child, members, found));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<String, Object> input(Identifier identifier) {
        return Offices.thing(identifier.kind().name(), identifier.value());
    }

    /** {@return these fragments of {@code ask/} and what they use; one that is not used would be refused} */
    static String fragments(String... names) {
        StringBuilder found = new StringBuilder();
        if (List.of(names).contains("AnswerParts")) {
            found.append(fragments("CandidateParts"));
        }
        for (String fragment : (document("answer") + document("parts")).split("(?=fragment )", -1)) {
            if (Stream.of(names).anyMatch(name -> fragment.startsWith("fragment " + name + " "))) {
                found.append(fragment);
            }
        }
        return found.toString();
    }

    private static String document(String name) {
        try (InputStream in =
                Objects.requireNonNull(Questions.class.getResourceAsStream("/ask/" + name + ".graphql"), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
