package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.link.Link;
import io.cardtrail.trace.link.SharedExit;
import io.cardtrail.warrant.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of LINK on small stories. */
class LinksTest {
    private static final EntityRef IP = new EntityRef(EntityKind.IP, "192.0.2.1");
    private static final EntityRef IMEI = new EntityRef(EntityKind.DEVICE, "IMEI:35990000000001");
    private static final EntityRef PRINT = new EntityRef(EntityKind.DEVICE, "FINGERPRINT:aa");

    private final Story story = new Story();
    private int line = 1;

    private static EntityRef account(int number) {
        return Story.account("a" + number);
    }

    private void access(String holder, String at, int account, EntityRef thing) {
        Role role = thing.kind() == EntityKind.IP ? Role.FROM_IP : Role.ON_DEVICE;
        story.act(
                holder,
                ActKind.ACCESS,
                at,
                "access.csv",
                ++line,
                null,
                Story.as(Role.BY_ACCOUNT, account(account)),
                Story.as(role, thing));
    }

    private void usage(String at, EntityRef thing, EntityRef... lines) {
        Participant[] roles = new Participant[lines.length + 1];
        roles[0] = Story.as(Role.ON_DEVICE, thing);
        for (int i = 0; i < lines.length; i++) {
            roles[i + 1] = Story.as(lines[i].kind() == EntityKind.PHONE ? Role.BY_PHONE : Role.BY_SIM, lines[i]);
        }
        story.act(ActKind.USAGE, at, "cdr.csv", ++line, roles);
    }

    private TraceAnswer linked(EntityRef start, int hops, WayRules rules) {
        Grant grant = Story.everything();
        return new Tracer(Differential.RETAINED, java.time.Clock.systemUTC())
                .trace(
                        new PlainReading(Reduced.to(grant.scope(), story.acts()), grant),
                        new TraceQuestion(TraceThread.LINK, Direction.FORWARD, start, hops, 500, rules));
    }

