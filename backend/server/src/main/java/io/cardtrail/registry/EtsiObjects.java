package io.cardtrail.registry;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.warrant.Instrument;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What senders of ETSI TS 103 120 sent, each text sealed with the installation's key, and the messages byte for byte. An account is
 * bound to the first sender it writes as, and that sender to it. Thread-safe.
 */
public final class EtsiObjects {
    static final Query SENDER = Query.named("registry/etsi-sender");
    static final Query BIND = Query.named("registry/etsi-bind");
    static final Query OBJECTS = Query.named("registry/etsi-objects");
    static final Query CREATE = Query.named("registry/etsi-create-object");
    static final Query CHANGE = Query.named("registry/etsi-change-object");
    static final Query KEEP = Query.named("registry/etsi-keep-message");
    static final Query MESSAGE = Query.named("registry/etsi-message");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RecordDoor door;
    private final EdgeKey key;
    private final AuditLog log;
    private final Lifecycle lifecycle;
    private final Clock clock;

    public EtsiObjects(RecordDoor door, EdgeKey key, AuditLog log, Lifecycle lifecycle, Clock clock) {
        this.door = door;
        this.key = key;
        this.log = log;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /**
     * An account's objects.
     *
     * @param foreign whether the sender is bound to another account, or the account to another sender; there are no objects then
     */
    public record Held(boolean foreign, List<EtsiObject> objects) {
        public Held {
            objects = List.copyOf(objects);
        }
    }

    /**
     * What one message changes.
     *
     * @param message its text, which is UTF-8 and so has one form in bytes
     * @param hash SHA-256 of those bytes, hex
     * @param objects as they are to stand
     * @param expected generation of each object that stood before; one that is not in it is new
     * @param steps of the life-cycle; the key says which object a draft comes from and means nothing otherwise
     */
    public record Change(
            String sender,
            String message,
            String hash,
            List<EtsiObject> objects,
            Map<String, Integer> expected,
            List<Map.Entry<String, Step>> steps) {
        public Change {
            objects = List.copyOf(objects);
            expected = Map.copyOf(expected);
            steps = List.copyOf(steps);
        }
    }

    /** {@return what {@code account} sent as {@code sender}} */
    public Held read(String account, String sender) {
        return door.read(records -> {
            if (foreign(records, account, sender)) {
                return new Held(true, List.of());
            }
            return new Held(
                    false,
                    records.rows(OBJECTS, Map.of("account", account)).stream()
                            .map(row -> open(row.string("body")))
                            .toList());
        });
    }

    /** {@return the message with this hash, as it came} */
    public Optional<String> message(String hash) {
        return door.read(records -> records.rows(MESSAGE, Map.of("hash", hash)).stream()
                .findFirst()
                .map(row -> key.unseal(row.string("body"))));
    }

    /**
     * Makes the whole change in one transaction, or none of it. That a message was taken is on record before and after, as each of
     * its steps is.
     *
     * @throws Refused if something changed since it was read, or the life-cycle does not take a step
     */
    public void apply(Officer officer, Change change) {
        String begun = log.append(new Entry.Admin(
                        officer.account(),
                        "ETSI_MESSAGE",
                        change.hash(),
                        CanonicalJson.of(Map.of(
                                "objects",
                                change.objects().stream().map(EtsiObject::id).toList()))))
                .token();
        try {
            lifecycle.together(
                    officer,
                    change.steps().stream().map(Map.Entry::getValue).toList(),
                    (records, made) -> write(records, officer.account(), change, made));
        } catch (CardtrailException refused) {
            end(officer, begun, refused.code().name());
            throw refused;
        } catch (RuntimeException fault) {
            end(officer, begun, ErrorCode.INTERNAL.name());
            throw fault;
        }
        end(officer, begun, "DONE");
    }

    private void end(Officer officer, String begun, String outcome) {
        log.append(new Entry.AdminEnded(officer.account(), begun, outcome, 0, ""));
    }

    private void write(RecordDoor.Records records, String account, Change change, List<Instrument> made) {
        String sender = key.hash(change.sender());
        if (foreign(records, account, change.sender())) {
            throw Refused.staleObject();
        }
        records.rows(
                BIND,
                Map.of(
                        "account",
                        account,
                        "sender",
                        sender,
                        "by",
                        UUID.randomUUID().toString()));
        Instant now = clock.instant();
        records.rows(KEEP, Map.of("hash", change.hash(), "at", now.toEpochMilli(), "body", key.seal(change.message())));
        Map<String, String> became = became(change, made);
        int place = 0;
        for (EtsiObject object : change.objects()) {
            String instrument = became.get(object.id());
            EtsiObject stored = instrument == null ? object : object.became(instrument);
            if (!written(records, account, change, stored, now, place++)) {
                throw Refused.staleObject();
            }
        }
    }

    private boolean written(
            RecordDoor.Records records, String account, Change change, EtsiObject object, Instant now, int place) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("key", account + " " + object.id());
        params.put("generation", object.generation());
        params.put("body", seal(account, object));
        Integer expected = change.expected().get(object.id());
        if (expected != null) {
            params.put("expected", expected);
            return !records.rows(CHANGE, params).isEmpty();
        }
        params.put("account", account);
        params.put("created", now.toEpochMilli());
        params.put("place", place);
        return records.rows(CREATE, params).getFirst().truth("created");
    }

    private static Map<String, String> became(Change change, List<Instrument> made) {
        Map<String, String> became = new HashMap<>();
        for (int i = 0; i < made.size(); i++) {
            Map.Entry<String, Step> step = change.steps().get(i);
            switch (step.getValue()) {
                case Step.Draft draft -> became.put(step.getKey(), made.get(i).id());
                case Step.Move move -> {}
            }
        }
        return became;
    }

    private boolean foreign(RecordDoor.Records records, String account, String sender) {
        String hash = key.hash(sender);
        List<Row> bound = new ArrayList<>(records.rows(SENDER, Map.of("account", account, "sender", hash)));
        return bound.stream()
                .anyMatch(row -> !row.string("account").equals(account)
                        || !row.string("sender").equals(hash));
    }

    private String seal(String account, EtsiObject object) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("account", account);
        body.put("id", object.id());
        body.put("kind", object.kind());
        body.put("generation", object.generation());
        body.put("text", object.text());
        body.put("changed", object.changed().toString());
        body.put("cancelled", object.cancelled());
        body.put("instrument", object.instrument());
        body.put("message", object.message());
        return key.seal(CanonicalJson.of(body));
    }

    private EtsiObject open(String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        return new EtsiObject(
                body.path("id").asString(),
                body.path("kind").asString(),
                body.path("generation").intValue(),
                body.path("text").asString(),
                Instant.parse(body.path("changed").asString()),
                body.path("cancelled").booleanValue(),
                body.path("instrument").isNull()
                        ? null
                        : body.path("instrument").asString(),
                body.path("message").asString());
    }
}
