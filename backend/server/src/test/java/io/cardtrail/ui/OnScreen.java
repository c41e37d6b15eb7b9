package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A first run of the demonstration and a window on it for each test, over which the watch must have noted nothing in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnScreen {
    DemoServer server;
    Screen screen;

    @BeforeAll
    void start() {
        server = serve();
    }

    /** {@return the server of this class's tests} */
    DemoServer serve() {
        return DemoServer.start();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        screen = window();
    }

    @AfterEach
    void nothing_was_said_on_the_console_and_nothing_failed() {
        List<String> noted = screen.watch().noted();
        screen.close();
        assertThat(noted).isEmpty();
    }

    /** {@return another person's window} */
    Screen window() {
        return window("en-US", ColorScheme.LIGHT);
    }

    Screen window(String locale, ColorScheme scheme) {
        return Screen.open(Chromium.shared(), server.origin(), locale, scheme);
    }

    /** How somebody looks at a screen. */
    record Eyes(String locale, ColorScheme scheme) {}

    /** {@return one of both languages with one of both themes, chosen anew; with {@code -Dui.all=true} each with each} */
    static List<Eyes> eyes() {
        List<Eyes> all = new ArrayList<>();
        for (String locale : List.of("en-US", "zh-CN")) {
            all.add(new Eyes(locale, ColorScheme.LIGHT));
            all.add(new Eyes(locale, ColorScheme.DARK));
        }
        if (Boolean.getBoolean("ui.all")) {
            return all;
        }
        Eyes chosen = all.get(new Random().nextInt(all.size()));
        System.out.println("looked at by " + chosen);
        return List.of(chosen);
    }

    /** {@return one of both languages, chosen anew; with {@code -Dui.all=true} both} */
    static List<String> locales() {
        return eyes().stream().map(Eyes::locale).distinct().toList();
    }

    /** {@return a window of somebody who has never been here} */
    Screen firstWindow(String locale) {
        return Screen.first(Chromium.shared(), server.origin(), locale, ColorScheme.LIGHT);
    }

    /** Puts a court order on record that the investigator may ask under. */
    void ordered(String number, GrantTerms grant) {
        ordered(server, number, grant);
    }

    static void ordered(DemoServer server, String number, GrantTerms grant) {
        OnRecord.approved(
                server.bean(Lifecycle.class),
                new InstrumentTerms(
                        number,
                        InstrumentKind.COURT_ORDER_CRIMINAL,
                        "示例市人民法院",
                        List.of(),
                        "(2026)示例刑初117号",
                        null,
                        "刑事侦查",
                        "刑事诉讼法第54条",
                        InstrumentTerms.HOME,
                        null,
                        false,
                        List.of("investigator"),
                        null,
                        between("2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"),
                        List.of(grant)));
    }

    static Interval between(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
