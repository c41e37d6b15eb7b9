package io.cardtrail.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Usage at a glance over HTTP: nothing but what {@code Entity.acts} tells of the same thing under the same grant, counted. */
class UsageIT {
    private static final Path CASE = Path.of("src/test/resources/cases/s4-iot-sim");
    private static final String ALICE = "alice";
    private static final List<String> ALL = List.of("RECHARGE", "SUBSCRIBER", "ACCESS", "TRAFFIC", "LOCATION");
    private static final Map<String, Object> SIM = Offices.thing("SIM", "460115222790963");
    private static final Map<String, Object> PHONE = Offices.thing("PHONE", "+8619907553956");
    private static final Map<String, Object> DEVICE = Offices.thing("DEVICE", "IMEI:35990078730134");
    private static final List<Map<String, Object>> THINGS = List.of(SIM, PHONE, DEVICE);

    private static final String SUMMARY = "subject { id handle value } acts totalActs first last kinds { kind acts }"
            + " hours(zone: SHANGHAI) { day hour kind acts } utc: hours(zone: UTC) { day hour kind acts }"
            + " counterparts { totalCount nodes { entity { id handle label value pseudonymous } acts first last roles kinds } }"
            + " used { totalCount nodes { entity { id kind value } from to acts kinds } }"
            + " visits { totalCount nodes { entity { id kind value } from to acts kinds } }"
            + " cells { totalCount nodes { entity { id value } acts visits first last seconds } }"
            + " bounds { truncatedBy limit maxRecords window { from to } } asOf digest audit";
    private static final String USAGE =
            "query($w: ID!, $s: IdentifierInput, $h: ID, $window: IntervalInput) { warrant(id: $w) {"
                    + " usage(of: $s, handle: $h, window: $window) { " + SUMMARY + " } } }";
    private static final String ACTS = "query($w: ID!, $s: IdentifierInput!, $after: String) { warrant(id: $w) {"
            + " subject(identifier: $s) { id acts(first: 200, after: $after) { totalCount"
            + " pageInfo { hasNextPage endCursor } nodes { kind at roles { role entity { id kind value } } } } } } }";

    private static CardtrailServer server;
    private static Offices offices;
    private static int number;

    @BeforeAll
    static void imports() throws IOException {
        TestNeo4j.shared().wipe();
        server = CardtrailServer.start(CardtrailServer.freshData(), Map.of());
        offices = new Offices(server);
        server.importCase("s4-iot-sim");
        // The phone of the case at the other end, with somebody whom it calls too; and a caller of whom only the SIM is
        // on record.
        String more = """
                开始时间,本机号码,对端号码,IMSI,IMEI,通话时长,小区CGI
                2026-06-10 23:30:00,17608770778,19907553956,460000000000778,359900049847815,5,460-00-1-1
                2026-06-11 00:10:00,19907553956,17608770778,460115222790963,359900311438749,9,460-00-5925-21425
                2026-06-11 00:20:00,19907553956,17608770778,460115222790963,359900311438749,9,460-00-5925-21425
                2026-06-11 00:50:00,19907553956,17608770778,460115222790963,359900311438749,9,460-00-5075-17161
                """;
        server.importFile(
                "more.csv", more.getBytes(StandardCharsets.UTF_8), Files.readString(CASE.resolve("mappings/cdr.json")));
    }

    @AfterAll
    static void stops() {
        offices.close();
        server.close();
    }

