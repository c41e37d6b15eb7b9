package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
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
    private Chromium chromium;

    @BeforeAll
    void start() {
        server = DemoServer.start();
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
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
        return Screen.open(chromium, server.origin(), locale, scheme);
    }
}
