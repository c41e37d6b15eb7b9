package io.cardtrail.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the response a perfect server would give, from a question's expectation and the files, to try the comparison on. */
final class RightAnswer {
    private static final Set<String> NEED_ACCESS = Set.of("FROM_IP", "ON_DEVICE", "TO_SIM", "BY_SIM");

    private final CaseQuestion question;
    private final Truth truth;
    private final Map<Named, ObjectNode> things = new HashMap<>();
    private final Map<String, ObjectNode> acts = new HashMap<>();
    private final ObjectNode trace = CaseFolder.JSON.createObjectNode();

    private RightAnswer(CaseQuestion question, Truth truth) {
        this.question = question;
        this.truth = truth;
    }

    /** {@return the whole GraphQL response} */
    static ObjectNode to(CaseQuestion question, Truth truth) {
        RightAnswer answer = new RightAnswer(question, truth);
        answer.build();
        ObjectNode response = CaseFolder.JSON.createObjectNode();
        ObjectNode warrant = response.putObject("data").putObject("warrant");
        switch (question.operation()) {
            case "paths" -> {
                ObjectNode paths = warrant.putObject("paths");
                paths.putArray("ranked");
                paths.put("count", answer.trace.path("cardCount").asInt());
                paths.put("more", answer.trace.path("cardCount").asInt());
                paths.set("subgraph", answer.trace);
            }
            case "entity" -> warrant.set("subject", answer.subject());
            default -> warrant.set(question.operation(), answer.trace);
        }
        return response;
    }

    /** The entity asked about, with what its registrations say. */
    private ObjectNode subject() {
        ObjectNode subject = known(question.ask().path("entity")).deepCopy();
        ArrayNode registrations = subject.putArray("registrations");
        for (JsonNode expected : question.expect().path("registrations")) {
            ObjectNode registration = registrations.addObject();
            registration.set("act", acts.get(expected.path("source").asString()));
            registration.set("status", expected.path("status"));
            registration.set("to", things.get(Named.of(expected.path("to")).comparable()));
        }
        subject.set("naturalPerson", question.expect().path("naturalPerson"));
        subject.set("sharedExit", question.expect().path("sharedExit"));
        return subject;
    }

    private void linked(JsonNode expect) {
        ArrayNode parties = trace.putArray("parties");
        expect.path("parties").forEach(party -> parties.add(known(party)));
        ArrayNode links = trace.putArray("links");
        for (JsonNode expected : expect.path("links")) {
            ObjectNode link = links.addObject();
            link.set("a", known(expected.path("a")));
            link.set("b", known(expected.path("b")));
            ArrayNode via = link.putArray("via");
            expected.path("via").forEach(thing -> via.add(known(thing)));
            link.set("grade", expected.path("grade"));
            link.put("rule", "rule/1");
            link.putArray("alternatives").add("SHARED_DEVICE");
        }
        ArrayNode exits = trace.putArray("sharedExits");
        for (JsonNode expected : expect.path("sharedExits")) {
            ObjectNode exit = exits.addObject();
            exit.set(
                    "address", things.get(new Named("IP", expected.path("value").asString()).comparable()));
            exit.set("accountsIn24h", expected.path("accountsIn24h"));
            exit.put("isSharedExit", true);
        }
    }

    private ObjectNode known(JsonNode expected) {
        return Objects.requireNonNull(things.get(Named.of(expected).comparable()));
    }

    private void build() {
        JsonNode expect = question.expect();
        ArrayNode entities = trace.putArray("entities");
        expect.path("entities").forEach(e -> entities.add(thing(Named.of(e), false)));
        expect.path("pseudonyms").forEach(e -> entities.add(thing(Named.of(e), true)));
        ArrayNode list = trace.putArray("acts");
        expect.path("acts").forEach(a -> list.add(act(a)));
        chains(expect.path("chains"));
        linked(expect);
        gaps(expect.path("gaps"));
        conservation(expect.path("conservation"));
        trace.put("cardCount", expect.path("cards").path("total").asInt(0));
        trace.put("pinCount", expect.path("pins").asInt(0));
        ObjectNode bounds = trace.putObject("bounds");
        bounds.set("truncatedBy", expect.path("truncatedBy").deepCopy());
        bounds.put("acts", expect.path("acts").size());
        trace.put("digest", "0".repeat(64));
        trace.put("audit", "a");
        trace.put("asOf", "9");
    }

    private ObjectNode thing(Named named, boolean pseudonymous) {
        int number = things.size() + 1;
        ObjectNode thing = CaseFolder.JSON.createObjectNode();
        thing.put("id", "e" + number);
        thing.put("kind", named.kind());
        thing.put("label", pseudonymous ? named.kind() + " 7F21-" + number : named.value());
        thing.put("value", pseudonymous ? null : named.value());
        thing.put("pseudonymous", pseudonymous);
        things.put(named.comparable(), thing);
        return thing;
    }