    static Stream<Map<String, Object>> grants() {
        return Stream.of(
                Map.of(),
                Map.of("thirdParties", "NAMED"),
                Map.of("categories", List.of("RECHARGE", "SUBSCRIBER", "ACCESS", "TRAFFIC")),
                Map.of("categories", List.of("RECHARGE", "SUBSCRIBER", "TRAFFIC", "LOCATION")),
                Map.of("categories", List.of("RECHARGE", "SUBSCRIBER", "ACCESS", "LOCATION")),
                Map.of("categories", List.of("ACCESS")),
                Map.of("window", days("2026-06-06", "2026-06-08")),
                Map.of("channels", List.of("ONLINE_PLATFORM")));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void it_is_what_the_acts_of_the_same_thing_under_the_same_grant_add_up_to(Map<String, Object> grant) {
        String order = order(grant);
        for (Map<String, Object> thing : THINGS) {
            JsonNode usage = usage(order, thing, Map.of()).at("data.warrant.usage");
            Counted counted = counted(order, thing);

            assertThat(usage.path("acts").asInt()).as("%s", thing).isEqualTo(counted.acts);
            assertThat(usage.path("totalActs").asInt()).isEqualTo(counted.acts);
            assertThat(sum(usage.path("kinds"))).isEqualTo(counted.acts);
            assertThat(sum(usage.path("hours"))).isEqualTo(counted.acts);
            assertThat(hours(usage.path("hours"))).isEqualTo(counted.shanghai);
            assertThat(hours(usage.path("utc"))).isEqualTo(counted.utc);
            assertThat(counterparts(usage)).isEqualTo(counted.counterparts);
            assertThat(runs(usage.path("used").path("nodes"))).isEqualTo(counted.used);
            assertThat(runs(usage.path("visits").path("nodes"))).isEqualTo(counted.visits);
            assertThat(usage.at("/bounds/truncatedBy")).isEmpty();
        }
    }

    @Test
    void what_the_case_holds_is_told_to_the_letter() {
        JsonNode usage =
                usage(order(Map.of("thirdParties", "NAMED")), PHONE, Map.of()).at("data.warrant.usage");

        assertThat(usage.path("used")
                        .path("nodes")
                        .valueStream()
                        .filter(stay -> stay.at("/entity/kind").asString().equals("DEVICE"))
                        .map(stay -> stay.at("/entity/value").asString() + " "
                                + stay.path("from").asString() + " "
                                + stay.path("to").asString()))
                .containsExactly(
                        "IMEI:35990031143874 2026-06-05T09:00:00+08:00 2026-06-06T09:36:17+08:00",
                        "IMEI:35990078730134 2026-06-06T12:46:40+08:00 2026-06-06T12:46:40+08:00",
                        "IMEI:35990031143874 2026-06-06T16:41:47+08:00 2026-06-06T22:01:37+08:00",
                        "IMEI:35990078730134 2026-06-07T02:40:00+08:00 2026-06-07T02:40:00+08:00",
                        "IMEI:35990031143874 2026-06-07T05:03:15+08:00 2026-06-07T09:35:18+08:00",
                        "IMEI:35990078730134 2026-06-07T16:33:20+08:00 2026-06-07T16:33:20+08:00",
                        "IMEI:35990031143874 2026-06-07T17:20:52+08:00 2026-06-14T09:38:29+08:00");
        assertThat(usage.path("counterparts")
                        .path("nodes")
                        .path(0)
                        .path("entity")
                        .path("value")
                        .asString())
                .isEqualTo("+8617608770778");
        assertThat(usage.path("counterparts")
                        .path("nodes")
                        .path(0)
                        .path("roles")
                        .toString())
                .isEqualTo("[\"BY_PHONE\",\"WITH_PHONE\"]");
        assertThat(usage.path("counterparts").path("nodes").path(0).path("acts").asInt())
                .isEqualTo(5);
        // Where the other end was, and with which SIM and device it called, is nothing of this phone's.
        assertThat(usage.toString()).doesNotContain("460-00-1-1", "460000000000778", "35990004984781");
    }

    @Test
    void panels_whose_category_is_not_granted_are_empty_as_if_nothing_were_recorded() {
        JsonNode noCells = usage(order(Map.of("categories", List.of("TRAFFIC", "ACCESS"))), PHONE, Map.of())
                .at("data.warrant.usage");
        assertThat(noCells.path("visits").path("totalCount").asInt()).isZero();
        assertThat(noCells.path("cells").path("totalCount").asInt()).isZero();
        assertThat(noCells.path("used").path("totalCount").asInt()).isPositive();

        JsonNode noDevices = usage(order(Map.of("categories", List.of("TRAFFIC", "LOCATION"))), PHONE, Map.of())
                .at("data.warrant.usage");
        assertThat(noDevices.path("used").path("totalCount").asInt()).isZero();
        assertThat(noDevices.path("visits").path("totalCount").asInt()).isPositive();

        JsonNode noCalls = usage(
                        order(Map.of("categories", List.of("RECHARGE", "ACCESS", "LOCATION"))), PHONE, Map.of())
                .at("data.warrant.usage");
        assertThat(noCalls.path("counterparts").path("totalCount").asInt()).isZero();
        assertThat(noCalls.path("visits").path("totalCount").asInt()).isZero();
    }

    @Test
    void a_subject_that_is_recorded_and_one_that_is_not_are_refused_alike_and_a_wider_window_is_refused() {
        String order = order(Map.of());
        String there =
                usage(order, Offices.thing("PHONE", "+8617607257205"), Map.of()).comparable();
        String absent =
                usage(order, Offices.thing("PHONE", "+8617607257299"), Map.of()).comparable();

        assertThat(there).isEqualTo(absent).contains("SUBJECT_NOT_NAMED");
        assertThat(usage(order, PHONE, Map.of("window", days("2026-01-01", "2026-12-01")))
                        .body())
                .contains("WINDOW_NOT_GRANTED");
    }

    @Test
    void a_narrower_window_tells_what_a_grant_of_that_window_tells() {
        Map<String, String> week = days("2026-06-06", "2026-06-08");
        JsonNode asked = usage(order(Map.of()), PHONE, Map.of("window", week)).at("data.warrant.usage");
        JsonNode granted = usage(order(Map.of("window", week)), PHONE, Map.of()).at("data.warrant.usage");

        assertThat(asked.path("acts").asInt()).isPositive();
        for (String same : List.of("acts", "hours", "utc", "kinds", "first", "last", "digest", "asOf")) {
            assertThat(asked.path(same)).as(same).isEqualTo(granted.path(same));
        }
        assertThat(times(asked)).isEqualTo(times(granted)).hasSize(3);
    }

    @Test
    void people_whom_the_grant_does_not_name_stay_pseudonyms_and_can_be_asked_about_by_their_handles() {
        String order = order(Map.of());
        Response response = usage(order, PHONE, Map.of());
        assertThat(response.body()).doesNotContain("17608770778", "17607257205", "460015520205870");
        JsonNode first = response.at("data.warrant.usage.counterparts.nodes.0.entity");
        assertThat(first.path("pseudonymous").asBoolean()).isTrue();

        JsonNode theirs = byHandle(order, first.path("handle").asString()).at("data.warrant.usage");
        assertThat(theirs.at("/subject/id")).isEqualTo(first.path("id"));
        assertThat(theirs.path("acts").asInt()).isEqualTo(5);
        // One hop more than there is.
        Response onward =
                byHandle(order, theirs.at("/counterparts/nodes/0/entity/handle").asString());
        assertThat(onward.code()).isEqualTo("DENIED");
        assertThat(onward.body()).contains("HOPS_EXCEEDED");
        assertThat(byHandle(order, "made-up").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void it_looks_at_no_more_acts_than_the_grant_has_records_and_says_so() {
        JsonNode usage = usage(order(Map.of("maxRecords", 3)), PHONE, Map.of()).at("data.warrant.usage");

        assertThat(usage.path("acts").asInt()).isEqualTo(3);
        assertThat(usage.path("totalActs").asInt()).isGreaterThan(20);
        assertThat(usage.at("/bounds/truncatedBy").toString()).isEqualTo("[\"MAX_RECORDS\"]");
        assertThat(sum(usage.path("hours"))).isEqualTo(3);
    }

    @Test
    void where_the_grant_has_no_hop_it_says_so_and_nothing_else() {
        JsonNode usage = usage(order(Map.of("maxHops", 0)), PHONE, Map.of()).at("data.warrant.usage");

        assertThat(usage.at("/bounds/truncatedBy").toString()).isEqualTo("[\"MAX_HOPS\"]");
        assertThat(usage.path("acts").asInt()).isZero();
        assertThat(usage.path("totalActs").asInt()).isZero();
        assertThat(usage.path("audit").asString()).isNotEmpty();
    }

    @Test
    void every_look_is_on_record_and_a_card_has_no_usage() {
        String order = order(Map.of());
        Client auditor = offices.as("auditor", io.cardtrail.identity.AccountRole.AUDITOR);
        JsonNode usage = usage(order, SIM, Map.of()).at("data.warrant.usage");
        JsonNode access = auditor.ask(
                        "query($w: ID!) { warrant(id: $w) { accesses(first: 1) { nodes {"
                                + " audit operation outcome records thirdParty digest } } } }",
                        Map.of("w", order))
                .at("data.warrant.accesses.nodes.0");

        assertThat(access.path("audit")).isEqualTo(usage.path("audit"));
        assertThat(access.path("digest")).isEqualTo(usage.path("digest"));
        assertThat(access.path("operation").asString()).isEqualTo("usage");
        assertThat(access.path("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(access.path("records").asInt()).isEqualTo(usage.path("acts").asInt());
        assertThat(access.path("thirdParty").asInt()).isPositive();
        Response card = usage(order(Map.of("subjects", List.of(Story.CARD))), Story.CARD, Map.of());
        assertThat(card.code()).isEqualTo("BAD_REQUEST");
        assertThat(card.body()).contains("PHONE, SIM or DEVICE", "CARD").doesNotContain("10026030100000001");
        assertThat(offices.investigator(ALICE).ask(USAGE, Map.of("w", order)).body())
                .contains("exactly one of `of` and `handle`");
    }

    /** What the acts add up to, counted here anew and in another way. */
    private record Counted(
            int acts,
            Map<String, Integer> shanghai,
            Map<String, Integer> utc,
            Map<String, String> counterparts,
            List<String> used,
            List<String> visits) {}

    private static Counted counted(String order, Map<String, Object> thing) {
        List<JsonNode> acts = new ArrayList<>();
        String id = "";
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>(Map.of("w", order, "s", thing));
            variables.put("after", after);
            JsonNode subject = offices.investigator(ALICE).ask(ACTS, variables).at("data.warrant.subject");
            id = subject.path("id").asString();
            subject.at("/acts/nodes").forEach(acts::add);
            after = subject.at("/acts/pageInfo/hasNextPage").asBoolean()
                    ? subject.at("/acts/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        UsageCounting counting = new UsageCounting(id);
        acts.forEach(counting::act);
        return new Counted(
                acts.size(),
                counting.shanghai(),
                counting.utc(),
                counting.counterparts(),
                counting.used(),
                counting.visits());
    }

    private static Response usage(String order, Map<String, Object> thing, Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("w", order, "s", thing));
        variables.putAll(more);
        return offices.investigator(ALICE).ask(USAGE, variables);
    }

    private static Response byHandle(String order, String handle) {
        return offices.investigator(ALICE).ask(USAGE, Map.of("w", order, "h", handle));
    }

    private static String order(Map<String, ?> grant) {
        Map<String, Object> whole = new HashMap<>(Map.of(
                "subjects",
                THINGS,
                "categories",
                ALL,
                "channels",
                List.of("CARRIER"),
                "window",
                days("2026-06-01", "2026-07-01"),
                "maxHops",
                2));
        whole.putAll(grant);
        return offices.approved(ALICE, Offices.order("Usage " + ++number, whole, Map.of()));
    }

    private static Map<String, String> days(String from, String to) {
        return Map.of("from", from + "T00:00:00+08:00", "to", to + "T00:00:00+08:00");
    }

    private static int sum(JsonNode entries) {
        return entries.valueStream()
                .mapToInt(entry -> entry.path("acts").asInt())
                .sum();
    }

    /** Ids are others under every instrument. */
    private static List<String> times(JsonNode usage) {
        return usage.at("/visits/nodes")
                .valueStream()
                .map(stay ->
                        stay.path("from").asString() + " " + stay.path("to").asString())
                .toList();
    }

    private static Map<String, Integer> hours(JsonNode hours) {
        Map<String, Integer> found = new TreeMap<>();
        hours.forEach(hour -> found.put(
                hour.path("day").asInt() + " " + hour.path("hour").asInt() + " "
                        + hour.path("kind").asString(),
                hour.path("acts").asInt()));
        return found;
    }

    private static Map<String, String> counterparts(JsonNode usage) {
        Map<String, String> found = new TreeMap<>();
        JsonNode list = usage.path("counterparts");
        assertThat(list.path("totalCount").asInt()).isEqualTo(list.path("nodes").size());
        list.path("nodes")
                .forEach(one -> found.put(
                        one.at("/entity/id").asString(),
                        one.path("acts").asInt() + " " + one.path("first").asString() + " "
                                + one.path("last").asString()));
        return found;
    }

    private static List<String> runs(JsonNode stays) {
        return stays.valueStream()
                .map(stay -> stay.at("/entity/id").asString() + " "
                        + stay.path("from").asString() + " " + stay.path("to").asString() + " "
                        + stay.path("acts").asInt())
                .sorted()
                .toList();
    }
}
