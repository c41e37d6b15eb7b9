package io.cardtrail.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channel profiles: what ships is whole, and what single holders add is read strictly and stays above the law's floor. */
class ChannelProfilesTest {
    private static final ChannelProfiles SHIPPED = ChannelProfiles.shipped();

    private static final String HOLDERS = """
            version: 1
            date: "2026-11-28"
            holders:
              - name: 示例回收平台
                channel: ONLINE_PLATFORM
                contact: {source: HOLDER, date: "2026-11-01", confirmed: true, zh: '法务部', en: 'Its legal department'}
                knows:
                  DEVICE: {source: HOLDER, date: "2026-11-01", confirmed: true, zh: '只有网络地址。', en: 'Network addresses only.'}
                retention:
                  SALE:
                    floor: P5Y
                    ceiling: P6Y
                    clock: EVENT
                    atCeiling: DELETE
                    basis:
                      - {of: FLOOR, source: HOLDER, date: "2026-11-01", confirmed: true, zh: '五年', en: 'Five years'}
                      - {of: CEILING, source: HOLDER, date: "2026-11-01", confirmed: true, zh: '六年', en: 'Six years'}
              - name: 晨光通讯店
                channel: OFFLINE_SHOP
                privacy: {level: HIGH, source: HOLDER, date: "2026-11-01", confirmed: false, zh: '高', en: 'High'}
            """;

    @Test
    void every_channel_has_a_row_for_every_dimension_and_every_row_is_cited_and_dated() {
        for (Channel channel : Channel.values()) {
            ChannelProfile profile = SHIPPED.of(channel, null);
            assertThat(profile.knows()).as(channel.name()).containsOnlyKeys(Dimension.values());
            assertThat(profile.rules()).isNotEmpty();
            assertThat(profile.access()).isNotEmpty();
            assertThat(Stream.of(
                                    List.of(profile.privacy(), profile.contact()),
                                    profile.knows().values(),
                                    profile.rules(),
                                    profile.access())
                            .flatMap(each -> each.stream()))
                    .allSatisfy(cited -> {
                        assertThat(cited.date()).isBefore(LocalDate.of(2026, 12, 1));
                        assertThat(cited.text().zh()).isNotEqualTo(cited.text().en());
                    });
        }
    }

    @Test
    void privacy_is_medium_in_shops_higher_on_platforms_and_high_with_carriers() {
        assertThat(SHIPPED.of(Channel.OFFLINE_SHOP, null).level()).isEqualTo(PrivacyLevel.MEDIUM);
        assertThat(SHIPPED.of(Channel.ONLINE_PLATFORM, null).level()).isEqualTo(PrivacyLevel.HIGHER);
        assertThat(SHIPPED.of(Channel.CARRIER, null).level()).isEqualTo(PrivacyLevel.HIGH);
    }

