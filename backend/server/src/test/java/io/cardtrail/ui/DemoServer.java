package io.cardtrail.ui;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A first run of the demonstration, on the day the cases' questions are asked, and what it printed. */
final class DemoServer implements AutoCloseable {
    private final CardtrailServer server;
    private final URI printedLink;

    private DemoServer(CardtrailServer server, URI printedLink) {
        this.server = server;
        this.printedLink = printedLink;
    }

    static DemoServer start() {
        return start(Map.of());
    }

    /** {@return one with other settings besides} */
    static DemoServer start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("spring.profiles.active", "demo", "cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
        settings.putAll(more);
        TestNeo4j.shared().wipe();
        try (Console console = Console.listen()) {
            CardtrailServer server = CardtrailServer.start(CardtrailServer.freshData(), settings);
            return new DemoServer(server, console.link());
        }
    }

    /** {@return the link on the console} */
    URI printedLink() {
        return printedLink;
    }

    /** {@return another one} */
    URI signInLink() {
        return server.signInLink();
    }

    URI origin() {
        return server.origin();
    }

    /** {@return a part of the running application, for what no screen can do} */
    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    void importFile(String name, byte[] file, String mapping) {
        server.importFile(name, file, mapping);
    }

    /** Imports the files of a shipped case. */
    void importCase(String folder) {
        server.importCase(folder);
    }

    @Override
    public void close() {
        server.close();
    }
}
