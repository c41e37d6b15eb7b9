package io.cardtrail.trace.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.TracedAct;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of usage on small stories. */
class UsageSummaryTest {
    private static final EntityRef PHONE = new EntityRef(EntityKind.PHONE, "+8615800000001");
    private static final EntityRef OTHER = new EntityRef(EntityKind.PHONE, "+8615800000002");
    private static final EntityRef SIM = new EntityRef(EntityKind.SIM, "460000000000001");
    private static final EntityRef OTHER_SIM = new EntityRef(EntityKind.SIM, "460000000000002");
    private static final EntityRef IMEI = new EntityRef(EntityKind.DEVICE, "IMEI:35990000000001");
    private static final EntityRef OTHER_IMEI = new EntityRef(EntityKind.DEVICE, "IMEI:35990000000002");
    private static final EntityRef PRINT = new EntityRef(EntityKind.DEVICE, "FINGERPRINT:aa");
    private static final EntityRef CELL = new EntityRef(EntityKind.CELL, "460-00-1-1");
    private static final EntityRef OTHER_CELL = new EntityRef(EntityKind.CELL, "460-00-2-2");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<TracedAct> acts = new ArrayList<>();

    private void act(ActKind kind, String at, Object... rolesAndThings) {
        List<Participant> roles = new ArrayList<>();
        for (int i = 0; i < rolesAndThings.length; i += 2) {
            roles.add(new Participant((Role) rolesAndThings[i], (EntityRef) rolesAndThings[i + 1], null, null));
        }
        int line = acts.size() + 2;
        acts.add(new TracedAct(
                "act" + line,
                kind,
                Instant.parse(at),
                at,
                "holder",
                Channel.CARRIER,
                "示例移动",
                roles,
                new ActAttributes(null, null, null, null, null, null, null, null, null, null, null, null, null),
                List.of(new SourceRef("cdr.csv", "d", line, "b", 1, "leaf" + line)),
                null,
                Grade.A,
                List.of(),
                List.of()));
    }

    private UsageSummary of(EntityRef thing) {
        return UsageSummary.of(thing, acts, acts.size(), Set.of());
    }

    private static List<String> told(List<Stay> stays) {
        return stays.stream()
                .map(stay -> stay.thing().key() + " " + stay.from() + " " + stay.to() + " " + stay.acts())
                .toList();
    }

    @Test
    void sim_device_and_cell_of_a_call_are_told_of_the_party_that_is_recorded_and_never_of_the_other_end() {
        act(
                ActKind.USAGE,
                "2026-03-01T00:00:00Z",
                Role.BY_PHONE,
                OTHER,
                Role.BY_SIM,
                OTHER_SIM,
                Role.ON_DEVICE,
                OTHER_IMEI,
                Role.AT_CELL,
                CELL,
                Role.WITH_PHONE,
                PHONE);

        assertThat(of(PHONE).used()).isEmpty();
        assertThat(of(PHONE).visits()).isEmpty();
        assertThat(of(PHONE).counterparts()).extracting(Counterpart::entity).containsExactly(OTHER);
        assertThat(of(OTHER).used()).extracting(Stay::thing).containsExactly(OTHER_SIM, OTHER_IMEI);
        assertThat(of(OTHER).visits()).extracting(Stay::thing).containsExactly(CELL);
        assertThat(of(OTHER).counterparts()).extracting(Counterpart::entity).containsExactly(PHONE);
        assertThat(of(OTHER_IMEI).used()).extracting(Stay::thing).containsExactly(OTHER, OTHER_SIM);
        assertThat(of(OTHER_IMEI).visits()).extracting(Stay::thing).containsExactly(CELL);
    }

    @Test
    void of_a_caller_without_a_number_the_sim_is_the_counterpart() {
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_SIM, OTHER_SIM, Role.WITH_PHONE, PHONE);

