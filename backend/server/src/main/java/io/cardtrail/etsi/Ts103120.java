package io.cardtrail.etsi;

import io.cardtrail.identity.Account;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes HI1 messages of ETSI TS 103 120 and answers them. Thread-safe. */
public final class Ts103120 {
    /** Largest message, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int MOST_ACTIONS = 100;
    private static final Pattern VERSION = Pattern.compile("V1\\.([0-9]{1,3})\\.[0-9]{1,3}");
    /** V1.13.1 is the oldest that the standard's examples use, V1.23.1 the newest that was read. */
    private static final int OLDEST = 13;

    private static final int NEWEST = 23;

    private final Schemas schemas = Schemas.shipped();
    private final Endpoint us;
    private final Instruments instruments;
    private final Terms terms;
    private final ObjectRules rules;
    private final Answers answers;
    private final Clock clock;

    /**
     * A receiver.
     *
     * @param us how messages address this installation
     * @param assignees accounts here that complete what comes, and use it once it is approved
     */
    public Ts103120(
            Endpoint us, List<String> assignees, Instruments instruments, Identifiers identifiers, Clock clock) {
        this.us = us;
        this.instruments = instruments;
        this.terms = new Terms(identifiers, assignees);
        this.rules = new ObjectRules(terms, us);
        this.answers = new Answers(us);
        this.clock = clock;
    }

    /** How a message is written. */
    public enum Form {
        JSON("application/json"),
        XML("application/xml");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** What is answered. */
    public sealed interface Reply {
        /**
         * A response in the standard's form.
         *
         * @param taken whether the message was read to its end: only then does each action have its answer
         */
        record Message(boolean taken, String text) implements Reply {}

        /**
         * What came could not be read so far that a response could be addressed.
         *
         * @param code of the standard
         * @param reason repeats nothing of what came
         */
        record Unreadable(int code, String reason) implements Reply {}
    }

    /**
     * {@return the answer to a message of {@code account}}
     *
     * @param bytes at most {@link #MAX_BYTES}
     * @throws CardtrailException with AUDIT_UNAVAILABLE or GRAPH_UNAVAILABLE; nothing was applied then
     */
    public Reply answer(Account account, Form form, byte[] bytes) {
        Instant now = clock.instant();
        ObjectNode tree;
        try {
            tree = switch (form) {
                case JSON -> JsonForm.read(bytes);
                case XML -> XmlForm.read(bytes, schemas);
            };
        } catch (Refused refused) {
            return new Reply.Unreadable(refused.fault().code(), refused.reason());
        }
        Header header = Answers.head(tree);
        try {
            schemas.fault(tree).ifPresent(place -> {
                throw new Refused(Fault.SCHEMA, "the message is not what the schema asks for at " + place);
            });
            if (header == null) {
                header = Header.of(tree.path("Header"));
            }
            String hash = Sha256.hex(bytes);
            ObjectNode payload =
                    taken(account, header, tree, new Instruments.Verbatim(hash, JsonForm.utf8(bytes), now));
            return new Reply.Message(true, write(form, answers.message(header, now, payload)));
        } catch (Refused refused) {
            Optional<ObjectNode> response = Optional.ofNullable(header)
                    .map(head -> answers.message(head, now, Answers.refused(refused)))
                    .filter(message -> schemas.fault(message).isEmpty());
            return response.isPresent()
                    ? new Reply.Message(false, write(form, response.get()))
                    : new Reply.Unreadable(refused.fault().code(), refused.reason());
        }
    }

    private String write(Form form, ObjectNode message) {
        return switch (form) {
            case JSON -> JsonForm.write(message);
            case XML -> XmlText.write(message, schemas);
        };
    }

    private ObjectNode taken(Account account, Header header, ObjectNode tree, Instruments.Verbatim message) {
        check(header);
        if (tree.has("Signature") || tree.has("Signatures")) {
            throw new Refused(Fault.UNSUPPORTED, "signatures of messages can't be checked here; send it unsigned");
        }
        JsonNode payload = tree.path("Payload");
        if (!payload.has("RequestPayload")) {
            throw new Refused(Fault.UNSUPPORTED, "this receiver asked for nothing; it takes requests only");
        }
        List<JsonNode> requests = Action.numbered(
                payload.path("RequestPayload").path("ActionRequests").path("ActionRequest"));
        if (requests.isEmpty() || requests.size() > MOST_ACTIONS) {
            throw new Refused(Fault.BAD_VALUE, "a message has 1 to " + MOST_ACTIONS + " actions here");
        }
        return acted(account, header, requests, message);
    }

    private void check(Header header) {
        Matcher version = VERSION.matcher(header.version().path("ETSIVersion").asString());
        if (!version.matches()
                || Integer.parseInt(Objects.requireNonNull(version.group(1))) < OLDEST
                || Integer.parseInt(Objects.requireNonNull(version.group(1))) > NEWEST) {
            throw new Refused(Fault.VERSION, "ETSIVersion is V1." + OLDEST + " to V1." + NEWEST + " here");
        }
        if (!header.receiver().equals(us)) {
            throw new Refused(Fault.BAD_IDENTIFIER, "the ReceiverIdentifier is not this receiver's");
        }
        if (header.sender().equals(us)) {
            throw new Refused(Fault.BAD_IDENTIFIER, "the SenderIdentifier is this receiver's own");
        }
    }

    private ObjectNode acted(Account account, Header header, List<JsonNode> requests, Instruments.Verbatim message) {
        World world = new World(instruments.read(account, header.sender()));
        Plan plan = new Plan(world, rules, terms, header, message.at(), message.hash());
        List<Action> actions = new ArrayList<>();
        Map<Integer, Refused> faults = new LinkedHashMap<>();
        for (JsonNode request : requests) {
            int index = actions.size() + faults.size();
            try {
                Action action = Action.of(request);
                plan.step(action, index);
                actions.add(action);
            } catch (Refused refused) {
                faults.put(index, refused);
            }
        }
        if (faults.isEmpty()) {
            faults.putAll(plan.finish());
        }
        if (!faults.isEmpty()) {
            return Answers.nothing(requests.size(), faults);
        }
        if (world.touched().isEmpty()) {
            return Answers.done(actions, world, header.sender());
        }
        try {
            instruments.apply(
                    account,
                    new Instruments.Batch(header.sender(), message, world.changed(), world.expected(), plan.changes()));
        } catch (CardtrailException refused) {
            return Answers.nothing(requests.size(), late(refused, world));
        }
        return Answers.done(actions, new World(instruments.read(account, header.sender())), header.sender());
    }

    /** What the register did not take, although it looked right when it was read. */
    private static Map<Integer, Refused> late(CardtrailException refused, World world) {
        Refused fault = switch (refused.code()) {
            case STALE_GENERATION, NOT_FOUND, INSTRUMENT_CHANGED ->
                new Refused(Fault.STALE, "something changed meanwhile; GET it and decide anew");
            case BAD_REQUEST, FORBIDDEN ->
                new Refused(Fault.BAD_VALUE, Objects.requireNonNullElse(refused.getMessage(), "it was not taken"));
            case UNAUTHENTICATED,
                    DENIED,
                    STEP_UP_REQUIRED,
                    TOO_MUCH_WORK,
                    THROTTLED,
                    QUERY_LIMIT,
                    AUDIT_UNAVAILABLE,
                    LEDGER_FAULT,
                    GRAPH_UNAVAILABLE,
                    INTERNAL -> throw refused;
        };
        Map<Integer, Refused> faults = new LinkedHashMap<>();
        world.touched().values().forEach(action -> faults.put(action, fault));
        return faults;
    }
}
