package io.cardtrail.graph;

import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A judgement on identity as it lies in the database: one text sealed with the installation's key (AES-256-GCM), as instruments are.
 * Its ties to entities and acts only lead to it. Whoever writes in the database can take one away or put an old one back, but not make
 * one, and not change ends, weights, rows, reason or state.
 */
public final class JudgementBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EdgeKey key;

    public JudgementBody(EdgeKey key) {
        this.key = key;
    }

    /** {@return the judgement as it is stored} */
    public String seal(Judgement judgement) {
        return key.seal(CanonicalJson.of(Map.of(
                "id", judgement.id(),
                "claim", claim(judgement.claim()),
                "events", judgement.events().stream().map(JudgementBody::event).toList())));
    }

    /**
     * {@return the judgement in {@code sealed}}
     *
     * @param id that it must have: a text moved to another node is none
     * @throws IllegalStateException if it was not sealed here, or is another's
     */
    public Judgement open(String id, String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        if (!text(body, "id").equals(id)) {
            throw new IllegalStateException("the database has another judgement's text under this id");
        }
        return new Judgement(
                id,
                claim(body.path("claim")),
                body.path("events").values().stream().map(JudgementBody::event).toList());
    }

    private static Map<String, @Nullable Object> claim(IdentityClaim claim) {
        Map<String, @Nullable Object> body = new HashMap<>();
        JudgedField exactKey = claim.exactKey();
        body.put("left", entity(claim.left()));
        body.put("right", entity(claim.right()));
        body.put("exactKey", exactKey == null ? null : exactKey.name());
        body.put("grade", claim.grade().name());
        body.put("rule", claim.rule());
        body.put("table", claim.table());
        body.put("prior", claim.prior());
        body.put("threshold", claim.threshold());
        body.put(
                "agreements",
                claim.agreements().stream().map(JudgementBody::agreement).toList());
        return body;
    }

    private static IdentityClaim claim(JsonNode body) {
        String exactKey = orNull(body, "exactKey");
        return new IdentityClaim(
                entity(body.path("left")),
                entity(body.path("right")),
                exactKey == null ? null : JudgedField.valueOf(exactKey),
                Grade.valueOf(text(body, "grade")),
                text(body, "rule"),
                text(body, "table"),
                body.path("prior").longValue(),
                body.path("threshold").longValue(),
                body.path("agreements").values().stream()
                        .map(JudgementBody::agreement)
                        .toList());
    }

    private static Map<String, @Nullable Object> agreement(Agreement agreement) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("field", agreement.field().name());
        body.put("level", agreement.level().name());
        body.put("weight", agreement.weight());
        body.put("left", value(agreement.left()));
        body.put("right", value(agreement.right()));
        return body;
    }

    private static Agreement agreement(JsonNode body) {
        return new Agreement(
                JudgedField.valueOf(text(body, "field")),
                AgreementLevel.valueOf(text(body, "level")),
                body.path("weight").longValue(),
                value(body.path("left")),
                value(body.path("right")));
    }

    private static @Nullable Map<String, @Nullable Object> value(Agreement.@Nullable Value value) {
        if (value == null) {
            return null;
        }
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("act", value.act());
        body.put("of", entity(value.of()));
        body.put("text", value.text());
        return body;
    }

    private static Agreement.@Nullable Value value(JsonNode body) {
        return body.isNull()
                ? null
                : new Agreement.Value(text(body, "act"), entity(body.path("of")), orNull(body, "text"));
    }

    private static Map<String, @Nullable Object> event(Judgement.Event event) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("at", event.at().toString());
        body.put("state", event.state().name());
        body.put("actor", event.actor());
        body.put("instrument", event.instrument());
        body.put("generation", event.generation());
        body.put("grant", event.grant());
        body.put("reason", event.reason());
        return body;
    }

    private static Judgement.Event event(JsonNode body) {
        return new Judgement.Event(
                Instant.parse(text(body, "at")),
                JudgementState.valueOf(text(body, "state")),
                text(body, "actor"),
                text(body, "instrument"),
                body.path("generation").intValue(),
                text(body, "grant"),
                orNull(body, "reason"));
    }

    private static Map<String, @Nullable Object> entity(EntityRef ref) {
        return Map.of("kind", ref.kind().name(), "key", ref.key());
    }

    private static EntityRef entity(JsonNode body) {
        return new EntityRef(EntityKind.valueOf(text(body, "kind")), text(body, "key"));
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString();
    }

    private static @Nullable String orNull(JsonNode body, String name) {
        return body.path(name).isNull() ? null : text(body, name);
    }
}
