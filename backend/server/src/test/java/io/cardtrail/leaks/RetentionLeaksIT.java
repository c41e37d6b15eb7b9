package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.AccountRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clocks of acts over HTTP: they tell of what the act shows and of holds the reader may see, and of nothing else. */
class RetentionLeaksIT {
    private static final Path CASE = Path.of("src/test/resources/cases/s7-footage");
    private static final String SHOP = "晨光通讯店";
    private static final Map<String, Object> CARD = Offices.thing("CARD", "示例移动:10026091000000101");
    private static final Map<String, String> YEAR =
            Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2027-01-01T00:00:00+08:00");
    private static final String ASK =
            "query($w: ID!, $of: IdentifierInput!) { warrant(id: $w) { chain(of: $of) { acts { kind holder"
                    + " retention { category floorEnds ceilingEnds profile { holder floor ceiling } holds { number until } } } } } }";

    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-09-20T09:00:00+08:00"));
        offices = new Offices(server);
        server.importFile(
                "shop-register.csv",
                Files.readAllBytes(CASE.resolve("files/shop-register.csv")),
                Files.readString(CASE.resolve("mappings/shop-register.json")));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    private static String order(String account, List<String> categories) {
        return offices.approved(
                account,
                Offices.order(
                        "R" + ++number,
                        Map.of(
                                "subjects",
                                List.of(CARD),
                                "categories",
                                categories,
                                "channels",
                                List.of("OFFLINE_SHOP"),
                                "window",
                                YEAR,
                                "maxHops",
                                6),
                        Map.of()));
    }

    private static void preserve(String account, String name, Map<String, ?> grant) {
        Map<String, Object> held =
                new HashMap<>(Map.of("subjects", List.of(), "categories", List.of("SALE"), "window", YEAR));
        held.putAll(grant);
        offices.approved(account, Offices.order(name, held, Map.of("kind", "PRESERVATION_ORDER")));
    }

    private static JsonNode clocks(String account, String order) {
        return offices.investigator(account)
                .ask(ASK, Map.of("w", order, "of", CARD))
                .at("data.warrant.chain.acts.0.retention");
    }

    private static List<String> holds(JsonNode clocks) {
        List<String> holds = new ArrayList<>();
        clocks.forEach(clock -> clock.path("holds")
                .forEach(hold -> holds.add(clock.path("category").asString() + " "
                        + hold.path("number").asString())));
        return holds;
    }

    private static List<String> categories(JsonNode clocks) {
        return StreamSupport.stream(clocks.spliterator(), false)
                .map(clock -> clock.path("category").asString())
                .toList();
    }

    @Test
    void an_act_has_the_clock_of_footage_only_where_footage_is_granted() {
        JsonNode without = clocks(ALICE, order(ALICE, List.of("SALE")));
        JsonNode with = clocks(ALICE, order(ALICE, List.of("SALE", "VIDEO")));

        assertThat(categories(without)).containsExactly("SALE");
        assertThat(categories(with)).containsExactly("SALE", "VIDEO");
        assertThat(with.path(0)).isEqualTo(without.path(0));
        // The second of September 2026, 10:15:00: thirty days and 24:00; two years; five years and 24:00.
        assertThat(with.path(1).path("floorEnds").asString()).isEqualTo("2026-10-02T10:15:00+08:00");
        assertThat(with.path(1).path("ceilingEnds").asString()).isEqualTo("2026-10-03T00:00:00+08:00");
        assertThat(with.path(0).path("floorEnds").asString()).isEqualTo("2028-09-02T10:15:00+08:00");
        assertThat(with.path(0).path("ceilingEnds").asString()).isEqualTo("2031-09-03T00:00:00+08:00");
    }

    @Test
    void a_hold_is_told_to_whoever_may_see_its_order_and_to_nobody_else() {
        String alice = order(ALICE, List.of("SALE", "VIDEO"));
        String bob = order(BOB, List.of("SALE", "VIDEO"));
        String before = told(bob);

        preserve(ALICE, "Hold of all", Map.of());
        preserve(ALICE, "Hold of the shop", Map.of("holders", List.of(SHOP), "categories", List.of("VIDEO")));
        preserve(ALICE, "Hold of another shop", Map.of("holders", List.of("邻家便利店")));
        preserve(ALICE, "Hold of carriers", Map.of("channels", List.of("CARRIER")));
        preserve(
                ALICE,
                "Hold of last year",
                Map.of("window", Map.of("from", "2025-01-01T00:00:00+08:00", "to", "2026-01-01T00:00:00+08:00")));

        assertThat(holds(clocks(ALICE, alice))).containsExactlyInAnyOrder("SALE Hold of all", "VIDEO Hold of the shop");
        assertThat(told(bob))
                .as("the bytes of somebody who may not see the orders")
                .isEqualTo(before);
        assertThat(before).contains("\"holds\":[]").doesNotContain("Hold of");
    }

    private static String told(String order) {
        return offices.investigator(BOB)
                .ask(ASK, Map.of("w", order, "of", CARD))
                .comparable();
    }

    @Test
    void a_custodian_sees_its_holder_s_clocks_without_a_count_and_nobody_else_sees_any() {
        String ask = "{ retentionClocks { profile { channel category floor ceiling start atCeiling } withinFloorSince"
                + " lapsedBefore holds { number } } }";
        Client custodian =
                new Client(server.origin(), server.session("custodian-of-shop", AccountRole.CUSTODIAN, SHOP));
        JsonNode clocks = custodian.ask(ask, Map.of()).at("data.retentionClocks");
        custodian.close();

        JsonNode footage = StreamSupport.stream(clocks.spliterator(), false)
                .filter(each -> each.path("profile").path("category").asString().equals("VIDEO"))
                .findFirst()
                .orElseThrow();
        assertThat(footage.path("lapsedBefore").asString()).isEqualTo("2026-08-21T00:00:00+08:00");
        assertThat(footage.path("withinFloorSince").asString()).isEqualTo("2026-08-22T00:00:00+08:00");
        assertThat(offices.investigator(ALICE).ask(ask, Map.of()).at("data.retentionClocks"))
                .isEmpty();
        assertThat(offices.reviewer().ask(ask, Map.of()).at("data.retentionClocks"))
                .isEmpty();
    }

    @Test
    void profiles_need_no_instrument_but_somebody_signed_in() {
        String ask = "query($c: Channel, $h: String) { channelProfiles(channel: $c, holder: $h) { channel holder level"
                + " knows { dimension what { text { zh en } source date confirmed } } retention { category floor notKept { en } } } }";

        JsonNode all = offices.investigator(ALICE).ask(ask, Map.of()).at("data.channelProfiles");
        assertThat(all).hasSize(4).allSatisfy(profile -> {
            assertThat(profile.path("knows")).hasSize(3);
            assertThat(profile.path("retention")).hasSize(11);
        });
        Map<String, Object> one = Map.of("c", "CARRIER", "h", "nobody");
        assertThat(offices.investigator(ALICE).ask(ask, one).at("data.channelProfiles"))
                .hasSize(1);
        assertThat(offices.investigator(ALICE).ask(ask, Map.of("h", SHOP)).code())
                .isEqualTo("BAD_REQUEST");
        Client nobody = new Client(server.origin(), "nobody");
        assertThat(nobody.ask(ask, Map.of()).body()).doesNotContain("dimension");
        nobody.close();
    }
}
