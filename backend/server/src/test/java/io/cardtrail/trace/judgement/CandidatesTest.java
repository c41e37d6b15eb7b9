package io.cardtrail.trace.judgement;

import static io.cardtrail.trace.judgement.Rows.account;
import static io.cardtrail.trace.judgement.Rows.in;
import static io.cardtrail.trace.judgement.Rows.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which pairs are proposed, with which weights, on which rows. */
class CandidatesTest {
    private static final WeightTable TABLE = WeightTable.shipped();
    private static final EntityRef A = account("甲:night_owl");
    private static final EntityRef B = account("乙:NightOwl");

    private static List<IdentityClaim> all(Rows rows) {
        return new Candidates(rows.reach(), TABLE).all();
    }

    private static IdentityClaim only(Rows rows) {
        List<IdentityClaim> all = all(rows);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String steps(IdentityClaim claim) {
        return claim.agreements().stream()
                .filter(agreement -> agreement.level() != AgreementLevel.MISSING)
                .map(agreement -> agreement.field() + " " + agreement.level() + " " + agreement.weight())
                .collect(Collectors.joining(", "));
    }

    private static Rows access(Rows rows, String holder, int minutes, EntityRef who, String ip, String device) {
        return rows.row(
                holder,
                ActKind.ACCESS,
                minutes,
                in(Role.BY_ACCOUNT, who.kind(), who.key()),
                in(Role.FROM_IP, EntityKind.IP, ip),
                in(Role.ON_DEVICE, EntityKind.DEVICE, device));
    }

    private static Rows registered(Rows rows, String holder, EntityRef what, String phone, String id, String name) {
        return rows.row(
                holder,
                ActKind.REGISTRATION,
                0,
                in(Role.REGISTERS, what.kind(), what.key()),
                in(Role.REGISTERS, EntityKind.PHONE, phone),
                person(id, name));
    }

    /** log2(m/u) of the shipped table, worked out by hand, in thousandths of a bit. */
    @Test
    void the_weights_are_those_worked_out_by_hand() {
        Map<String, Long> byHand = Map.ofEntries(
                Map.entry("IDENTITY_DOCUMENT EQUAL", 16536L), // 0.95 / 0.00001 = 95 000
                Map.entry("IDENTITY_DOCUMENT DIFFERENT", -4322L), // 0.05 / 0.99999
                Map.entry("PHONE EQUAL", 12966L), // 0.8 / 0.0001 = 8 000
                Map.entry("PHONE DIFFERENT", -2322L), // 0.2 / 0.9999
                Map.entry("NAME EQUAL", 8731L), // 0.85 / 0.002 = 425
                Map.entry("NAME CLOSE", 3644L), // 0.1 / 0.008 = 12.5
                Map.entry("NAME DIFFERENT", -4307L), // 0.05 / 0.99
                Map.entry("USER_NAME EQUAL", 9229L), // 0.3 / 0.0005 = 600
                Map.entry("USER_NAME CLOSE", 5322L), // 0.2 / 0.005 = 40
                Map.entry("USER_NAME DIFFERENT", -992L), // 0.5 / 0.9945
                Map.entry("DEVICE EQUAL", 9966L), // 0.5 / 0.0005 = 1 000
                Map.entry("DEVICE CLOSE", 6644L), // 0.2 / 0.002 = 100
                Map.entry("DEVICE DIFFERENT", -1733L), // 0.3 / 0.9975
                Map.entry("ADDRESS EQUAL", 6644L), // 0.2 / 0.002 = 100
                Map.entry("ADDRESS CLOSE", 3907L), // 0.3 / 0.02 = 15
                Map.entry("ADDRESS DIFFERENT", -968L), // 0.5 / 0.978
                Map.entry("ACCOUNT EQUAL", 9229L), // 0.6 / 0.001 = 600
                Map.entry("ACCOUNT DIFFERENT", -1320L)); // 0.4 / 0.999
        for (JudgedField field : JudgedField.values()) {
            for (AgreementLevel level : AgreementLevel.values()) {
                assertThat(TABLE.weight(field, level))
                        .as("%s %s", field, level)
                        .isEqualTo(byHand.getOrDefault(field + " " + level, 0L));
            }
        }
        assertThat(TABLE.prior(PairKind.BEARERS)).isEqualTo(-9964); // 1 : 999
        assertThat(TABLE.prior(PairKind.ORGANISATIONS)).isEqualTo(-6629); // 1 : 99
        assertThat(TABLE.threshold(PairKind.DEVICES)).isEqualTo(2000);
        assertThat(TABLE.rule()).isEqualTo("cardtrail-identity-weights/1");
        assertThat(TABLE.knownError()).as("nobody has measured it").isNull();
    }

    @Test
    void every_step_weighs_what_the_table_says_and_together_they_are_the_total() {
        Rows rows = new Rows();
        registered(rows, "甲", A, "+861", "id1", "欧阳明远");
        registered(rows, "乙", B, "+861", "id1", "欧阳 明远");
        access(rows, "甲", 60, A, "192.0.2.1", "FINGERPRINT:a");
        access(rows, "乙", 90, B, "192.0.2.1", "FINGERPRINT:b");
        IdentityClaim claim = only(rows);

        assertThat(steps(claim))
                .isEqualTo("IDENTITY_DOCUMENT EQUAL 16536, PHONE EQUAL 12966, NAME EQUAL 8731, USER_NAME EQUAL 9229,"
                        + " DEVICE DIFFERENT -1733, ADDRESS EQUAL 6644");
        assertThat(claim.total()).isEqualTo(-9964 + 16536 + 12966 + 8731 + 9229 - 1733 + 6644);
        assertThat(claim.exactKey()).isEqualTo(JudgedField.IDENTITY_DOCUMENT);
        assertThat(claim.grade()).isEqualTo(Grade.B);
        assertThat(claim.cited()).containsExactly("act-2", "act-3", "act-4", "act-5");
    }

    @Test
    void rows_of_one_holder_give_grade_c_and_no_row_gives_grade_a() {
        Rows rows = new Rows();
        access(rows, "甲", 0, account("甲:a"), "192.0.2.1", "FINGERPRINT:x");
        access(rows, "甲", 30, account("甲:b"), "192.0.2.1", "FINGERPRINT:x");
        IdentityClaim claim = only(rows);

        assertThat(steps(claim)).isEqualTo("DEVICE CLOSE 6644, ADDRESS EQUAL 6644");
        assertThat(claim.total()).isEqualTo(3324);
        assertThat(claim.exactKey()).isNull();
        assertThat(claim.grade()).isEqualTo(Grade.C);
    }

    @Test
    void the_same_address_is_worth_less_when_it_is_not_the_same_hour_and_may_then_propose_nothing() {
        for (int apart : List.of(60, 61)) {
            Rows rows = new Rows();
            access(rows, "甲", 0, A, "192.0.2.1", "FINGERPRINT:x");
            access(rows, "乙", apart, account("乙:other"), "192.0.2.1", "FINGERPRINT:x");
            // User names differ: 6644 + 6644 - 992 - 9964 = 2332, or with 3907 below the threshold.
            assertThat(all(rows)).hasSize(apart == 60 ? 1 : 0);
        }
    }

    @Test
    void of_many_visits_the_two_nearest_in_time_count() {
        Rows rows = new Rows();
        for (int day = 0; day < 9; day++) {
            access(rows, "甲", day * 1440, A, "192.0.2.1", "FINGERPRINT:x");
            access(rows, "乙", day * 1440 + 700 - day * 80, B, "192.0.2.1", "FINGERPRINT:x");
        }
        Agreement address = only(rows).agreements().stream()
                .filter(agreement -> agreement.field() == JudgedField.ADDRESS)
                .findFirst()
                .orElseThrow();
        assertThat(address.level()).isEqualTo(AgreementLevel.EQUAL);
        // 60 minutes apart on the last day.
        assertThat(Stream.of(address.left(), address.right())
                        .map(value -> Objects.requireNonNull(value).act()))
                .containsExactlyInAnyOrder("act-18", "act-19");
    }

    @Test
    void an_address_of_five_accounts_within_a_day_and_a_device_of_five_users_join_nobody() {
        for (int users : List.of(4, 5)) {
            Rows rows = new Rows();
            for (int i = 0; i < users; i++) {
                access(rows, "甲", i, account("甲:u" + i), "192.0.2.1", "IMEI:1");
            }
            assertThat(all(rows)).hasSize(users == 4 ? 6 : 0);
        }
        Rows apart = new Rows();
        for (int i = 0; i < 5; i++) {
            // The fifth comes a day after the first, half-open: four at once at most.
            access(apart, "甲", i * 360, account("甲:u" + i), "192.0.2.1", "FINGERPRINT:" + i % 2);
        }
        assertThat(new Shared(apart.reach(), TABLE).tells(new EntityRef(EntityKind.IP, "192.0.2.1")))
                .isTrue();
    }

    @Test
    void what_was_not_followed_to_its_end_joins_nobody_for_nobody_knows_how_many_use_it() {
        Rows rows = new Rows();
        access(rows, "甲", 0, A, "192.0.2.1", "IMEI:1");
        access(rows, "乙", 1, B, "192.0.2.1", "IMEI:1");
        Reach reach = rows.reach();
        assertThat(new Candidates(reach, TABLE).all()).hasSize(1);

        TreeSet<EntityRef> whole = new TreeSet<>(reach.whole());
        whole.removeIf(thing -> thing.kind() == EntityKind.IP || thing.kind() == EntityKind.DEVICE);
        assertThat(new Candidates(new Reach(reach.acts(), reach.distances(), whole), TABLE).all())
                .isEmpty();
    }

    @Test
    void one_row_that_names_both_is_no_agreement_of_two() {
        Rows rows = new Rows();
        registered(rows, "甲", A, "+861", "id1", "欧阳明远");
        rows.row(
                "甲",
                ActKind.REDEMPTION,
                5,
                in(Role.TO_PHONE, EntityKind.PHONE, "+862"),
                in(Role.BY_ACCOUNT, EntityKind.ACCOUNT, A.key()),
                in(Role.ON_DEVICE, EntityKind.DEVICE, "IMEI:1"),
                in(Role.FROM_IP, EntityKind.IP, "192.0.2.1"));
        // A and its own phone are on record together; A and the phone redeemed onto share one row only.
        assertThat(all(rows)).isEmpty();
    }

    @Test
    void spellings_of_an_organisation_and_numbers_of_a_device_are_proposed_and_two_imeis_are_not() {
        Rows shops = new Rows()
                .row("甲", ActKind.SALE, 0, in(Role.SOLD_BY, EntityKind.ORGANISATION, "晨光通讯店"))
                .row("乙", ActKind.SALE, 0, in(Role.SOLD_BY, EntityKind.ORGANISATION, "晨光 通讯店"))
                .row("乙", ActKind.SALE, 0, in(Role.SOLD_BY, EntityKind.ORGANISATION, "夜市摊位"));
        assertThat(steps(only(shops))).isEqualTo("NAME EQUAL 8731");

        Rows devices = new Rows();
        access(devices, "甲", 0, A, "192.0.2.1", "IMEI:1");
        access(devices, "甲", 10, A, "192.0.2.1", "FINGERPRINT:1");
        access(devices, "甲", 20, A, "192.0.2.1", "IMEI:2");
        assertThat(all(devices))
                .hasSize(2)
                .allSatisfy(claim -> assertThat(steps(claim)).isEqualTo("ADDRESS EQUAL 6644, ACCOUNT EQUAL 9229"))
                .allMatch(claim -> claim.left().key().startsWith("FINGERPRINT")
                        || claim.right().key().startsWith("FINGERPRINT"));
    }

    @Test
    void persons_of_two_documents_need_more_than_a_name() {
        Rows names = new Rows();
        registered(names, "甲", account("甲:p"), "+861", "id1", "欧阳明远");
        registered(names, "乙", account("乙:q"), "+862", "id2", "欧阳明远");
        assertThat(all(names)).noneMatch(claim -> claim.left().kind() == EntityKind.PERSON);

        Rows phones = new Rows();
        registered(phones, "甲", account("甲:p"), "+861", "id1", "欧阳明远");
        registered(phones, "乙", account("乙:q"), "+861", "id2", "欧阳明媛");
        IdentityClaim claim = all(phones).stream()
                .filter(each -> each.left().kind() == EntityKind.PERSON)
                .findFirst()
                .orElseThrow();
        assertThat(steps(claim)).isEqualTo("IDENTITY_DOCUMENT DIFFERENT -4322, PHONE EQUAL 12966, NAME CLOSE 3644");
        assertThat(claim.total()).isEqualTo(2324);
    }

    @Test
    void a_masked_name_says_nothing() {
        Rows rows = new Rows();
        registered(rows, "甲", A, "+861", "id1", "张*");
        registered(rows, "乙", B, "+861", "id1", "李明");
        assertThat(steps(only(rows)))
                .doesNotContain(" NAME ")
                .doesNotStartWith("NAME")
                .contains("USER_NAME");
    }

    @Test
    void a_pair_is_the_same_whichever_end_is_first() {
        Rows rows = mixed();
        Candidates candidates = new Candidates(rows.reach(), TABLE);
        assertThat(candidates.all()).isNotEmpty().allSatisfy(claim -> {
            assertThat(candidates.proposed(claim.right(), claim.left())).contains(claim);
            assertThat(candidates.proposed(claim.left(), claim.right())).contains(claim);
        });
    }

    @Test
    void the_order_in_which_rows_are_found_changes_nothing() {
        Rows rows = mixed();
        List<IdentityClaim> all = all(rows);
        Candidates candidates = new Candidates(rows.reach(), TABLE);
        for (int seed = 0; seed < 20; seed++) {
            List<TracedAct> shuffled = new ArrayList<>(rows.acts());
            Collections.shuffle(shuffled, new Random(seed));
            Candidates again = new Candidates(Rows.reach(shuffled), TABLE);
            assertThat(again.all()).isEqualTo(all);
            all.forEach(claim -> assertThat(again.digest(claim)).isEqualTo(candidates.digest(claim)));
        }
    }

    /** What agrees more weighs more: a level up never lowers the total, whatever stands beside it. */
    @Test
    void a_total_only_grows_with_agreement() {
        for (JudgedField field : JudgedField.values()) {
            long different = TABLE.weight(field, AgreementLevel.DIFFERENT);
            long close = TABLE.weight(field, AgreementLevel.CLOSE);
            long equal = TABLE.weight(field, AgreementLevel.EQUAL);
            assertThat(different).as("%s", field).isNegative();
            assertThat(equal).as("%s", field).isPositive().isGreaterThan(close);
            assertThat(close).as("%s", field).isGreaterThan(different);
        }
        long before = Long.MIN_VALUE;
        for (String name : List.of("完全不同的人", "欧阳明媛", "欧阳明远")) {
            Rows rows = new Rows();
            registered(rows, "甲", A, "+861", "id1", "欧阳明远");
            registered(rows, "乙", B, "+861", "id2", name);
            long total = all(rows).stream()
                    .filter(claim -> claim.left().kind() == EntityKind.ACCOUNT)
                    .mapToLong(IdentityClaim::total)
                    .findFirst()
                    .orElseThrow();
            assertThat(total).isGreaterThan(before);
            before = total;
        }
    }

    /** Pairs are looked up by what they share, so no pair may reach the threshold by sharing nothing. */
    @Test
    void no_pair_that_shares_no_value_can_be_proposed() {
        for (PairKind kind : PairKind.values()) {
            long most = TABLE.prior(kind);
            for (JudgedField field : TABLE.fields(kind)) {
                // DEVICE and ADDRESS are CLOSE only where the value is shared.
                boolean named = field == JudgedField.NAME || field == JudgedField.USER_NAME;
                most += named ? TABLE.weight(field, AgreementLevel.CLOSE) : 0;
            }
            assertThat(most).as("%s", kind).isLessThan(TABLE.threshold(kind));
        }
    }

    @Test
    void a_claim_is_known_only_where_every_row_says_it_and_stays_known_when_a_device_turns_out_to_be_shared() {
        Rows rows = new Rows();
        access(rows, "甲", 0, A, "192.0.2.1", "IMEI:1");
        access(rows, "乙", 1, B, "192.0.2.1", "IMEI:1");
        IdentityClaim claim = only(rows);
        for (TracedAct act : rows.acts()) {
            List<TracedAct> rest = new ArrayList<>(rows.acts());
            rest.remove(act);
            assertThat(new Candidates(Rows.reach(rest), TABLE).known(claim)).isFalse();
        }
        for (int i = 0; i < 6; i++) {
            access(rows, "甲", 2 + i, account("甲:u" + i), "192.0.2.1", "IMEI:1");
        }
        Candidates later = new Candidates(rows.reach(), TABLE);
        assertThat(later.proposed(A, B)).isEmpty();
        assertThat(later.known(claim)).isTrue();
    }

    private static Rows mixed() {
        Rows rows = new Rows();
        registered(rows, "甲", A, "+861", "id1", "欧阳明远");
        registered(rows, "乙", B, "+861", "id1", "欧阳明远");
        registered(rows, "丙", new EntityRef(EntityKind.PAYMENT_ACCOUNT, "WECHAT:x"), "+862", "id1", "欧阳明媛");
        access(rows, "甲", 60, A, "192.0.2.1", "IMEI:1");
        access(rows, "乙", 60, B, "192.0.2.1", "FINGERPRINT:b");
        access(rows, "甲", 60, A, "192.0.2.1", "FINGERPRINT:b");
        access(rows, "乙", 90, account("乙:kate"), "192.0.2.1", "IMEI:1");
        return rows;
    }
}