    private ObjectNode act(JsonNode expected) {
        String source = expected.path("source").asString();
        Truth.SourceRow row = truth.row(source);
        ObjectNode act = CaseFolder.JSON.createObjectNode();
        acts.put(source, act);
        act.put("id", "act-" + source);
        act.put("kind", row.act());
        act.put("channel", row.channel());
        act.put("holder", row.holder());
        act.put("depth", expected.path("depth").asInt());
        act.put("grade", expected.path("grade").asString());
        ArrayNode roles = act.putArray("roles");
        row.roles().forEach((role, named) -> {
            if (question.categories().contains("ACCESS") || !NEED_ACCESS.contains(role)) {
                named.stream().filter(things::containsKey).forEach(n -> {
                    ObjectNode thing = things.get(n);
                    roles.addObject().put("role", role).set("entity", thing);
                    act.set(PeopleCompared.camelCase(role), thing);
                });
            }
        });
        act.putArray("cards");
        act.putArray("sources").add(source(source, row));
        return act;
    }

    private static ObjectNode source(String name, Truth.SourceRow row) {
        ObjectNode source = CaseFolder.JSON.createObjectNode();
        int colon = name.lastIndexOf(':');
        source.put("file", name.substring(0, colon));
        source.put("line", Long.parseLong(name.substring(colon + 1)));
        source.put("fileDigest", row.fileDigest());
        source.put("holder", row.holder());
        ArrayNode cells = source.putArray("cells");
        row.cells()
                .forEach((column, text) -> cells.addObject()
                        .put("column", column)
                        .put("visibility", column.equals("面值") ? "SHOWN" : "NOT_GRANTED")
                        .put("text", column.equals("面值") ? text : null));
        return source;
    }

    private void chains(JsonNode expected) {
        ArrayNode chains = trace.putArray("chains");
        ArrayNode hops = trace.putArray("hops");
        for (JsonNode chain : expected) {
            ObjectNode card = things.get(new Named("CARD", chain.path("card").asString()));
            ObjectNode made = chains.addObject();
            made.set("card", card);
            made.set("grade", chain.path("grade"));
            ArrayNode list = made.putArray("acts");
            for (JsonNode name : chain.path("acts")) {
                ObjectNode act = Objects.requireNonNull(acts.get(name.asString()));
                list.add(act);
                ObjectNode hop = hops.addObject();
                hop.set("act", act);
                hop.set("card", card);
                hop.set("depth", act.path("depth"));
                ((ArrayNode) act.path("cards")).add(card);
            }
        }
    }

    private void gaps(JsonNode expected) {
        ArrayNode gaps = trace.putArray("gaps");
        for (JsonNode gap : expected) {
            ObjectNode made = (ObjectNode) gap.deepCopy();
            ArrayNode cards = made.putArray("cards");
            gap.path("cards").forEach(card -> cards.add(things.get(new Named("CARD", card.asString()))));
            for (String party : List.of("from", "to")) {
                if (gap.path(party).isObject()) {
                    made.set(party, things.get(Named.of(gap.path(party))));
                }
            }
            for (String act : List.of("after", "before")) {
                if (gap.path(act).isString()) {
                    made.set(act, acts.get(gap.path(act).asString()));
                }
            }
            ArrayNode candidates = made.putArray("candidates");
            gap.path("candidates").forEach(each -> {
                ObjectNode candidate = candidates.addObject();
                String source = each.path("source").asString();
                candidate.putObject("act").putArray("sources").add(source(source, truth.row(source)));
                candidate.putObject("inference").set("rule", each.path("rule"));
                candidate.set("grade", each.path("grade"));
            });
            gaps.add(made);
        }
    }

    private void conservation(JsonNode expected) {
        ArrayNode conservation = trace.putArray("conservation");
        for (JsonNode balance : expected) {
            ObjectNode made = (ObjectNode) balance.deepCopy();
            made.set("party", things.get(Named.of(balance.path("party"))));
            conservation.add(made);
        }
    }

    /** {@return the response of the exchange that carried {@code response}} */
    static Exchange exchange(JsonNode response) {
        return new Exchange("HTTP/1.1 200", Map.of(), CaseFolder.JSON.writeValueAsString(response));
    }

    /** {@return a refusal} */
    static ObjectNode refusal(String... reasons) {
        ObjectNode response = CaseFolder.JSON.createObjectNode();
        ObjectNode error = response.putArray("errors").addObject();
        error.put("message", "the instrument does not permit this");
        ObjectNode extensions = error.putObject("extensions");
        extensions.put("code", "DENIED");
        ArrayNode list = extensions.putArray("reasons");
        new TreeSet<>(List.of(reasons)).forEach(list::add);
        response.putObject("data").putNull("warrant");
        return response;
    }
}
