package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.thing;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A running server with the demonstration's records, and what it takes to ask about them. */
final class Story implements AutoCloseable {
    static final String ALICE = "alice";
    static final String BOB = "bob";

    /** Paid for by the stolen bank card, sold on twice, bought by a person in a shop, redeemed. */
    static final Map<String, Object> CARD = thing("CARD", "示例移动:10026030100000001");

    static final Map<String, Object> BANK_CARD = thing("PAYMENT_ACCOUNT", "BANK_CARD:PAN-7731");
    /** Stands in the records, and no instrument of these tests names it unless a test says so. */
    static final Map<String, Object> OTHER_ACCOUNT = thing("PAYMENT_ACCOUNT", "BANK_CARD:PAN-qqk3t33ach");

    static final Map<String, Object> NOBODYS_ACCOUNT = thing("PAYMENT_ACCOUNT", "BANK_CARD:PAN-zzz3t33zzz");

    private static final List<String> FILES = List.of(
            "bank-payments",
            "carrier-pins",
            "carrier-recharges",
            "otc-payments",
            "pin-verifications",
            "platform-orders",
            "shop-purchases",
            "shop-register",
            "wechat-payments");

    private final Path data;
    private final CardtrailServer server;
    private final Offices offices;
    private int number;

    private Story(Path data, CardtrailServer server) {
        this.data = data;
        this.server = server;
        this.offices = new Offices(server);
    }

    /** {@return a new server over an empty database, with all files but {@code without} imported by somebody else} */
    static Story begin(Map<String, String> settings, String... without) {
        TestNeo4j.shared().wipe();
        Path data = CardtrailServer.freshData();
        Story story = new Story(data, CardtrailServer.start(data, settings));
        for (String file : FILES) {
            if (!List.of(without).contains(file)) {
                story.imported(file);
            }
        }
        return story;
    }

    /** {@return the same data under a server with other settings; close the old one first} */
    Story again(Map<String, String> settings) {
        return new Story(data, CardtrailServer.start(data, settings));
    }

    CardtrailServer server() {
        return server;
    }

    Offices offices() {
        return offices;
    }

    Path data() {
        return data;
    }

    Client alice() {
        return offices.investigator(ALICE);
    }

    Client bob() {
        return offices.investigator(BOB);
    }

    /** Imports one of the demonstration's files. */
    void imported(String file) {
        server.importFile(file + ".csv", bytes("/demo/files/" + file + ".csv"), mapping(file));
    }

    /** Imports rows under the heading of one of the demonstration's files. */
    void imported(String file, String name, String heading, String... rows) {
        byte[] text = (heading + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        server.importFile(name, text, mapping(file));
    }

    static String mapping(String file) {
        return new String(bytes("/demo/mappings/" + file + ".json"), StandardCharsets.UTF_8);
    }

    /** {@return id of an order that reaches everything about {@link #CARD} and {@link #BANK_CARD}, other people as pseudonyms} */
    String wide(String account) {
        return order(account, Map.of(), CARD, BANK_CARD);
    }

    /** {@return id of an order of {@code account} about {@code subjects}; {@code grant} says what is not usual of its grant} */
    @SafeVarargs
    final String order(String account, Map<String, ?> grant, Map<String, Object>... subjects) {
        List<Map<String, Object>> named = new ArrayList<>();
        for (Map<String, Object> subject : subjects) {
            named.add(subject);
        }
        return offices.approved(account, terms(grant, named));
    }

    Map<String, Object> terms(Map<String, ?> grant, List<Map<String, Object>> subjects) {
        Map<String, Object> whole = new HashMap<>(grant);
        whole.put("subjects", subjects);
        return Offices.order("Order " + ++number, whole, Map.of());
    }

    private static final String TRACE =
            "query($w: ID!, $input: TraceInput!) { warrant(id: $w) { trace(input: $input) { ...AnswerParts } } } "
                    + Questions.fragments("E", "AnswerParts", "ActParts");

    /** {@return the response to a trace from {@code from}; {@code more} are further members of the input} */
    static Response trace(Client client, String warrant, Map<String, Object> from, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(Map.of("from", from, "thread", "CUSTODY"));
        input.putAll(more);
        return client.ask(TRACE, Map.of("w", warrant, "input", input));
    }

    static Response trace(Client client, String warrant, Map<String, Object> from) {
        return trace(client, warrant, from, Map.of());
    }

    /** {@return the response to a trace from a handle} */
    static Response traceOn(Client client, String warrant, String handle) {
        return client.ask(TRACE, Map.of("w", warrant, "input", Map.of("handle", handle, "thread", "CUSTODY")));
    }

    private static final String ACTS =
            "query($w: ID!, $s: IdentifierInput!, $first: Int!, $after: String) { warrant(id: $w) {"
                    + " subject(identifier: $s) { ...E acts(first: $first, after: $after) {"
                    + " totalCount bounds pageInfo { hasNextPage endCursor } nodes { ...ActParts } } } } } "
                    + Questions.fragments("E", "ActParts");

    /** {@return the response to a question for a page of a subject's acts} */
    static Response acts(
            Client client, String warrant, Map<String, Object> subject, int first, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("w", warrant, "s", subject, "first", first));
        variables.put("after", after);
        return client.ask(ACTS, variables);
    }

    static Response search(Client client, String warrant, String text) {
        return client.ask(
                "query($w: ID!, $t: String!) { warrant(id: $w) { search(text: $t, first: 1) {"
                        + " totalCount pageInfo { hasNextPage endCursor } nodes { ...E } } } } "
                        + Questions.fragments("E"),
                Map.of("w", warrant, "t", text));
    }

    static Response entity(Client client, String warrant, String handle) {
        return client.ask(
                "query($w: ID!, $h: ID!) { warrant(id: $w) { entity(handle: $h) { ...E acts(first: 5) {"
                        + " totalCount bounds nodes { ...ActParts } } } } } " + Questions.fragments("E", "ActParts"),
                Map.of("w", warrant, "h", handle));
    }

    static Response act(Client client, String warrant, String handle) {
        return client.ask(
                "query($w: ID!, $h: ID!) { warrant(id: $w) { act(handle: $h) { ...ActParts } } } "
                        + Questions.fragments("E", "ActParts"),
                Map.of("w", warrant, "h", handle));
    }

    /** {@return everything one can ask about the two subjects, each as it may be compared} */
    static List<String> everything(Client client, String warrant) {
        return List.of(
                trace(client, warrant, CARD).comparable(),
                trace(client, warrant, CARD, Map.of("direction", "BACKWARD", "limit", 2))
                        .comparable(),
                trace(client, warrant, BANK_CARD).comparable(),
                trace(client, warrant, BANK_CARD, Map.of("thread", "MONEY")).comparable(),
                acts(client, warrant, CARD, 3, null).comparable(),
                acts(client, warrant, BANK_CARD, 200, null).comparable(),
                search(client, warrant, "BANK_CARD:PAN-7731").comparable(),
                search(client, warrant, "mch_668dybupvu").comparable());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Objects.requireNonNull(Story.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        offices.close();
        server.close();
    }
}
