package io.cardtrail.etsi;

import java.time.OffsetDateTime;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The head of a message.
 *
 * @param version of the standard and of the national profile, as it came
 */
record Header(Endpoint sender, Endpoint receiver, UUID transaction, OffsetDateTime at, ObjectNode version) {
    static Header of(JsonNode node) {
        return new Header(
                Endpoint.of(node.path("SenderIdentifier")),
                Endpoint.of(node.path("ReceiverIdentifier")),
                UUID.fromString(node.path("TransactionIdentifier").asString()),
                Times.read(node.path("Timestamp"), "Timestamp"),
                (ObjectNode) node.path("Version"));
    }
}
