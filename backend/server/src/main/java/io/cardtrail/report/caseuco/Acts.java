package io.cardtrail.report.caseuco;

import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What was recorded to have happened, apart from who read it where. */
final class Acts {
    private static final String PERFORMER = "uco-action:performer";
    private static final String PARTICIPANT = "uco-action:participant";

    private Acts() {}

    static Node add(String name, JsonNode act, Graph graph) {
        return graph.node(name, "uco-action:Action", "ct:Act")
                .value("uco-core:name", act.path("kind"))
                .typed("uco-action:startTime", act.path("at"), Terms.TIME)
                .value("ct:kind", act.path("kind"))
                .value("ct:timeText", act.path("atText"))
                .value("ct:clock", act.path("clock"))
                .value("ct:channel", act.path("channel"))
                .value("ct:category", act.path("category"))
                .value("ct:holder", act.path("holder"))
                .value("ct:faceValueFen", act.path("faceValue"))
                .value("ct:amountFen", act.path("amount"))
                .value("ct:unitPriceFen", act.path("unitPrice"))
                .value("ct:quantity", act.path("quantity"))
                .value("ct:method", act.path("method"))
                .value("ct:status", act.path("status"))
                .value("ct:reference", act.path("reference"));
    }

    /** Says who took part, in UCO's few words and in ours. */
    static void parts(String name, Node act, JsonNode claim, Graph graph) {
        int n = 0;
        for (JsonNode part : claim.path("roles").values()) {
            String entity = graph.iri(Entities.name(part.path("entity")));
            act.link(
                    "ct:part",
                    graph.node(name + "/part/" + ++n, "ct:Part")
                            .value("ct:role", part.path("role"))
                            .value("ct:recordedName", part.path("name"))
                            .link("ct:entity", entity));
            role(part.path("role")).flatMap(Acts::property).ifPresent(property -> {
                // UCO has one performer and one environment; a second one takes part.
                boolean second = !property.equals(PARTICIPANT)
                        && (property.equals(PERFORMER) || property.equals("uco-action:environment"))
                        && act.has(property);
                act.link(second ? PARTICIPANT : property, entity);
            });
        }
        for (JsonNode card : claim.path("cards").values()) {
            act.link("uco-action:object", graph.iri(Entities.name(card)));
        }
    }

    private static Optional<Role> role(JsonNode role) {
        return Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role.asString("")))
                .findFirst();
    }

    private static Optional<String> property(Role role) {
        return switch (role) {
            case ISSUED_BY, SOLD_BY, PAID_FROM, BY_ACCOUNT, BY_PHONE -> Optional.of(PERFORMER);
            case OF_CARD, OF_PIN, HAS_PIN, REGISTERS -> Optional.of("uco-action:object");
            case ISSUED_TO, SOLD_TO, BROKERED_BY, PAID_TO, TO_PHONE, WITH_PHONE, TO_PERSON, TO_ORGANISATION, TO_SIM ->
                Optional.of(PARTICIPANT);
            case FROM_IP, ON_DEVICE, BY_SIM -> Optional.of("uco-action:instrument");
            case AT_CELL -> Optional.of("uco-action:environment");
            // These tie records together; nobody takes part by them.
            case SETTLED_BY, SETTLEMENT, FOOTAGE -> Optional.empty();
        };
    }
}