    private TraceAnswer linked(EntityRef start) {
        return linked(start, 2, WayRules.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T09:59:59.999999999Z,5", "2026-03-02T10:00:00Z,4"})
    void an_address_is_a_shared_exit_from_five_accounts_within_a_half_open_day(String last, int accounts) {
        for (int i = 1; i <= 4; i++) {
            access("甲", "2026-03-01T1" + (i - 1) + ":00:00Z", i, IP);
        }
        access("甲", last, 5, IP);

        TraceAnswer answer = linked(account(1));

        boolean exit = accounts >= 5;
        assertThat(answer.linked().exits()).isEqualTo(exit ? List.of(new SharedExit(IP, 5)) : List.of());
        assertThat(answer.linked().parties()).hasSize(exit ? 1 : 5);
        assertThat(answer.linked().links()).hasSize(exit ? 0 : 10);
        assertThat(answer.entities()).contains(IP);
    }

    @Test
    void the_same_account_many_times_is_one_account() {
        for (int i = 0; i < 10; i++) {
            access("甲", "2026-03-01T10:0" + i + ":00Z", 1 + i % 2, IP);
        }

        assertThat(linked(account(1)).linked().exits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // type of the second thing, holder of its records, grade
        "IMEI,乙,B",
        "IMEI,甲,C",
        "FINGERPRINT,乙,C",
    })
    void a_link_is_corroborated_by_two_types_in_the_records_of_two_holders(String type, String holder, Grade grade) {
        EntityRef second = type.equals("IMEI") ? IMEI : new EntityRef(EntityKind.DEVICE, "FINGERPRINT:bb");
        for (int i = 1; i <= 2; i++) {
            access("甲", "2026-03-01T10:00:00Z", i, PRINT);
            access(holder, "2026-03-05T10:00:00Z", i, second);
        }

        assertThat(linked(account(1)).linked().links())
                .containsExactly(new Link(
                        account(1),
                        account(2),
                        List.of(PRINT, second).stream().sorted().toList(),
                        grade,
                        holder.equals("甲") ? 1 : 2));
    }

    @ParameterizedTest
    @CsvSource({
        // the other line's use; both days are those of Shanghai
        "2026-03-01T15:59:59Z,true",
        "2026-03-01T16:00:00Z,false",
        "2026-02-28T16:00:00Z,true",
        "2026-02-28T15:59:59Z,false",
    })
    void two_lines_are_linked_only_by_a_thing_that_both_used_on_one_day(String at, boolean linked) {
        usage("2026-03-01T04:00:00Z", IMEI, Story.phone(1));
        usage(at, IMEI, Story.phone(2));

        assertThat(linked(Story.phone(1)).linked().links()).hasSize(linked ? 1 : 0);
        assertThat(linked(Story.phone(1)).linked().parties()).hasSize(linked ? 2 : 1);
    }

    @Test
    void phone_and_sim_of_one_row_are_one_line_whatever_was_used_there() {
        EntityRef sim = new EntityRef(EntityKind.SIM, "460000000000001");
        usage("2026-03-01T04:00:00Z", IMEI, Story.phone(1));
        usage("2026-03-01T05:00:00Z", IMEI, sim);
        assertThat(linked(sim).linked().links()).hasSize(1);

        story.act(
                ActKind.REDEMPTION,
                "2026-04-01T04:00:00Z",
                "recharges.csv",
                2,
                Story.as(Role.TO_PHONE, Story.phone(1)),
                Story.as(Role.TO_SIM, sim));

        assertThat(linked(sim).linked().links()).isEmpty();
        assertThat(linked(sim).linked().parties()).containsExactly(Story.phone(1), sim);
    }

    @Test
    void nobody_but_parties_and_things_that_a_hop_led_to_is_told() {
        EntityRef sim = new EntityRef(EntityKind.SIM, "460000000000001");
        story.act(
                ActKind.USAGE,
                "2026-03-01T04:00:00Z",
                "cdr.csv",
                2,
                Story.as(Role.BY_PHONE, Story.phone(1)),
                Story.as(Role.BY_SIM, sim),
                Story.as(Role.WITH_PHONE, Story.phone(9)),
                Story.as(Role.ON_DEVICE, IMEI));

        assertThat(linked(sim, 1, WayRules.NONE).entities()).containsExactly(sim, IMEI);
        assertThat(linked(sim, 2, WayRules.NONE).entities()).containsExactly(Story.phone(1), sim, IMEI);
        assertThat(linked(sim, 0, WayRules.NONE).entities()).containsExactly(sim);
    }

    @Test
    void a_longest_wait_a_tolerance_and_an_exclusion_bound_links_too() {
        access("甲", "2026-03-01T10:00:00Z", 1, PRINT);
        access("乙", "2026-03-01T12:10:00Z", 2, PRINT);
        WayRules within = new WayRules(Duration.ofHours(2), Map.of(), List.of(), Set.of(), null);
        WayRules tolerant =
                new WayRules(Duration.ofHours(2), Map.of("乙", Duration.ofMinutes(10)), List.of(), Set.of(), null);

        assertThat(linked(account(1)).linked().links()).hasSize(1);
        assertThat(linked(account(1), 2, within).linked().links()).isEmpty();
        assertThat(linked(account(1), 2, tolerant).linked().links()).hasSize(1);
        assertThat(linked(account(1), 2, new WayRules(null, Map.of(), List.of(), Set.of(PRINT), null))
                        .acts())
                .isEmpty();
    }

    @Test
    void a_link_starts_from_a_party_and_has_no_waypoints() {
        assertThatThrownBy(() -> linked(IP))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("ACCOUNT, PHONE or SIM");
        assertThatThrownBy(() -> linked(account(1), 2, new WayRules(null, Map.of(), List.of(IP), Set.of(), null)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("via");
    }
}
