package io.cardtrail.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Permission;
import io.cardtrail.warrant.PolicyMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retention profiles: what ships is whole and agrees with its sources, and a slip of the pen stops the start. */
class RetentionProfilesTest {
    private static final RetentionProfiles SHIPPED = RetentionProfiles.shipped();

    private static String shippedText() {
        return new String(resource("/retention/profiles.yaml"), StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = RetentionProfilesTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    @Test
    void every_channel_and_category_has_a_profile_or_a_reason_why_not() {
        for (Channel channel : Channel.values()) {
            for (Category category : Category.values()) {
                RetentionProfile profile = SHIPPED.of(channel, "whoever", category);
                assertThat(profile.channel()).isEqualTo(channel);
                assertThat(profile.category()).isEqualTo(category);
                assertThat(profile.kept())
                        .as(channel + " " + category)
                        .isEqualTo(!profile.basis().isEmpty())
                        .isEqualTo(profile.notKept() == null);
                assertThat(profile.atCeiling() == null).isEqualTo(profile.ceiling() == null);
            }
        }
    }

    @Test
    void whatever_an_instrument_can_reach_has_a_clock_apart_from_cards_with_payment_providers() {
        PolicyMatrix matrix = PolicyMatrix.shipped();
        List<String> reachedWithoutProfile = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (Category category : Category.values()) {
                boolean reached =
                        matrix.permission(InstrumentKind.COURT_ORDER_CRIMINAL, category, channel) != Permission.DENY;
                if (reached && !SHIPPED.of(channel, null, category).kept()) {
                    reachedWithoutProfile.add(category + "@" + channel);
                }
            }
        }
        assertThat(reachedWithoutProfile).containsExactly("CARD@PAYMENT_PROVIDER");
    }

    @Test
    void the_shipped_floors_are_those_of_the_acceptance_cases() {
        RetentionTable table = RetentionTable.parse("cases", resource("/cases/retention.json"));
        assertThat(table.floors())
                .hasSize(7)
                .allSatisfy(line -> assertThat(SHIPPED.of(line.channel(), null, line.category())
                                .floor())
                        .isEqualTo(Period.ofYears(line.years())));
    }

    @Test
    void the_law_s_own_figures_are_those_of_the_notes() {
        assertThat(SHIPPED.of(Channel.ONLINE_PLATFORM, null, Category.SALE).legalFloor())
                .isEqualTo(Period.ofYears(3));
        assertThat(SHIPPED.of(Channel.ONLINE_PLATFORM, null, Category.ACCESS).legalFloor())
                .isEqualTo(Period.ofMonths(6));
        assertThat(SHIPPED.of(Channel.PAYMENT_PROVIDER, null, Category.PAYMENT).legalFloor())
                .isEqualTo(Period.ofYears(10));
        RetentionProfile footage = SHIPPED.of(Channel.OFFLINE_SHOP, null, Category.VIDEO);
        assertThat(footage.legalFloor()).isEqualTo(Period.ofDays(30));
        assertThat(footage.ceiling()).isEqualTo(Period.ofDays(30));
        assertThat(footage.atCeiling()).isEqualTo(AtCeiling.DELETE);
    }

    @Test
    void nothing_is_deleted_by_itself_on_our_judgement_alone() {
        for (Channel channel : Channel.values()) {
            for (RetentionProfile profile : SHIPPED.of(channel, null)) {
                if (profile.atCeiling() == AtCeiling.DELETE) {
                    assertThat(profile.basis())
                            .as(channel + " " + profile.category())
                            .anyMatch(basis ->
                                    basis.of() == Basis.Bears.CEILING && basis.source() != Basis.Source.JUDGEMENT);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1      | version: none     | version: a whole number from 1
            date: "2026-11-28" | date: "2026-02-30" | date: '2026-02-30' is no date
            date: "2026-11-28" | date: 2026-02-30 | date: '2026-02-30' is no date
            floor: P2Y      | flor: P2Y         | channels.OFFLINE_SHOP.CARD.floor: it is missing
            floor: P2Y      | floor: 2 years    | channels.OFFLINE_SHOP.CARD.floor: '2 years' is no period
            floor: P2Y      | floor: P0D        | channels.OFFLINE_SHOP.CARD.floor: 'P0D' must be above zero
            floor: P2Y      | floor: P-2Y       | channels.OFFLINE_SHOP.CARD.floor: 'P-2Y' must be above zero
            floor: P2Y      | floor: P201Y      | channels.OFFLINE_SHOP.CARD.floor: 'P201Y' must be above zero and at most 200 years
            floor: P2Y      | floor: P2147483647M | channels.OFFLINE_SHOP.CARD.floor: 'P2147483647M' must be above zero and at most 200 years
            ceiling: P5Y    | ceiling: P23M     | channels.OFFLINE_SHOP.CARD.ceiling: P23M can end before the floor, P2Y
            ceiling: P30D   | ceiling: P1M      | channels.OFFLINE_SHOP.VIDEO.ceiling: P1M can end before the floor, P30D
            ceiling: P5Y    | ceiling: none     | channels.OFFLINE_SHOP.CARD.atCeiling: it is unknown
            floor: P30D     | floor: P29D       | channels.OFFLINE_SHOP.VIDEO.floor: it is below what the law demands, P30D
            clock: EVENT    | clock: WHENEVER   | channels.OFFLINE_SHOP.CARD.clock: 'WHENEVER' is none of [EVENT, SERVICE_END]
            atCeiling: DELETE | atCeiling: BURN | channels.OFFLINE_SHOP.CARD.atCeiling: 'BURN' is none of [DELETE, REVIEW]
            of: FLOOR, source: LAW | of: CEILING, source: LAW | channels.OFFLINE_SHOP.VIDEO.basis: nothing in it is of FLOOR
            confirmed: false | confirmed: maybe | channels.OFFLINE_SHOP.CARD.basis[1].confirmed: use true or false
            confirmed: false | confirmed: false, by: me | channels.OFFLINE_SHOP.CARD.basis[1].by: it is unknown
            basis:          | bases:            | channels.OFFLINE_SHOP.CARD.basis: it is missing
            RECHARGE:       | REFUND:           | channels.OFFLINE_SHOP.RECHARGE: it is missing
            notKept:        | clock: EVENT, notKept: | not readable as YAML at line
            en: 'Shops record | fr: 'Shops record | channels.OFFLINE_SHOP.RECHARGE.notKept.en: it is missing
            CARD:           | SALE:             | not readable as YAML at line
            """)
    void a_fault_is_one_message_with_its_place(String was, String is, String message) {
        String text = shippedText();
        int at = text.indexOf(was, message.contains(".VIDEO.") ? text.indexOf("    VIDEO:") : 0);
        String changed = text.substring(0, at) + is + text.substring(at + was.length());

        assertThatThrownBy(() -> parse(changed))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("mine.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void a_fifth_channel_and_another_key_at_the_top_are_unknown() {
        assertThatThrownBy(() -> parse(shippedText() + "  FIFTH: {}\n"))
                .hasMessageContaining("channels.FIFTH: it is unknown");
        assertThatThrownBy(() -> parse(shippedText() + "more: 1\n")).hasMessageContaining("more: it is unknown");
    }

    @Test
    void what_is_no_text_or_no_map_is_refused() {
        assertThatThrownBy(() -> RetentionProfiles.parse("mine.yaml", new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOf(BadRequest.class)
                .hasMessage("mine.yaml: it is not UTF-8; save it as UTF-8");
        assertThatThrownBy(() -> parse("- a\n- b\n")).hasMessage("mine.yaml: a map of keys and values is needed");
        assertThatThrownBy(() -> parse("a: &x [1]\nb: [*x, *x]\n")).isInstanceOf(BadRequest.class);
    }

    @Test
    void a_table_of_years_replaces_every_floor() {
        RetentionTable table = RetentionTable.parse("t.json", """
                [{"channel": "OFFLINE_SHOP", "category": "SALE", "years": 7},
                 {"channel": "OFFLINE_SHOP", "category": "RECHARGE", "years": 1}]
                """.getBytes(StandardCharsets.UTF_8));
        RetentionProfiles given = SHIPPED.withFloors(table);

        RetentionProfile sale = given.of(Channel.OFFLINE_SHOP, "any", Category.SALE);
        assertThat(sale.floor()).isEqualTo(Period.ofYears(7));
        assertThat(sale.ceiling()).as("never below the floor").isEqualTo(Period.ofYears(7));
        assertThat(given.of(Channel.OFFLINE_SHOP, "any", Category.RECHARGE).floor())
                .isEqualTo(Period.ofYears(1));
        assertThat(given.of(Channel.ONLINE_PLATFORM, "any", Category.SALE).floor())
                .isNull();
        assertThat(given.of(Channel.ONLINE_PLATFORM, "any", Category.SALE).ceiling())
                .isEqualTo(Period.ofYears(3));
        assertThat(given.of(Channel.ONLINE_PLATFORM, "any", Category.TRAFFIC).kept())
                .isFalse();
    }

    private static RetentionProfiles parse(String yaml) {
        return RetentionProfiles.parse("mine.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
