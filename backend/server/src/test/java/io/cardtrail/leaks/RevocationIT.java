package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.identity.AccountRole;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Leak class 13 at the socket: once a revocation has returned, not one byte of data arrives under the instrument. */
class RevocationIT {
    private static final int READERS = 8;
    /** Whole answers between two changes, and what is asked after a change to see that nothing comes. */
    private static final int ANSWERS = 40;

    private static final String DATA = "atText";

    private static Story story;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of("server.tomcat.max-keep-alive-requests", "-1"));
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    private static String traces() {
        return "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) { acts(first: 50) {"
                + " nodes { ...ActParts } } } } } " + Questions.fragments("E", "ActParts");
    }

    /**
     * One thread holds all connections, so that nothing can lie unread while another thread notes a time: when the answer to a
     * change is here, what has come by then is taken from the kernel, and whatever comes later came after the change.
     */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void after_a_revocation_has_returned_not_one_byte_of_data_arrives() throws IOException {
        String order = story.wide(ALICE);
        int generation = generation(order);
        String reader = story.server().session(ALICE, AccountRole.INVESTIGATOR, null);
        String reviewer = story.server().session("reviewer", AccountRole.REVIEWER, null);
        try (Selector selector = Selector.open();
                Wire changes = Wire.to(story.server().origin(), 0)) {
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Wire wire = reader(selector);
                wires.add(wire);
                wire.send(wire.request(
                        reader, Client.body(traces(), Map.of("w", order, "s", i % 2 == 0 ? CARD : BANK_CARD))));
            }
            changes.channel().configureBlocking(false);
            changes.channel().register(selector, SelectionKey.OP_READ, changes);
            for (String change : List.of("suspend", "resume", "suspend", "resume", "revoke")) {
                Reading reading = new Reading(selector, wires, changes, reader, order);
                reading.flow(change.equals("resume") ? 0 : ANSWERS);
                String reason = change.equals("resume") ? "" : ", reason: \"检查\"";
                changes.send(changes.request(
                        reviewer,
                        Client.body(
                                "mutation($id: ID!) { " + change + "Warrant(id: $id, generation: " + generation++
                                        + reason + ") { state } }",
                                Map.of("id", order))));
                reading.untilChanged();
                assertThat(changes.text()).contains("\"state\"");
                if (!change.equals("resume")) {
                    reading.nothingMore(ANSWERS);
                }
            }
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    /** The reading connections between two changes. */
    private record Reading(Selector selector, List<Wire> wires, Wire changes, String token, String order) {
        void flow(int answers) throws IOException {
            int whole = 0;
            while (whole < answers) {
                whole += turn(false);
            }
        }

        void untilChanged() throws IOException {
            while (!changes.complete()) {
                turn(false);
            }
            for (Wire wire : wires) {
                // What has come by now came before.
                boolean more = !wire.complete();
                while (more) {
                    more = wire.read() > 0 && !wire.complete();
                }
            }
        }

        /** A response that had begun by the change may be here as a whole; every other has an error or null in it. */
        void nothingMore(int answers) throws IOException {
            for (Wire wire : List.copyOf(wires)) {
                assertThat(wire.text().contains(DATA) && !wire.complete())
                        .as("data still on its way after the change had returned")
                        .isFalse();
                again(wire);
            }
            int whole = 0;
            while (whole < answers) {
                whole += turn(true);
            }
        }

        private int turn(boolean nothing) throws IOException {
            int whole = 0;
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                Wire wire = (Wire) key.attachment();
                wire.read();
                if (wire.equals(changes)) {
                    continue;
                }
                if (nothing) {
                    assertThat(wire.text()).doesNotContain(DATA);
                }
                whole += again(wire) ? 1 : 0;
            }
            selector.selectedKeys().clear();
            return whole;
        }

        private boolean again(Wire wire) throws IOException {
            if (!wire.complete()) {
                return false;
            }
            int place = wires.indexOf(wire);
            Wire next = wire;
            if (wire.closing()) {
                wire.close();
                next = reader(selector);
                wires.set(place, next);
            }
            next.send(next.request(
                    token, Client.body(traces(), Map.of("w", order, "s", place % 2 == 0 ? CARD : BANK_CARD))));
            return true;
        }
    }

    private static Wire reader(Selector selector) throws IOException {
        Wire wire = Wire.to(story.server().origin(), 0);
        wire.channel().configureBlocking(false);
        wire.channel().register(selector, SelectionKey.OP_READ, wire);
        return wire;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_reader_that_stops_reading_holds_the_revocation_back() throws Exception {
        String[] rows = new String[400];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "SL" + i + ",2026-03-20 10:00:00,PAN-7731,MERslow" + i + ",1.00,";
        }
        story.imported("bank-payments", "slow.csv", "交易单号,交易时间,付款账户,收款账户,金额,备注", rows);
        String order = story.wide(ALICE);
        StringBuilder document =
                new StringBuilder("query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) {");
        for (int i = 0; i < 15; i++) {
            document.append(" a").append(i).append(": acts(first: 200) { nodes { ...A } }");
        }
        document.append(" } } } fragment A on Act { id handle atText roles { entity { id handle label } role }"
                + " sources { file fileDigest batch leaf clause }"
                + " ... on Payment { paidFrom { id handle label } paidTo { id handle label } } }");
        try (Wire wire = Wire.to(story.server().origin(), 4_096)) {
            byte[] request = wire.request(
                    story.server().session(ALICE, AccountRole.INVESTIGATOR, null),
                    Client.body(document.toString(), Map.of("w", order, "s", BANK_CARD)));
            wire.send(request);
            wire.read();
            assertThat(wire.text()).startsWith("HTTP/1.1 200");
            CompletableFuture<Response> revoked = CompletableFuture.supplyAsync(
                    () -> Offices.move(story.offices().reviewer(), order, "revokeWarrant", Offices.because("检查")));
            assertThatThrownBy(() -> revoked.get(3, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            String whole = wire.answer();
            assertThat(whole).contains(DATA).endsWith("\r\n0\r\n\r\n");
            assertThat(Offices.made(revoked.get(1, TimeUnit.MINUTES))
                            .path("state")
                            .asString())
                    .isEqualTo("CANCELLED");
            wire.send(request);
            assertThat(wire.answer()).doesNotContain(DATA).contains("NOT_USABLE");
        }
    }

    private static int generation(String order) {
        return story.alice()
                .ask("query($w: ID!) { warrant(id: $w) { generation } }", Map.of("w", order))
                .at("data.warrant.generation")
                .asInt();
    }
}