    @Test
    void a_holder_s_own_words_stand_before_those_of_its_channel_and_only_where_it_has_some() {
        ChannelProfiles profiles = SHIPPED.withHolders("mine.yaml", bytes(HOLDERS));
        ChannelProfile own = profiles.of(Channel.ONLINE_PLATFORM, "示例回收平台");
        ChannelProfile shared = SHIPPED.of(Channel.ONLINE_PLATFORM, null);

        assertThat(own.contact().text().en()).isEqualTo("Its legal department");
        assertThat(Objects.requireNonNull(own.knows().get(Dimension.DEVICE))
                        .text()
                        .en())
                .isEqualTo("Network addresses only.");
        assertThat(own.knows().get(Dimension.MONEY)).isEqualTo(shared.knows().get(Dimension.MONEY));
        assertThat(own.level()).isEqualTo(shared.level());
        assertThat(profiles.of(Channel.OFFLINE_SHOP, "示例回收平台").holder())
                .as("in another channel it is a holder like all others")
                .isNull();
        assertThat(profiles.of(Channel.OFFLINE_SHOP, "晨光通讯店").level()).isEqualTo(PrivacyLevel.HIGH);
        assertThat(profiles.channelsOf("晨光通讯店")).containsExactly(Channel.OFFLINE_SHOP);
        assertThat(profiles.channelsOf("nobody")).containsExactly(Channel.values());
        assertThat(profiles.all()).hasSize(6);
        assertThat(profiles.holdersHash()).isEqualTo(Sha256.hex(bytes(HOLDERS)));
        assertThat(SHIPPED.holdersHash()).isNull();

        RetentionProfile sale = profiles.retention().of(Channel.ONLINE_PLATFORM, "示例回收平台", Category.SALE);
        assertThat(sale.floor()).isEqualTo(Period.ofYears(5));
        assertThat(sale.legalFloor()).as("the law's own demand stays").isEqualTo(Period.ofYears(3));
        assertThat(profiles.retention()
                        .of(Channel.ONLINE_PLATFORM, "示例回收平台", Category.ACCESS)
                        .floor())
                .isEqualTo(Period.ofYears(1));
        assertThat(profiles.retention()
                        .of(Channel.ONLINE_PLATFORM, "another", Category.SALE)
                        .floor())
                .isEqualTo(Period.ofYears(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: 示例回收平台     | nom: 示例回收平台       | holders[1].name: it is missing
            name: 示例回收平台     | name: ' '              | holders[1].name: text is needed
            channel: ONLINE_PLATFORM | channel: TELEPHONE  | holders[1].channel: 'TELEPHONE' is none of [OFFLINE_SHOP
            source: HOLDER         | source: RUMOUR         | holders[1].contact.source: 'RUMOUR' is none of [LAW
            DEVICE:                | SMELL:                 | holders[1].knows.SMELL: it is unknown
            floor: P5Y             | floor: P2Y             | holders[1].retention.SALE.floor: it is below what the law demands, P3Y
            floor: P5Y             | legalFloor: P1Y, x: P5Y | not readable as YAML
            floor: P5Y             | floor: none            | holders[1].retention.SALE.floor: it is below what the law demands, P3Y
            ceiling: P6Y           | ceiling: P4Y           | holders[1].retention.SALE.ceiling: P4Y can end before the floor, P5Y
            SALE:                  | TRAFFIC:               | holders[1].retention.TRAFFIC: holders of this channel have no such records
            SALE:                  | SALES:                 | holders[1].retention.SALES: it is unknown
            of: CEILING            | of: FLOOR              | holders[1].retention.SALE.basis: nothing in it is of CEILING
            en: 'Five years'       | en: 'Five', by: x      | holders[1].retention.SALE.basis[1].by: it is unknown
            name: 晨光通讯店        | nickname: x            | holders[2].name: it is missing
            level: HIGH,           | level: SECRET,         | holders[2].privacy.level: 'SECRET' is none of [MEDIUM, HIGHER, HIGH]
            holders:               | holder:                | holders: it is missing
            version: 1             | version: 0             | version: a whole number from 1
            """)
    void a_fault_is_one_message_with_its_place(String was, String is, String message) {
        assertThat(HOLDERS).contains(was);
        String changed = HOLDERS.replaceFirst(Pattern.quote(was), is);

        assertThatThrownBy(() -> SHIPPED.withHolders("mine.yaml", bytes(changed)))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("mine.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void a_holder_named_twice_for_one_channel_is_refused() {
        String twice =
                HOLDERS.replace("name: 晨光通讯店\n    channel: OFFLINE_SHOP", "name: 示例回收平台\n    channel: ONLINE_PLATFORM");

        assertThat(twice).isNotEqualTo(HOLDERS);
        assertThatThrownBy(() -> SHIPPED.withHolders("mine.yaml", bytes(twice)))
                .isInstanceOf(BadRequest.class)
                .hasMessage("mine.yaml: holders[2].name: '示例回收平台' has an entry for ONLINE_PLATFORM already; keep one");
    }

    @Test
    void a_shipped_row_without_its_source_would_be_noticed() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ChannelProfilesTest.class.getResourceAsStream("/retention/channels.yaml"))) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThatThrownBy(() ->
                            ChannelProfiles.parse("mine.yaml", bytes(shipped.replaceFirst("source: ARTICLE, ", ""))))
                    .hasMessage("mine.yaml: channels.OFFLINE_SHOP.privacy.source: it is missing; add it");
            assertThatThrownBy(() -> ChannelProfiles.parse("mine.yaml", bytes(shipped.replaceFirst("MONEY:", "CASH:"))))
                    .hasMessageContaining("channels.OFFLINE_SHOP.knows.MONEY: ");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
