package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.BOB;
import static io.cardtrail.leaks.Story.CARD;
import static io.cardtrail.leaks.Story.NOBODYS_ACCOUNT;
import static io.cardtrail.leaks.Story.OTHER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Leak classes 1 to 4, 8, 9, 16 and 18: records that a grant does not reach are records that do not exist. */
class LeaksOfRecordsIT {
    private static final String BANK_HEADING = "交易单号,交易时间,付款账户,收款账户,金额,备注";
    private static final int WORK_LIMIT = 700;

    private static Story story;
    private static String wide;
    private static String narrow;
    private static String bobs;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of("cardtrail.work-limit", Integer.toString(WORK_LIMIT)), "shop-purchases");
        wide = story.wide(ALICE);
        narrow = story.order(ALICE, Map.of("channels", List.of("ONLINE_PLATFORM", "CARRIER")), CARD, BANK_CARD);
        bobs = story.order(BOB, Map.of(), OTHER_ACCOUNT);
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    @Test
    void class_01_what_is_forbidden_is_answered_like_what_is_absent() {
        Client alice = story.alice();
        same(Story.trace(alice, bobs, CARD), Story.trace(alice, "w" + "0".repeat(32), CARD));
        same(Story.acts(alice, wide, OTHER_ACCOUNT, 5, null), Story.acts(alice, wide, NOBODYS_ACCOUNT, 5, null));
        same(
                Story.search(alice, wide, "BANK_CARD:PAN-qqk3t33ach"),
                Story.search(alice, wide, "BANK_CARD:PAN-zzz3t33zzz"));
        same(Story.trace(alice, wide, OTHER_ACCOUNT), Story.trace(alice, wide, NOBODYS_ACCOUNT));
        Response foreign = Story.trace(story.bob(), bobs, OTHER_ACCOUNT, Map.of("thread", "MONEY"));
        String handle = Questions.handles(foreign.json(), "value").getFirst();
        String act = Questions.handles(foreign.json(), "atText").getFirst();
        assertThat(Story.entity(story.bob(), bobs, handle)
                        .at("data.warrant.entity")
                        .isObject())
                .isTrue();
        same(Story.entity(alice, wide, handle), Story.entity(alice, wide, "garbage"));
        same(Story.act(alice, wide, act), Story.act(alice, wide, "garbage"));
        same(Story.traceOn(alice, wide, handle), Story.traceOn(alice, wide, "garbage"));
    }

    @Test
    void class_02_a_way_through_a_forbidden_act_is_no_way() {
        // The shop's purchase stands between the online sale and the redemption; the narrow grant does not reach shops.
        List<String> before = Story.everything(story.alice(), narrow);
        List<String> wider = Story.everything(story.alice(), wide);
        story.imported("shop-purchases");
        assertThat(Story.everything(story.alice(), narrow)).isEqualTo(before);
        assertThat(Story.everything(story.alice(), wide)).isNotEqualTo(wider);
        JsonNode trace = Story.trace(story.alice(), narrow, CARD).at("data.warrant.trace");
        Set<Integer> depths = new TreeSet<>();
        trace.path("acts").forEach(act -> depths.add(act.path("depth").asInt()));
        assertThat(depths).as("depths without a gap").hasSizeGreaterThan(1);
        assertThat(List.copyOf(depths).getLast()).isEqualTo(depths.size());
    }

    @Test
    void class_03_every_bound_cuts_inside_the_walk() {
        List<JsonNode> all = acts(Story.trace(story.alice(), wide, BANK_CARD));
        assertThat(all).hasSizeGreaterThan(20);
        cut(
                Map.of("categories", List.of("CARD", "SALE", "PAYMENT")),
                act -> !act.path("kind").asString().equals("REDEMPTION"));
        cut(
                Map.of("channels", List.of("ONLINE_PLATFORM", "PAYMENT_PROVIDER")),
                act -> !act.path("channel").asString().equals("CARRIER"));
        Set<String> holders = new TreeSet<>();
        all.forEach(act -> holders.add(act.path("holder").asString()));
        holders.remove("晨光通讯店");
        cut(Map.of("holders", holders), act -> !act.path("holder").asString().equals("晨光通讯店"));
        cut(
                Map.of("window", Map.of("from", "2026-03-01T00:00:00+08:00", "to", "2026-03-03T00:00:00+08:00")),
                act -> act.path("at").asString().compareTo("2026-03-03") < 0);
        cut(Map.of("maxHops", 1), act -> act.path("depth").asInt() <= 1);
    }

    private static void cut(Map<String, ?> grant, Predicate<JsonNode> within) {
        List<JsonNode> all = acts(Story.trace(story.alice(), wide, BANK_CARD));
        List<JsonNode> some = acts(Story.trace(story.alice(), story.order(ALICE, grant, BANK_CARD), BANK_CARD));
        assertThat(all).as("something to cut: %s", grant).anyMatch(within.negate());
        assertThat(some)
                .as("%s", grant)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allMatch(within);
    }

    @Test
    void class_04_counts_and_pages_are_of_the_permitted_set() {
        String only = story.order(ALICE, Map.of("categories", List.of("SALE")), CARD, BANK_CARD);
        Response one = Story.acts(story.alice(), only, CARD, 1, null);
        List<JsonNode> paged = new ArrayList<>();
        Response page = one;
        while (true) {
            page.at("data.warrant.subject.acts.nodes").forEach(paged::add);
            if (!page.at("data.warrant.subject.acts.pageInfo.hasNextPage").asBoolean(false)) {
                break;
            }
            page = Story.acts(
                    story.alice(),
                    only,
                    CARD,
                    1,
                    page.at("data.warrant.subject.acts.pageInfo.endCursor").asString());
        }
        assertThat(paged)
                .hasSizeGreaterThan(1)
                .hasSize(one.at("data.warrant.subject.acts.totalCount").asInt());
        assertThat(paged).allMatch(act -> act.path("kind").asString().equals("SALE"));
        assertThat(Story.acts(story.alice(), only, BANK_CARD, 5, null)
                        .at("data.warrant.subject.acts.totalCount")
                        .asInt())
                .isZero();
        assertThat(Story.search(story.alice(), only, "BANK_CARD:PAN-qqk3t33ach")
                        .at("data.warrant.search.totalCount")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void class_08_forbidden_and_absent_have_one_size() {
        Client alice = story.alice();
        List<List<Response>> pairs = List.of(
                List.of(Story.entity(alice, bobs, "x"), Story.entity(alice, "w" + "1".repeat(32), "x")),
                List.of(
                        Story.acts(alice, wide, OTHER_ACCOUNT, 9, null),
                        Story.acts(alice, wide, NOBODYS_ACCOUNT, 9, null)),
                List.of(Story.trace(alice, wide, OTHER_ACCOUNT), Story.trace(alice, wide, NOBODYS_ACCOUNT)));
        // How long they take is TimingIT's matter.
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.getFirst().body()).hasSameSizeAs(pair.getLast().body());
            assertThat(pair.getFirst().headers().get("content-length"))
                    .isEqualTo(pair.getLast().headers().get("content-length"));
        });
    }

    @Test
    void class_09_limits_do_not_depend_on_what_is_hidden() {
        Map<String, ?> year = Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2027-01-01T00:00:00+08:00");
        String withoutMoney = story.order(
                ALICE, Map.of("categories", List.of("CARD", "SALE", "RECHARGE"), "window", year), CARD, BANK_CARD);
        String withMoney = story.order(ALICE, Map.of("window", year), CARD, BANK_CARD);
        List<String> before = Story.everything(story.alice(), withoutMoney);
        String[] rows = new String[WORK_LIMIT + 100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "HB" + i + ",2026-05-20 10:00:00,PAN-7731,MERhub" + i + ",1.00,";
        }
        story.imported("bank-payments", "hub.csv", BANK_HEADING, rows);
        assertThat(Story.everything(story.alice(), withoutMoney)).isEqualTo(before);
        assertThat(Story.acts(story.alice(), withMoney, BANK_CARD, 1, null).code())
                .as("whoever may see the hub meets the limit")
                .isEqualTo("TOO_MUCH_WORK");
    }

    @Test
    void class_16_a_visible_person_brings_no_hidden_phone_along() {
        // Merging identities is not built. A buyer's row has a phone number in a column that is not mapped, and the
        // cards it
        // bought were redeemed onto phones: neither hangs on the person.
        Map<String, Object> person = Offices.thing("PERSON", "ID:994747190005159085");
        String sales = story.order(ALICE, Map.of("categories", List.of("SALE"), "thirdParties", "NAMED"), person);
        String text = Story.trace(story.alice(), sales, person).body()
                + Story.acts(story.alice(), sales, person, 9, null).body();
        assertThat(text).contains("韩测庚", "994747190005159085").doesNotContain("19908607682", "\"kind\":\"PHONE\"");
    }

    @Test
    void class_18_what_was_refused_at_import_is_like_what_was_never_held() {
        // Deletion and withdrawal are not built: what exists of them is a row that was refused.
        Map<String, Object> refused = Offices.thing("PHONE", "13911110001");
        Map<String, Object> never = Offices.thing("PHONE", "13911110002");
        String both = story.order(ALICE, Map.of(), refused, never);
        String heading = "充值流水号,充值时间,卡号,卡密,被充值号码,IMSI,面值,接入IP,终端IMEI";
        Response taken = Uploads.send(
                story.alice(),
                "recharges.csv",
                heading
                        + "\nCZ1,2026-13-45 00:00:00,,890876053101768409,13911110001,460017231460306,100.00,203.0.113.68,\n",
                Story.mapping("carrier-recharges"));
        assertThat(Uploads.ended(story.alice(), taken).path("rejected").asInt()).isEqualTo(1);
        assertThat(shape(Story.trace(story.alice(), both, refused)))
                .isEqualTo(shape(Story.trace(story.alice(), both, never)));
        assertThat(Story.acts(story.alice(), both, refused, 5, null).at("data.warrant.subject.acts"))
                .isEqualTo(Story.acts(story.alice(), both, never, 5, null).at("data.warrant.subject.acts"));
    }

    /** Both name themselves, so what they are called is left out. */
    private static Map<String, Object> shape(Response response) {
        JsonNode trace = response.at("data.warrant.trace");
        Map<String, Object> shape = new HashMap<>();
        for (String part : List.of(
                "acts",
                "hops",
                "chains",
                "cardCount",
                "pinCount",
                "reached",
                "sourceQuality",
                "layout",
                "bounds",
                "asOf")) {
            shape.put(part, trace.path(part));
        }
        shape.put("entities", trace.path("entities").size());
        assertThat(trace.path("bounds").isObject()).isTrue();
        return shape;
    }

    private static List<JsonNode> acts(Response response) {
        return List.copyOf(response.at("data.warrant.trace.acts").values());
    }

    private static void same(Response forbidden, Response absent) {
        assertThat(forbidden.comparable()).isEqualTo(absent.comparable());
    }
}
