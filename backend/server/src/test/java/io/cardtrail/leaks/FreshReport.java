package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.order;
import static io.cardtrail.leaks.Offices.thing;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.report.ReportCheck;
import io.cardtrail.report.seal.BadBundle;
import io.cardtrail.report.seal.Bundle;
import io.cardtrail.report.seal.Trust;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * A report sealed a moment ago on a case of its own.
 *
 * @param known what the server shows for filing on paper
 */
public record FreshReport(SortedMap<String, byte[]> files, ReportCheck.Known known) {
    /** Whom every such report is for. */
    public static final String RECIPIENT = Reports.RECIPIENT;

    private static final class Once {
        private static final Map<String, FreshReport> SEALED = sealed();
    }

    /** {@return reports on S1, S2 and S5, by the case's folder; the same for every test of a run} */
    public static Map<String, FreshReport> all() {
        return Once.SEALED;
    }

    private static Map<String, FreshReport> sealed() {
        Map<String, FreshReport> reports = new HashMap<>();
        reports.put(
                "s1-stolen-card-ring",
                seal(
                        "s1-stolen-card-ring",
                        Map.of("subjects", List.of(thing("PAYMENT_ACCOUNT", "BANK_CARD:PAN-7731"))),
                        Map.of(
                                "trace",
                                Map.of("from", thing("PAYMENT_ACCOUNT", "BANK_CARD:PAN-7731"), "thread", "CUSTODY"))));
        reports.put(
                "s2-overwritten-resellers",
                seal(
                        "s2-overwritten-resellers",
                        Map.of(
                                "subjects",
                                List.of(thing("PHONE", "+8615804604630")),
                                "maxHops",
                                7,
                                "window",
                                Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2026-05-01T00:00:00+08:00")),
                        Map.of(
                                "trace",
                                Map.of(
                                        "from",
                                        thing("PHONE", "+8615804604630"),
                                        "thread",
                                        "CUSTODY",
                                        "direction",
                                        "BACKWARD"))));
        reports.put(
                "s5-destroyed-register",
                seal(
                        "s5-destroyed-register",
                        Map.of(
                                "subjects", List.of(thing("CARD", "示例移动:10026051000001008")),
                                "categories", List.of("CARD", "SALE", "RECHARGE", "PAYMENT", "SUBSCRIBER"),
                                "window",
                                        Map.of("from", "2026-05-01T00:00:00+08:00", "to", "2026-06-01T00:00:00+08:00")),
                        Map.of("chain", thing("CARD", "示例移动:10026051000001008"))));
        return Map.copyOf(reports);
    }

    private static FreshReport seal(String folder, Map<String, ?> grant, Map<String, ?> question) {
        TestNeo4j.shared().wipe();
        try (CardtrailServer server = CardtrailServer.start(
                        CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", "2026-11-22T12:00:00+08:00"));
                Offices offices = new Offices(server)) {
            server.importCase(folder);
            Map<String, Object> terms = new HashMap<>(grant);
            terms.put("exportAllowed", true);
            Client alice = offices.investigator("alice");
            String warrant = offices.approved("alice", order(folder, terms, Map.of()));
            Reports reports = new Reports(alice);
            JsonNode report = reports.ended(warrant, question);
            if (!report.path("stage").asString().equals("DONE")) {
                throw new AssertionError("not sealed: " + report);
            }
            byte[] zip =
                    Objects.requireNonNull(reports.bundle(report.path("id").asString()), "no bundle is handed out");
            JsonNode trust = alice.ask(
                            "{ reportTrust { demonstration authority stampAuthority signer sm2 logKey } }", Map.of())
                    .at("data.reportTrust");
            return new FreshReport(Bundle.read(zip), known(trust));
        } catch (BadBundle bad) {
            throw new AssertionError(bad);
        }
    }

    static ReportCheck.Known known(JsonNode trust) {
        return new ReportCheck.Known(
                new Trust(
                        trust.path("authority").asString(),
                        trust.path("stampAuthority").asString(),
                        Optional.of(trust.path("signer").asString()),
                        Optional.of(trust.path("sm2").asString()),
                        List.of(),
                        Instant.now()),
                Optional.of(trust.path("logKey").asString()),
                Optional.of(RECIPIENT));
    }
}
