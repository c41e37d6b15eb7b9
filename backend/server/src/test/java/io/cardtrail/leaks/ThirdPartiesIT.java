package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.thing;
import static io.cardtrail.leaks.Story.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Under PSEUDONYM nothing that tells who somebody is leaves: marks stand in every name, number and account of the rows, and in no byte
 * of any response. Names of organisations, holders and files are nobody's and are shown.
 */
class ThirdPartiesIT {
    private static final Map<String, Object> CARD = thing("CARD", "示例移动:10099999900000001");
    /** Everybody in the rows below. */
    private static final List<String> SOMEBODY = List.of(
            "mkseller",
            "mkbuyer",
            "mkchecker",
            "mkpayer",
            "mkpayee",
            "994747190005159085",
            "记号甲",
            "记号乙",
            "13977700001",
            "460007770000001",
            "mkreseller");
    /** Numbers of payments: no person, and only for whoever may see payments. */
    private static final List<String> SETTLEMENTS = List.of("MKPAY1", "MKPAY2");

    private static Story story;

    @BeforeAll
    static void begins() {
        story = Story.begin(
                Map.of(),
                "bank-payments",
                "carrier-pins",
                "carrier-recharges",
                "otc-payments",
                "pin-verifications",
                "platform-orders",
                "shop-purchases",
                "shop-register",
                "wechat-payments");
        story.imported(
                "carrier-pins",
                "pins.csv",
                "卡号,卡密,面值,制卡时间",
                "10099999900000001,999999999999999991,100.00,2026-03-01 00:10:00");
        story.imported(
                "platform-orders",
                "orders.csv",
                "订单号,下单时间,卖家账号,买家账号,卡种,面值,数量,卡号,卡密,成交价,支付方式,支付单号,IP,设备指纹",
                "DDMK1,2026-03-02 10:00:00,mkseller,mkbuyer,移动充值卡,100.00,1,10099999900000001,999999999999999991,98.00,银行卡,MKPAY1,203.0.113.138,7c797acf7e0d2656");
        story.imported(
                "shop-register",
                "register.csv",
                "日期,时间,姓名,身份证号,手机号,卡种,面值,数量,卡号起,卡号止,单价,付款方式,付款单号,监控编号",
                "2026-03-04,12:00:00,记号甲,994747190005159085,13977700002,移动充值卡,100.00,1,10099999900000001,10099999900000001,92.00,微信,MKPAY2,CAM",
                // Somebody who gave a name and no number of an identity card.
                "2026-03-05,12:00:00,记号乙,,13977700002,移动充值卡,100.00,1,10099999900000001,10099999900000001,92.00,微信,MKPAY3,CAM");
        story.imported(
                "pin-verifications",
                "checks.csv",
                "验证时间,账号,卡密,IP,设备指纹,结果",
                "2026-03-06 10:00:00,mkchecker,999999999999999991,198.51.100.210,e970e6d66f266b88,成功");
        story.imported(
                "carrier-recharges",
                "recharges.csv",
                "充值流水号,充值时间,卡号,卡密,被充值号码,IMSI,面值,接入IP,终端IMEI",
                "CZMK1,2026-03-07 10:00:00,,999999999999999991,13977700001,460007770000001,100.00,203.0.113.68,359900414604122");
        story.imported(
                "bank-payments",
                "payments.csv",
                "交易单号,交易时间,付款账户,收款账户,金额,备注",
                "MKPAY1,2026-03-02 09:59:00,mkpayer,mkpayee,98.00,购卡");
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    @Test
    void no_mark_of_anybody_leaves_under_pseudonyms() {
        String order = story.order(
                ALICE,
                Map.of(
                        "categories",
                        List.of("CARD", "SALE", "RECHARGE", "PAYMENT", "SUBSCRIBER", "ACCESS", "VIDEO"),
                        "maxHops",
                        6),
                CARD);
        List<String> told = told(order);
        assertThat(String.join("\n", told))
                .contains("\"kind\":\"PAYMENT\"", "\"kind\":\"REDEMPTION\"", "PSEUDONYM", "MKPAY1");
        assertThat(SOMEBODY).allSatisfy(mark -> assertThat(told).noneMatch(text -> text.contains(mark)));
    }

    @Test
    void without_payments_their_numbers_do_not_leave_either() {
        String order = story.order(ALICE, Map.of("categories", List.of("CARD", "SALE", "RECHARGE")), CARD);
        List<String> told = told(order);
        assertThat(String.join("\n", told)).contains("\"kind\":\"SALE\"");
        assertThat(SETTLEMENTS).allSatisfy(mark -> assertThat(told).noneMatch(text -> text.contains(mark)));
        assertThat(SOMEBODY).allSatisfy(mark -> assertThat(told).noneMatch(text -> text.contains(mark)));
    }

    @Test
    void whoever_may_see_names_sees_them() {
        String order = story.order(ALICE, Map.of("thirdParties", "NAMED"), CARD);
        assertThat(String.join("\n", told(order)))
                .contains("mkseller", "mkbuyer", "994747190005159085", "记号甲", "记号乙", "13977700001");
    }

    /** {@return every response there is: traces, chain, search, pages, acts, things, what handles open, cells, errors} */
    private static List<String> told(String order) {
        Client alice = story.alice();
        List<String> told = new ArrayList<>();
        Response forward = Story.trace(alice, order, CARD);
        told.add(forward.comparable());
        told.add(
                Story.trace(alice, order, CARD, Map.of("direction", "BACKWARD")).comparable());
        told.add(alice.ask(
                        "query($w: ID!, $c: IdentifierInput!) { warrant(id: $w) { chain(of: $c) { ...AnswerParts } } } "
                                + Questions.fragments("E", "AnswerParts", "ActParts"),
                        Map.of("w", order, "c", CARD))
                .comparable());
        told.add(Story.acts(alice, order, CARD, 50, null).comparable());
        for (String handle : Questions.handles(forward.json(), "value", "pseudonymous")) {
            told.add(Story.entity(alice, order, handle).comparable());
            told.add(Story.traceOn(alice, order, handle).comparable());
        }
        for (String act : Questions.handles(forward.json(), "atText")) {
            told.add(Story.act(alice, order, act).comparable());
        }
        for (String text : SOMEBODY) {
            told.add(Story.search(alice, order, "云卡网:" + text).comparable());
            told.add(Story.search(alice, order, text).comparable());
        }
        told.add(Story.trace(alice, order, thing("ACCOUNT", "云卡网:mkbuyer")).comparable());
        told.add(Story.trace(alice, order, thing("PHONE", "1397770000100")).comparable());
        told.add(Story.trace(alice, order, thing("PERSON", "ID:994747190005159086"))
                .comparable());
        told.add(Story.trace(alice, order, thing("PHONE", "13977700001"), Map.of("limit", 0))
                .comparable());
        return told;
    }
}