        assertThat(of(PHONE).counterparts()).extracting(Counterpart::entity).containsExactly(OTHER_SIM);
    }

    @Test
    void who_calls_itself_has_no_counterpart_and_is_where_it_was() {
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_PHONE, PHONE, Role.WITH_PHONE, PHONE, Role.AT_CELL, CELL);

        assertThat(of(PHONE).counterparts()).isEmpty();
        assertThat(of(PHONE).visits()).hasSize(1);
    }

    @Test
    void another_device_is_a_change_and_an_act_without_a_device_is_none() {
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_PHONE, PHONE, Role.ON_DEVICE, IMEI, Role.ON_DEVICE, PRINT);
        act(ActKind.USAGE, "2026-03-02T00:00:00Z", Role.BY_PHONE, PHONE);
        act(ActKind.REDEMPTION, "2026-03-03T00:00:00Z", Role.TO_PHONE, PHONE, Role.ON_DEVICE, IMEI);
        act(ActKind.USAGE, "2026-03-04T00:00:00Z", Role.BY_PHONE, PHONE, Role.ON_DEVICE, OTHER_IMEI);
        act(ActKind.USAGE, "2026-03-05T00:00:00Z", Role.BY_PHONE, PHONE, Role.ON_DEVICE, IMEI, Role.ON_DEVICE, PRINT);

        assertThat(told(of(PHONE).used()))
                .containsExactly(
                        "IMEI:35990000000001 2026-03-01T00:00:00Z 2026-03-03T00:00:00Z 2",
                        "FINGERPRINT:aa 2026-03-01T00:00:00Z 2026-03-05T00:00:00Z 2",
                        "IMEI:35990000000002 2026-03-04T00:00:00Z 2026-03-04T00:00:00Z 1",
                        "IMEI:35990000000001 2026-03-05T00:00:00Z 2026-03-05T00:00:00Z 1");
        assertThat(of(PHONE).used().getFirst().kinds()).containsExactly(ActKind.REDEMPTION, ActKind.USAGE);
    }

    @Test
    void cells_are_visited_as_often_as_one_came_back_and_their_times_add_up() {
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_SIM, SIM, Role.AT_CELL, CELL);
        act(ActKind.USAGE, "2026-03-01T01:00:00Z", Role.BY_SIM, SIM, Role.AT_CELL, CELL);
        act(ActKind.USAGE, "2026-03-01T02:00:00Z", Role.BY_SIM, SIM, Role.AT_CELL, OTHER_CELL);
        act(ActKind.USAGE, "2026-03-01T03:00:00Z", Role.BY_SIM, SIM, Role.AT_CELL, CELL);
        act(ActKind.USAGE, "2026-03-01T03:30:00Z", Role.BY_SIM, SIM, Role.AT_CELL, CELL);

        assertThat(of(SIM).cells())
                .containsExactly(
                        new Stay.Total(
                                CELL,
                                4,
                                2,
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-01T03:30:00Z"),
                                5_400),
                        new Stay.Total(
                                OTHER_CELL,
                                1,
                                1,
                                Instant.parse("2026-03-01T02:00:00Z"),
                                Instant.parse("2026-03-01T02:00:00Z"),
                                0));
    }

    @Test
    void a_registration_is_counted_as_an_act_and_is_neither_use_nor_dealing() {
        act(
                ActKind.REGISTRATION,
                "2026-03-01T00:00:00Z",
                Role.REGISTERS,
                PHONE,
                Role.REGISTERS,
                SIM,
                Role.TO_PERSON,
                new EntityRef(EntityKind.PERSON, "hash"));

        UsageSummary summary = of(PHONE);
        assertThat(summary.kinds()).isEqualTo(Map.of(ActKind.REGISTRATION, 1));
        assertThat(summary.used()).isEmpty();
        assertThat(summary.counterparts()).isEmpty();
    }

    @Test
    void counterparts_with_most_acts_come_first_and_then_who_came_first() {
        EntityRef third = new EntityRef(EntityKind.PHONE, "+8615800000003");
        EntityRef account = new EntityRef(EntityKind.ACCOUNT, "云卡网:seller");
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_PHONE, PHONE, Role.WITH_PHONE, third);
        act(ActKind.USAGE, "2026-03-02T00:00:00Z", Role.BY_PHONE, PHONE, Role.WITH_PHONE, OTHER);
        act(ActKind.USAGE, "2026-03-03T00:00:00Z", Role.BY_PHONE, OTHER, Role.WITH_PHONE, PHONE);
        act(ActKind.SALE, "2026-03-04T00:00:00Z", Role.SOLD_BY, account, Role.SOLD_TO, PHONE);

        assertThat(of(PHONE).counterparts())
                .containsExactly(
                        new Counterpart(
                                OTHER,
                                2,
                                Instant.parse("2026-03-02T00:00:00Z"),
                                Instant.parse("2026-03-03T00:00:00Z"),
                                Set.of(Role.WITH_PHONE, Role.BY_PHONE),
                                Set.of(ActKind.USAGE)),
                        new Counterpart(
                                third,
                                1,
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Set.of(Role.WITH_PHONE),
                                Set.of(ActKind.USAGE)),
                        new Counterpart(
                                account,
                                1,
                                Instant.parse("2026-03-04T00:00:00Z"),
                                Instant.parse("2026-03-04T00:00:00Z"),
                                Set.of(Role.SOLD_BY),
                                Set.of(ActKind.SALE)));
    }

    @Test
    void an_hour_is_that_of_the_zone_summer_time_of_old_included() {
        // A Sunday in UTC, Monday in Shanghai; and a day on which clocks in Shanghai were an hour ahead of UTC+8.
        act(ActKind.USAGE, "2026-03-01T16:30:00Z", Role.BY_PHONE, PHONE);
        act(ActKind.USAGE, "1988-07-01T00:00:00Z", Role.BY_PHONE, PHONE);

        assertThat(of(PHONE).hours(ZoneOffset.UTC))
                .containsOnlyKeys(
                        new UsageSummary.Hour(7, 16, ActKind.USAGE), new UsageSummary.Hour(5, 0, ActKind.USAGE));
        assertThat(of(PHONE).hours(SHANGHAI))
                .containsOnlyKeys(
                        new UsageSummary.Hour(1, 0, ActKind.USAGE), new UsageSummary.Hour(5, 9, ActKind.USAGE));
    }

    @ParameterizedTest
    @EnumSource(EntityKind.class)
    void only_what_can_be_used_has_usage(EntityKind kind) {
        EntityRef thing = new EntityRef(kind, "key");
        if (Set.of(EntityKind.PHONE, EntityKind.SIM, EntityKind.DEVICE).contains(kind)) {
            assertThat(UsageSummary.outOfReach(thing).truncatedBy()).containsExactly(Bound.MAX_HOPS);
        } else {
            assertThatThrownBy(() -> UsageSummary.outOfReach(thing))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining(kind.name());
        }
    }

    @Test
    void the_digest_is_that_of_the_acts_and_changes_with_them() {
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_PHONE, PHONE);
        String one = of(PHONE).digest();
        act(ActKind.USAGE, "2026-03-01T00:00:00Z", Role.BY_PHONE, PHONE);

        assertThat(of(PHONE).digest()).isNotEqualTo(one).hasSize(64);
        assertThat(of(PHONE).digest()).isEqualTo(of(PHONE).digest());
    }
}
