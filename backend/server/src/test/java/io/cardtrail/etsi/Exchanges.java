package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.etsi.Ts103120.Form;
import io.cardtrail.etsi.Ts103120.Reply;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A receiver named ACTOR02, as ETSI's examples call it, and what it answers; every answer is held against the schema. */
final class Exchanges {
    static final Account ACCOUNT = new Account("integrator", Set.of(AccountRole.INTEGRATOR));
    static final Endpoint US = new Endpoint("XX", "ACTOR02");
    static final Identifiers IDENTIFIERS = new Identifiers(new EdgeKey(new byte[32]));
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Schemas SCHEMAS = Schemas.shipped();

    final MemoryInstruments register = new MemoryInstruments();
    final Ts103120 receiver = receiver(register);

    static Ts103120 receiver(Instruments instruments) {
        return new Ts103120(
                US,
                List.of("investigator"),
                instruments,
                IDENTIFIERS,
                Clock.fixed(Instant.parse("2019-10-01T00:00:00Z"), ZoneOffset.UTC));
    }

    static byte[] example(String name) {
        try (InputStream in =
                Objects.requireNonNull(Exchanges.class.getResourceAsStream("/etsi/ts103120/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Form form(String name) {
        return name.endsWith(".xml") ? Form.XML : Form.JSON;
    }

    /** {@return an example after a change of its tree} */
    static byte[] changed(String name, Consumer<ObjectNode> change) {
        ObjectNode tree = (ObjectNode) JSON.readTree(example(name));
        change.accept(tree);
        return JSON.writeValueAsBytes(tree);
    }

    static ArrayNode actions(JsonNode tree) {
        return (ArrayNode) tree.path("Payload")
                .path("RequestPayload")
                .path("ActionRequests")
                .path("ActionRequest");
    }

    /** {@return the object of an action of {@code tree}} */
    static ObjectNode object(JsonNode tree, int action) {
        JsonNode request = actions(tree).get(action);
        return (ObjectNode) (request.has("CREATE") ? request.path("CREATE") : request.path("UPDATE")).path("HI1Object");
    }

    static ObjectNode entry(String owner, String name, String value) {
        return new Entry(owner, name, value).tree();
    }

    /** {@return a message of one action} */
    static byte[] asking(String verb, JsonNode body) {
        return changed("json/request4.json", tree -> {
            ArrayNode actions = actions(tree);
            actions.removeAll();
            actions.addObject().put("ActionIdentifier", 0).set(verb, body);
        });
    }

    /** {@return the codes of a JSON message's answer: one for the whole message, or one per action with 0 for what was done} */
    List<Integer> send(byte[] bytes) {
        return codes(answer(Form.JSON, bytes));
    }

    List<Integer> codes(JsonNode answer) {
        JsonNode payload = answer.path("Payload").path("ResponsePayload");
        if (payload.has("ErrorInformation")) {
            return List.of(payload.path("ErrorInformation").path("ErrorCode").asInt());
        }
        List<Integer> codes = new ArrayList<>();
        payload.path("ActionResponses")
                .path("ActionResponse")
                .forEach(response -> codes.add(
                        response.path("ErrorInformation").path("ErrorCode").asInt(0)));
        return codes;
    }

    /** {@return the answer as a tree; where none could be addressed, one with its code alone} */
    JsonNode answer(Form form, byte[] bytes) {
        return answer(receiver, ACCOUNT, form, bytes);
    }

    static JsonNode answer(Ts103120 receiver, Account account, Form form, byte[] bytes) {
        return switch (receiver.answer(account, form, bytes)) {
            case Reply.Message message -> {
                byte[] answer = message.text().getBytes(StandardCharsets.UTF_8);
                ObjectNode tree = form == Form.JSON ? JsonForm.read(answer) : XmlForm.read(answer, SCHEMAS);
                assertThat(SCHEMAS.fault(tree))
                        .as("the answer against ETSI's schema")
                        .isEmpty();
                yield tree;
            }
            case Reply.Unreadable unreadable -> {
                assertThat(unreadable.reason()).isNotBlank();
                ObjectNode tree = JSON.createObjectNode();
                tree.putObject("Payload")
                        .putObject("ResponsePayload")
                        .putObject("ErrorInformation")
                        .put("ErrorCode", unreadable.code());
                yield tree;
            }
        };
    }

    /** {@return the object with this id, as GET gives it} */
    JsonNode get(String id) {
        JsonNode answer =
                answer(Form.JSON, asking("GET", JSON.createObjectNode().put("Identifier", id)));
        return answer.path("Payload")
                .path("ResponsePayload")
                .path("ActionResponses")
                .path("ActionResponse")
                .path(0)
                .path("GETResponse")
                .path("HI1Object");
    }
}
