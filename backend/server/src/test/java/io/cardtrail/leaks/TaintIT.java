package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where the money of a payment went, over HTTP. */
class TaintIT {
    private static final Path CASE = Path.of("src/test/resources/cases/s1-stolen-card-ring");
    private static final String ALICE = "alice";
    private static final String TAINT = "query($w: ID!, $p: ID!, $hops: Int, $window: IntervalInput, $limit: Int)"
            + " { warrant(id: $w) { taint(payment: $p, maxHops: $hops, window: $window, limit: $limit) {"
            + " amount untold carried { amount payment { id handle depth roles { role entity { value label } }"
            + " ... on Payment { reference amount } } settles { kind roles { entity { kind value } } } }"
            + " endings { why amount account { value label } } overdrawn { value label }"
            + " bounds { truncatedBy maxHops limit acts window { from to } } asOf digest audit } } }";
    private static final String TRACE = "query($w: ID!, $from: IdentifierInput!) { warrant(id: $w) {"
            + " trace(input: {from: $from, thread: MONEY}) { acts { id handle kind ... on Payment { reference } } } } }";
    /** 100 yuan of somebody's, then 50 of the victim's, then 30 more; what goes out takes them in that order. */
    private static final String PAYMENTS = """
            交易单号,交易时间,付款账户,收款账户,金额,备注
            in-clean,2026-03-02 10:00:01,CLEAN,POOL,100.00,
            in-stolen,2026-03-02 10:00:02,VICTIM,POOL,50.00,
            in-later,2026-03-02 10:00:03,CLEAN,POOL,30.00,
            out-clean,2026-03-02 10:00:04,POOL,SHOP,80.00,
            out-mixed,2026-03-02 10:00:05,POOL,SHOP,40.00,
            out-rest,2026-03-02 10:00:06,POOL,MULE,40.00,
            out-too-much,2026-03-02 10:00:07,MULE,FENCE,60.00,
            """;
    /** The mixed payment buys a card. */
    private static final String ORDERS = """
            订单号,下单时间,卖家账号,买家账号,卡种,面值,数量,卡号,卡密,成交价,支付方式,支付单号,IP,设备指纹
            o-1,2026-03-02 10:00:05,shop,mule,移动充值卡,50.00,1,10026030100000999,890876053101768499,40.00,银行卡,out-mixed,203.0.113.138,7c797acf7e0d2656
            """;

    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(CardtrailServer.freshData(), Map.of());
        offices = new Offices(server);
        read("payments.csv", PAYMENTS, "bank-payments.json");
        read("orders.csv", ORDERS, "platform-orders.json");
    }

    private static void read(String name, String text, String mapping) throws IOException {
        server.importFile(
                name,
                text.getBytes(StandardCharsets.UTF_8),
                Files.readString(CASE.resolve("mappings").resolve(mapping)));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    @Test
    void the_money_is_followed_through_a_pool_to_the_card_it_bought() {
        String order = order(Map.of());
        JsonNode taint =
                taint(order, payment(order, "VICTIM", "in-stolen"), Map.of()).at("data.warrant.taint");

        assertThat(taint.path("amount").asLong()).isEqualTo(5_000);
        assertThat(carried(taint))
                .containsExactly("in-stolen 0 5000", "out-mixed 1 2000", "out-rest 1 3000", "out-too-much 2 3000");
        assertThat(endings(taint)).containsExactly("HELD FENCE 3000", "HELD SHOP 2000");
        assertThat(taint.at("/carried/1/settles/0/kind").asString()).isEqualTo("SALE");
        assertThat(taint.at("/carried/1/settles").toString()).contains("10026030100000999");
        assertThat(taint.path("overdrawn").valueStream().map(TaintIT::name)).containsExactly("MULE");
        assertThat(taint.path("untold").asLong()).isZero();
        assertThat(taint.at("/bounds/truncatedBy")).isEmpty();
        assertThat(taint.at("/bounds/acts").asInt()).isEqualTo(5);
    }

    @Test
    void hops_and_limit_bound_it_and_are_named() {
        String order = order(Map.of());
        String payment = payment(order, "VICTIM", "in-stolen");
        JsonNode one = taint(order, payment, Map.of("hops", 1)).at("data.warrant.taint");
        JsonNode two = taint(order, payment, Map.of("limit", 2)).at("data.warrant.taint");

        assertThat(endings(one)).containsExactly("MAX_HOPS MULE 3000", "MAX_HOPS SHOP 2000");
        assertThat(one.at("/bounds/truncatedBy").toString()).isEqualTo("[\"MAX_HOPS\"]");
        assertThat(carried(two)).containsExactly("in-stolen 0 5000", "out-mixed 1 2000");
        assertThat(two.path("untold").asLong()).isEqualTo(3_000);
        assertThat(two.at("/bounds/truncatedBy").toString()).isEqualTo("[\"LIMIT\"]");
    }

    @Test
    void what_a_grant_does_not_reach_is_as_if_it_were_not_there() {
        // The first payment lies before the window, so the pool held nobody else's money as far as anybody may know.
        String order = order(Map.of("window", times("2026-03-02T10:00:02+08:00")));
        JsonNode taint =
                taint(order, payment(order, "VICTIM", "in-stolen"), Map.of()).at("data.warrant.taint");

        assertThat(carried(taint)).containsExactly("in-stolen 0 5000", "out-clean 1 5000");
        assertThat(taint.path("overdrawn").valueStream().map(TaintIT::name)).containsExactly("POOL");
        assertThat(taint(order, payment(order, "VICTIM", "in-stolen"), Map.of("window", times("2026-01-01T00:00:00Z")))
                        .body())
                .contains("WINDOW_NOT_GRANTED");
    }

    @Test
    void a_handle_of_another_instrument_and_one_of_nothing_are_answered_alike() {
        String order = order(Map.of());
        String other = order(Map.of());
        Response theirs = taint(order, payment(other, "VICTIM", "in-stolen"), Map.of());
        Response none = taint(order, "made-up", Map.of());

        assertThat(theirs.at("data.warrant.taint").isNull()).isTrue();
        assertThat(theirs.comparable()).isEqualTo(none.comparable());
    }

    @Test
    void an_act_that_is_no_payment_is_refused_and_every_answer_is_on_record() {
        String order = order(Map.of());
        JsonNode taint =
                taint(order, payment(order, "VICTIM", "in-stolen"), Map.of()).at("data.warrant.taint");
        JsonNode access = offices.as("auditor", io.cardtrail.identity.AccountRole.AUDITOR)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { accesses(first: 1) { nodes {"
                                + " audit operation outcome records digest } } } }",
                        Map.of("w", order))
                .at("data.warrant.accesses.nodes.0");

        assertThat(access.path("audit")).isEqualTo(taint.path("audit"));
        assertThat(access.path("digest")).isEqualTo(taint.path("digest"));
        assertThat(access.path("operation").asString()).isEqualTo("taint");
        assertThat(access.path("records").asInt()).isEqualTo(5);
        String sale = offices.investigator(ALICE)
                .ask(
                        "query($w: ID!, $from: IdentifierInput!) { warrant(id: $w) { trace(input: {from: $from, thread:"
                                + " CUSTODY}) { acts { handle kind } } } }",
                        Map.of("w", order, "from", account("POOL")))
                .at("data.warrant.trace.acts")
                .valueStream()
                .filter(act -> act.path("kind").asString().equals("SALE"))
                .findFirst()
                .orElseThrow()
                .path("handle")
                .asString();
        Response refused = taint(order, sale, Map.of());
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(refused.body()).contains("act of kind SALE");
    }

    private static List<String> carried(JsonNode taint) {
        return taint.path("carried")
                .valueStream()
                .map(one -> one.at("/payment/reference").asString() + " "
                        + one.at("/payment/depth").asInt() + " "
                        + one.path("amount").asLong())
                .toList();
    }

    private static List<String> endings(JsonNode taint) {
        return taint.path("endings")
                .valueStream()
                .map(one -> one.path("why").asString() + " " + name(one.path("account")) + " "
                        + one.path("amount").asLong())
                .toList();
    }

    private static String name(JsonNode account) {
        return account.path("value").asString().replace("BANK_CARD:", "");
    }

    private static Response taint(String order, String payment, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("w", order, "p", payment, "limit", 500));
        variables.putAll(more);
        return offices.investigator(ALICE).ask(TAINT, variables);
    }

    private static String payment(String order, String from, String reference) {
        return offices.investigator(ALICE)
                .ask(TRACE, Map.of("w", order, "from", account(from)))
                .at("data.warrant.trace.acts")
                .valueStream()
                .filter(act -> act.path("reference").asString().equals(reference))
                .findFirst()
                .orElseThrow()
                .path("handle")
                .asString();
    }

    private static Map<String, Object> account(String name) {
        return Offices.thing("PAYMENT_ACCOUNT", "BANK_CARD:" + name);
    }

    private static Map<String, String> times(String from) {
        return Map.of("from", from, "to", "2026-04-01T00:00:00+08:00");
    }

    private static String order(Map<String, ?> grant) {
        Map<String, Object> whole = new HashMap<>(Map.of(
                "subjects",
                List.of(account("VICTIM"), account("POOL")),
                "categories",
                List.of("CARD", "SALE", "PAYMENT"),
                "channels",
                List.of("PAYMENT_PROVIDER", "ONLINE_PLATFORM"),
                "window",
                times("2026-03-01T00:00:00+08:00"),
                "thirdParties",
                "NAMED",
                "maxHops",
                4));
        whole.putAll(grant);
        return offices.approved(ALICE, Offices.order("Taint " + ++number, whole, Map.of()));
    }
}
