package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.retention.ChannelProfiles;
import io.cardtrail.retention.RetentionProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The files a start is told of are read once, before anything is answered. */
class RetentionWiringTest {
    private static final String SHOP = """
            version: 1
            date: "2026-11-28"
            holders:
              - name: 晨光通讯店
                channel: OFFLINE_SHOP
                retention:
                  VIDEO:
                    floor: P60D
                    ceiling: P90D
                    clock: EVENT
                    atCeiling: DELETE
                    basis:
                      - {of: FLOOR, source: HOLDER, date: "2026-11-01", confirmed: true, zh: '六十天', en: 'Sixty days'}
                      - {of: CEILING, source: HOLDER, date: "2026-11-01", confirmed: true, zh: '九十天', en: 'Ninety days'}
            """;

    @TempDir
    private Path folder;

    private static RetentionProfiles profiles(Map<String, String> set) {
        CardtrailSettings settings =
                new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("cardtrail", CardtrailSettings.class);
        RetentionWiring wiring = new RetentionWiring();
        ChannelProfiles channels = wiring.channelProfiles(settings, Profile.TEST);
        return wiring.retentionProfiles(channels, settings);
    }

    @Test
    void without_a_file_the_shipped_profiles_are_in_force() {
        RetentionProfiles profiles = profiles(Map.of());

        assertThat(profiles.of(Channel.OFFLINE_SHOP, "晨光通讯店", Category.VIDEO).ceiling())
                .isEqualTo(Period.ofDays(30));
        assertThat(profiles.file().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_holder_s_own_rules_are_in_force_for_it_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("holders.yaml"), SHOP);
        RetentionProfiles profiles = profiles(Map.of("cardtrail.profiles", file.toString()));

        assertThat(profiles.of(Channel.OFFLINE_SHOP, "晨光通讯店", Category.VIDEO).ceiling())
                .isEqualTo(Period.ofDays(90));
        assertThat(profiles.of(Channel.OFFLINE_SHOP, "邻家便利店", Category.VIDEO).ceiling())
                .isEqualTo(Period.ofDays(30));
    }

    @Test
    void a_table_of_years_stands_above_both() throws IOException {
        Path holders = Files.writeString(folder.resolve("holders.yaml"), SHOP);
        Path table = Files.writeString(
                folder.resolve("retention.json"),
                "[{\"channel\": \"OFFLINE_SHOP\", \"category\": \"SALE\", \"years\": 4}]");
        RetentionProfiles profiles =
                profiles(Map.of("cardtrail.profiles", holders.toString(), "cardtrail.retention", table.toString()));

        assertThat(profiles.of(Channel.OFFLINE_SHOP, "晨光通讯店", Category.SALE).floor())
                .isEqualTo(Period.ofYears(4));
        assertThat(profiles.of(Channel.OFFLINE_SHOP, "晨光通讯店", Category.VIDEO).floor())
                .isNull();
    }

    @Test
    void a_file_that_is_not_there_or_not_right_is_no_start() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path wrong = Files.writeString(folder.resolve("holders.yaml"), SHOP.replace("P90D", "P45D"));

        assertThatThrownBy(() -> profiles(Map.of("cardtrail.profiles", missing.toString())))
                .isInstanceOf(CannotStart.class)
                .hasMessage("cardtrail.profiles is " + missing + ", which can't be read: name a file that can");
        assertThatThrownBy(() -> profiles(Map.of("cardtrail.retention", missing.toString())))
                .isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> profiles(Map.of("cardtrail.profiles", wrong.toString())))
                .isInstanceOf(BadRequest.class)
                .hasMessage(wrong + ": holders[1].retention.VIDEO.ceiling: P45D can end before the floor, P60D, does; "
                        + "make it as long");
    }
}
