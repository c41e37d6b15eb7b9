package io.cardtrail.leaks;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.identity.AccountRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The people around instruments, over HTTP: who requests, who reviews, who keeps the records, who asks. */
final class Offices implements AutoCloseable {
    /** The hash of the terms as they stand. */
    static final String HASH = "HASH";

    /** Nanoseconds; the server asks again after five minutes, and a busy machine needs some of them. */
    private static final long FRESH = Duration.ofMinutes(2).toNanos();

    private final CardtrailServer server;
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Long> confirmed = new HashMap<>();
    private final List<Client> outdated = new ArrayList<>();

    Offices(CardtrailServer server) {
        this.server = server;
    }

    /** {@return a client of an account; the same each time} */
    synchronized Client as(String account, AccountRole role) {
        return clients.computeIfAbsent(
                account + " " + role, key -> new Client(server.origin(), server.session(account, role, null)));
    }

    /** {@return a client whose sign-in was confirmed a short while ago, as approving asks for; who uses an older one keeps it} */
    private synchronized Client confirmed(String account, AccountRole role) {
        String key = account + " " + role;
        long now = System.nanoTime();
        if (now - confirmed.getOrDefault(key, now - FRESH - 1) > FRESH) {
            Client old = clients.remove(key);
            if (old != null) {
                outdated.add(old);
            }
            as(account, role);
            confirmed.put(key, now);
        }
        return as(account, role);
    }

    Client investigator(String account) {
        return as(account, AccountRole.INVESTIGATOR);
    }

    Client reviewer() {
        return confirmed("reviewer", AccountRole.REVIEWER);
    }

    Client custodian() {
        return confirmed("custodian", AccountRole.CUSTODIAN);
    }

    /** {@return id of a new instrument in state DRAFT} */
    String drafted(String account, Map<String, ?> input) {
        return made(investigator(account)
                        .ask(
                                "mutation($input: WarrantInput!) { made: draftWarrant(input: $input) { id } }",
                                Map.of("input", input)))
                .path("id")
                .asString();
    }

    /** {@return id of a new instrument, requested by {@code account} and approved by both offices} */
    String approved(String account, Map<String, ?> input) {
        String id = drafted(account, input);
        made(move(investigator(account), id, "submitWarrant", ""));
        made(move(reviewer(), id, "approveWarrant", HASH));
        JsonNode approved = made(move(custodian(), id, "approveWarrant", HASH));
        if (!approved.path("state").asString().equals("APPROVED")) {
            throw new AssertionError("not approved: " + approved);
        }
        return id;
    }

    /**
     * {@return the response to a step on the instrument as {@code client} sees it}
     *
     * @param more further arguments; {@link #HASH} for that of the terms
     */
    static Response move(Client client, String id, String mutation, String more) {
        JsonNode standing = client.ask("query($id: ID!) { warrant(id: $id) { generation hash } }", Map.of("id", id))
                .at("data.warrant");
        String arguments = "id: $id, generation: " + standing.path("generation").asInt()
                + (more.equals(HASH) ? ", hash: \"" + standing.path("hash").asString() + "\"" : more);
        return client.ask(
                "mutation($id: ID!) { made: " + mutation + "(" + arguments + ") { id state generation } }",
                Map.of("id", id));
    }

    static String because(String reason) {
        return ", reason: \"" + reason + "\"";
    }

    static JsonNode made(Response response) {
        JsonNode made = response.at("data.made");
        if (!made.isObject()) {
            throw new AssertionError("refused: " + response.body());
        }
        return made;
    }

    /** {@return the terms of a court's order with one grant; {@code grant} is put into the grant, {@code more} into the order} */
    static Map<String, Object> order(String number, Map<String, ?> grant, Map<String, ?> more) {
        Map<String, Object> terms = new HashMap<>(Map.of(
                "number", number,
                "kind", "COURT_ORDER_CRIMINAL",
                "issuer", "示例市人民法院",
                "caseNumber", "(2026)示例刑初1号",
                "purpose", "刑事侦查",
                "legalBasis", "刑事诉讼法第54条",
                "validity", Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2027-12-31T00:00:00+08:00")));
        Map<String, Object> granted = new HashMap<>(Map.of(
                "categories", List.of("CARD", "SALE", "RECHARGE", "PAYMENT"),
                "channels", List.of("OFFLINE_SHOP", "ONLINE_PLATFORM", "CARRIER", "PAYMENT_PROVIDER"),
                "window", Map.of("from", "2026-03-01T00:00:00+08:00", "to", "2026-04-01T00:00:00+08:00"),
                "maxHops", 6));
        granted.putAll(grant);
        terms.put("grants", List.of(granted));
        terms.putAll(more);
        return terms;
    }

    static Map<String, Object> thing(String kind, String value) {
        return Map.of("kind", kind, "value", value);
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(Client::close);
        outdated.forEach(Client::close);
        clients.clear();
    }
}
