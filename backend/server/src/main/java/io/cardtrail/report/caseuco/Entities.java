package io.cardtrail.report.caseuco;

import io.cardtrail.model.EntityKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who and what took part. Under a pseudonym a thing has its kind and no facet: a facet would say that the label is its identifier. */
final class Entities {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Entities() {}

    static void add(JsonNode entities, Graph graph) {
        for (JsonNode entity : entities.values()) {
            String name = name(entity.path("id"));
            String label = entity.path("label").asString("");
            Optional<EntityKind> kind = kind(entity.path("kind"));
            List<String> classes = kind.map(known -> classes(known, label)).orElse(List.of("uco-core:UcoObject"));
            Node node = graph.node(
                            name,
                            Stream.concat(classes.stream(), Stream.of("ct:Entity"))
                                    .toArray(String[]::new))
                    .value("uco-core:name", entity.path("label"))
                    .value("ct:ordinal", entity.path("id"))
                    .value("ct:kind", entity.path("kind"))
                    .value("ct:pseudonymous", entity.path("pseudonymous"));
            if (!entity.path("pseudonymous").asBoolean(true)) {
                kind.ifPresent(known -> facet(known, label, name, node, graph));
            }
        }
    }

    /** {@return the name of the thing with this ordinal, whether there is one or not} */
    static String name(JsonNode id) {
        return "entity/" + id.asString(id.toString());
    }

    private static Optional<EntityKind> kind(JsonNode kind) {
        return Arrays.stream(EntityKind.values())
                .filter(each -> each.name().equals(kind.asString("")))
                .findFirst();
    }

    private static List<String> classes(EntityKind kind, String label) {
        return switch (kind) {
            case CARD -> List.of("uco-observable:ObservableObject", "ct:Card");
            case PIN -> List.of("uco-observable:ObservableObject", "ct:Pin");
            case PHONE -> List.of("uco-observable:PhoneAccount");
            case SIM -> List.of("uco-observable:SIMCard");
            case DEVICE -> List.of("uco-observable:Device");
            case IP -> List.of("uco-observable:" + address(label));
            case PAYMENT_ACCOUNT -> List.of("uco-observable:Account", "ct:PaymentAccount");
            case ACCOUNT -> List.of("uco-observable:DigitalAccount");
            case PERSON -> List.of("uco-identity:Person");
            case ORGANISATION -> List.of("uco-identity:Organization");
            case CELL -> List.of("uco-observable:CellSite");
        };
    }

    private static String address(String label) {
        if (IPV4.matcher(label).matches()) {
            return "IPv4Address";
        }
        return IPV6.matcher(label).matches() ? "IPv6Address" : "IPAddress";
    }

    private static void facet(EntityKind kind, String label, String name, Node node, Graph graph) {
        switch (kind) {
            case PHONE -> facet("PhoneAccountFacet", "phoneNumber", label, name, node, graph);
            case PAYMENT_ACCOUNT, ACCOUNT -> facet("AccountFacet", "accountIdentifier", label, name, node, graph);
            case IP -> facet(address(label) + "Facet", "addressValue", label, name, node, graph);
            case CARD, PIN, SIM, DEVICE, PERSON, ORGANISATION, CELL -> {
                // The name says it: UCO has no property for it, or one for each of several identifiers that the label
                // may be.
            }
        }
    }

    private static void facet(String type, String property, String label, String name, Node node, Graph graph) {
        node.link(
                "uco-core:hasFacet",
                graph.node(name + "/facet", "uco-observable:" + type).text("uco-observable:" + property, label));
    }
}
