package io.cardtrail.etsi;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers LIST. */
final class Listing {
    private static final int MOST = 1_000;
    private static final String OBJECT_TYPE = "ObjectType";
    private static final Set<String> NEVER_HERE = Set.of("Notification", "Task", "Delivery");

    private Listing() {}

    /** Refuses a filter by what no dictionary has. */
    static void check(Action.Filter filter) {
        Entry type = filter.type();
        if (type == null) {
            return;
        }
        boolean known = NEVER_HERE.contains(type.value())
                || Arrays.stream(ObjectKind.values())
                        .anyMatch(kind -> kind.etsi().equals(type.value()));
        if (!type.of(Entry.ETSI, OBJECT_TYPE) || !known) {
            throw new Refused(Fault.BAD_VALUE, "ObjectType is not in ETSI's dictionary " + OBJECT_TYPE);
        }
    }

    /** {@return the records of the objects that {@code filter} lets through} */
    static ObjectNode of(World world, Action.Filter filter, Endpoint sender) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode records = response.putArray("ListResponseRecord");
        List<StoredObject> found = world.all().stream()
                .filter(object -> matches(world, object, filter, sender))
                .limit(Math.min(MOST, filter.most()))
                .toList();
        for (StoredObject object : found) {
            ObjectNode listed = records.addObject();
            listed.set(
                    "ObjectType", Entry.etsi(OBJECT_TYPE, object.kind().etsi()).tree());
            listed.put("Identifier", object.id().toString());
            listed.put("CountryCode", sender.country());
            listed.put("OwnerIdentifier", sender.id());
            listed.put("Generation", world.generation(object));
            String external = World.tree(object).path("ExternalIdentifier").asString("");
            if (!external.isEmpty()) {
                listed.put("ExternalIdentifier", external);
            }
            listed.put("LastChanged", Times.seconds(object.changed()));
        }
        return response;
    }

    private static boolean matches(World world, StoredObject object, Action.Filter filter, Endpoint sender) {
        Entry type = filter.type();
        Entry status = filter.status();
        return (type == null || object.kind().etsi().equals(type.value()))
                && (filter.since() == null || !object.changed().isBefore(filter.since()))
                && (filter.changed() == null || filter.changed().contains(object.changed()))
                && (filter.country() == null || filter.country().equals(sender.country()))
                && (status == null
                        || status.equals(Entry.etsi(object.kind().statusDictionary(), world.status(object))));
    }
}
