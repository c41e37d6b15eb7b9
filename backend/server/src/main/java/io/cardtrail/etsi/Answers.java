package io.cardtrail.etsi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Responses in the standard's own form. */
final class Answers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Endpoint us;

    Answers(Endpoint us) {
        this.us = us;
    }

    /** {@return a response to {@code header}'s sender, with its transaction and version} */
    ObjectNode message(Header header, Instant now, ObjectNode payload) {
        ObjectNode message = NODES.objectNode();
        ObjectNode head = message.putObject("Header");
        head.set("SenderIdentifier", us.tree());
        head.set("ReceiverIdentifier", header.sender().tree());
        head.put("TransactionIdentifier", header.transaction().toString());
        head.put("Timestamp", Times.microseconds(now));
        head.set("Version", header.version().deepCopy());
        message.putObject("Payload").set("ResponsePayload", payload);
        return message;
    }

    /** {@return the payload that refuses a whole message} */
    static ObjectNode refused(Refused refused) {
        ObjectNode payload = NODES.objectNode();
        payload.set("ErrorInformation", error(refused));
        return payload;
    }

    private static ObjectNode error(Refused refused) {
        return NODES.objectNode().put("ErrorCode", refused.fault().code()).put("ErrorDescription", refused.reason());
    }

    /** {@return the payload that refuses {@code faults}, and says of the other actions that nothing was applied} */
    static ObjectNode nothing(int actions, Map<Integer, Refused> faults) {
        ObjectNode payload = NODES.objectNode();
        ArrayNode responses = responses(payload);
        for (int i = 0; i < actions; i++) {
            Refused fault = faults.get(i);
            ObjectNode response = responses.addObject().put("ActionIdentifier", i);
            response.set(
                    "ErrorInformation",
                    error(
                            fault == null
                                    ? new Refused(
                                            Fault.NOT_APPLIED,
                                            "nothing of this message was applied: another action failed")
                                    : fault));
        }
        return payload;
    }

    /** {@return the payload of actions that were all done; {@code world} is how things stand after them} */
    static ObjectNode done(List<Action> actions, World world, Endpoint sender) {
        ObjectNode payload = NODES.objectNode();
        ArrayNode responses = responses(payload);
        for (int i = 0; i < actions.size(); i++) {
            ObjectNode response = responses.addObject().put("ActionIdentifier", i);
            switch (actions.get(i)) {
                case Action.Create create ->
                    response.putObject("CREATEResponse")
                            .put("Identifier", ObjectReader.id(create.object()).toString());
                case Action.Update update ->
                    response.putObject("UPDATEResponse")
                            .put("Identifier", ObjectReader.id(update.object()).toString());
                case Action.Get get ->
                    response.putObject("GETResponse")
                            .set("HI1Object", object(world, world.find(get.id()).orElseThrow(), sender));
                case Action.Enumerate list -> response.set("LISTResponse", Listing.of(world, list.filter(), sender));
                case Action.Configuration configuration -> response.set("GETCSPCONFIGResponse", CspConfig.response());
                case Action.Deliver deliver -> throw new IllegalStateException("a DELIVER was done");
            }
        }
        return payload;
    }

    private static ArrayNode responses(ObjectNode payload) {
        return payload.putObject("ActionResponses").putArray("ActionResponse");
    }

    /** {@return the object as its sender made it, with what the receiver has to say} */
    private static ObjectNode object(World world, StoredObject stored, Endpoint sender) {
        ObjectNode tree = World.tree(stored);
        tree.put("CountryCode", sender.country());
        tree.put("OwnerIdentifier", sender.id());
        tree.put("Generation", world.generation(stored));
        tree.put("LastChanged", Times.seconds(stored.changed()));
        tree.set(
                stored.kind().status(),
                Entry.etsi(stored.kind().statusDictionary(), world.status(stored))
                        .tree());
        return tree;
    }

    /** {@return the head of a message that may not be one, null where no response could be addressed} */
    static @Nullable Header head(ObjectNode tree) {
        try {
            return Header.of(tree.path("Header"));
        } catch (Refused | JacksonException | IllegalArgumentException | ClassCastException e) {
            return null;
        }
    }
}
