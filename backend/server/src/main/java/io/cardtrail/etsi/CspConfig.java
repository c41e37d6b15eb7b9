package io.cardtrail.etsi;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers GETCSPCONFIG: the formats of identifiers that are taken, and what can be asked about them. */
final class CspConfig {
    /** When this page of the program last changed. */
    private static final String LAST_CHANGED = "2026-11-25T00:00:00Z";

    private static final List<String> TYPES = List.of(
            "SubscriberData", "UserIdentifyingData", "SubscriberDataAndUserIdentifyingData", "TrafficData", "Other");

    private CspConfig() {}

    static ObjectNode response() {
        ObjectNode config = JsonNodeFactory.instance.objectNode().put("LastChanged", LAST_CHANGED);
        ObjectNode ours = config.putObject("TargetFormatTypeDefinitions").put("config:FormatOwner", TargetFormat.OURS);
        ArrayNode definitions = ours.putObject("config:TargetFormatTypeDefinitionEntries")
                .putArray("config:TargetFormatTypeDefinitionEntry");
        ArrayNode targets = config.putObject("TargetingConfigurations").putArray("config:TargetingConfiguration");
        for (TargetFormat format : TargetFormat.values()) {
            if (format.owner().equals(TargetFormat.OURS)) {
                definitions
                        .addObject()
                        .put("config:FormatName", format.etsi())
                        .put("config:Description", format.description())
                        .put("config:FormatRegex", format.regex());
            }
            ObjectNode target = targets.addObject()
                    .put("config:FormatName", format.etsi())
                    .put("config:FormatOwner", format.owner())
                    .put("config:Guidance", format.description());
            types(target, "config:AssociatedLDRequestTypes");
            subtypes(target, "config:AssociatedLDRequestSubtypes");
            types(target, "config:AssociatedLPRequestTypes");
            subtypes(target, "config:AssociatedLPRequestSubtypes");
        }
        return config;
    }

    private static void types(ObjectNode target, String name) {
        ArrayNode entries = target.putObject(name).putArray("common:DictionaryEntry");
        TYPES.forEach(type -> entries.add(Entry.etsi(RequestTypes.TYPE, type).tree()));
    }

    private static void subtypes(ObjectNode target, String name) {
        ArrayNode entries = target.putObject(name).putArray("common:DictionaryEntry");
        RequestTypes.subtypes()
                .forEach(category ->
                        entries.add(new Entry(TargetFormat.OURS, RequestTypes.SUBTYPE, category.name()).tree()));
    }
}
