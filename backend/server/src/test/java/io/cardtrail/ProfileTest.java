package io.cardtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** A start that would leave the door open is refused, with what to change. */
class ProfileTest {
    private static final Map<String, String> LOOPBACK =
            Map.of("server.address", "127.0.0.1", "management.server.address", "::1");

    private static MockEnvironment environment(String profile, Map<String, String> settings) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile.split(" ", -1));
        LOOPBACK.forEach(environment::setProperty);
        settings.forEach(environment::setProperty);
        return environment;
    }

    private static void refused(String profile, Map<String, String> settings, String message) {
        assertThatThrownBy(() -> Profile.of(environment(profile, settings)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"demo, DEMO", "test, TEST", "production, PRODUCTION"})
    void each_answers_on_loopback(String name, Profile expected) {
        assertThat(Profile.of(environment(name, Map.of()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "demo production", "demo test"})
    void none_and_several_are_refused(String profiles) {
        refused(profiles, Map.of(), "exactly one of the profiles");
    }

    @ParameterizedTest
    @CsvSource({
        "demo, 0.0.0.0",
        "demo, 192.0.2.7",
        "demo, ''",
        "test, ::",
        "production, 0.0.0.0",
        "production, ''",
        "production, 192.0.2.7"
    })
    void elsewhere_without_tls_is_refused_in_every_profile(String profile, String address) {
        refused(profile, Map.of("server.address", address), "server.address is '" + address + "'");
        refused(profile, Map.of("management.server.address", address), "management.server.address");
    }

    @Test
    void made_up_installations_answer_on_loopback_only_with_tls_too() {
        Map<String, String> tls = Map.of("server.address", "0.0.0.0", "server.ssl.bundle", "web");
        refused("demo", tls, "loopback only");
        refused("test", tls, "loopback only");

        assertThat(Profile.of(environment("production", tls))).isEqualTo(Profile.PRODUCTION);
    }

    @Test
    void a_switched_off_or_empty_tls_is_none() {
        refused(
                "production",
                Map.of("server.address", "0.0.0.0", "server.ssl.bundle", "web", "server.ssl.enabled", "false"),
                "there is no TLS");
        refused("production", Map.of("server.address", "0.0.0.0", "server.ssl.protocol", "TLS"), "there is no TLS");
    }

    @Test
    void what_callers_say_about_themselves_is_never_believed() {
        refused("production", Map.of("server.forward-headers-strategy", "native"), "cardtrail.origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cardtrail.clock.fixed", "cardtrail.retention"})
    void production_takes_neither_a_clock_nor_a_retention_table_from_the_command_line(String setting) {
        refused("production", Map.of(setting, "x"), setting);
        assertThat(Profile.of(environment("test", Map.of(setting, "x")))).isEqualTo(Profile.TEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cardtrail.example",
                "https://cardtrail.example/",
                "https://Cardtrail.example",
                "https://a@b"
            })
    void the_public_origin_is_https_and_nothing_more(String origin) {
        assertThatThrownBy(() -> new IdentitySettings(
                        URI.create(origin), false, new IdentitySettings.Oidc(null, null, null, null, Set.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cardtrail.origin");
    }
}
