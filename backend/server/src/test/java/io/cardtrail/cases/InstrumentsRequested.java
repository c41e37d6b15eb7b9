package io.cardtrail.cases;

import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Sha256;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes the instruments of a case through their life-cycle over HTTP: an integrator requests, a reviewer and a custodian approve. */
final class InstrumentsRequested {
    private static final Set<String> NOT_ASKED = Set.of("state", "approvals");

    private InstrumentsRequested() {}

    /** {@return a moment at which none of the case's instruments has lapsed} */
    static String before(CaseFolder folder) {
        OffsetDateTime earliest = OffsetDateTime.MAX;
        for (JsonNode instrument : CaseFolder.read(folder.instruments())) {
            OffsetDateTime from = OffsetDateTime.parse(
                    instrument.path("validity").path("from").asString());
            earliest = from.isBefore(earliest) ? from : earliest;
        }
        return earliest.equals(OffsetDateTime.MAX) ? "2026-01-01T00:00:00+08:00" : earliest.toString();
    }

    /** Has every instrument of the case approved. */
    static void all(CaseFolder folder, CardtrailServer server) {
        JsonNode instruments = CaseFolder.read(folder.instruments());
        try (CardtrailClient requester = new CardtrailClient(server.origin(), server.token());
                CardtrailClient reviewer = server.as("reviewer", AccountRole.REVIEWER, null)) {
            // The newest is listed first.
            for (JsonNode instrument : List.copyOf(instruments.values()).reversed()) {
                String holder = instrument.path("holders").path(0).asString("");
                try (CardtrailClient custodian =
                        server.as(custodianOf(holder), AccountRole.CUSTODIAN, holder.isEmpty() ? null : holder)) {
                    approved(instrument, requester, reviewer, custodian);
                }
            }
        }
    }

    private static String custodianOf(String holder) {
        return holder.isEmpty()
                ? "custodian"
                : "custodian-" + Sha256.hex(holder).substring(0, 12);
    }

    /** {@return the instrument, approved in both offices} */
    static JsonNode approved(
            JsonNode instrument, CardtrailClient requester, CardtrailClient reviewer, CardtrailClient custodian) {
        Map<String, Object> input = new HashMap<>();
        instrument.propertyNames().stream()
                .filter(name -> !NOT_ASKED.contains(name))
                .forEach(name -> input.put(name, instrument.path(name)));
        JsonNode draft = done(requester.ask(Map.of("input", input), "draft-warrant"), "draftWarrant");
        JsonNode submitted = done(requester.ask(standing(draft, false), "submit-warrant"), "submitWarrant");
        JsonNode reviewed = done(reviewer.ask(standing(submitted, true), "approve-warrant"), "approveWarrant");
        JsonNode approved = done(custodian.ask(standing(reviewed, true), "approve-warrant"), "approveWarrant");
        if (!approved.path("state").asString().equals("APPROVED")) {
            throw new AssertionError(instrument.path("number") + " is " + approved.path("state"));
        }
        return approved;
    }

    private static Map<String, Object> standing(JsonNode instrument, boolean withHash) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("id", instrument.path("id"));
        variables.put("generation", instrument.path("generation"));
        if (withHash) {
            variables.put("hash", instrument.path("hash"));
        }
        return variables;
    }

    private static JsonNode done(JsonNode response, String field) {
        JsonNode instrument = response.path("data").path(field);
        if (!instrument.isObject()) {
            throw new AssertionError(field + ": " + response);
        }
        return instrument;
    }
}
