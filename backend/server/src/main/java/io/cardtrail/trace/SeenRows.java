package io.cardtrail.trace;

import io.cardtrail.graph.Row;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the queries under {@code cypher/trace/}. */
final class SeenRows {
    private static final Map<String, EntityKind> KINDS =
            Arrays.stream(EntityKind.values()).collect(Collectors.toMap(EntityKind::label, Function.identity()));

    private SeenRows() {}

    static EntityRef entity(String label, String key) {
        EntityKind kind = KINDS.get(label);
        if (kind == null) {
            throw new IllegalStateException("no kind of entity has the label " + label);
        }
        return new EntityRef(kind, key);
    }

    static @Nullable EntityRef accountOrNull(@Nullable String key) {
        return key == null ? null : new EntityRef(EntityKind.PAYMENT_ACCOUNT, key);
    }

    static SeenAct act(Row row) {
        return new SeenAct(
                row.string("id"),
                ActKind.valueOf(row.string("kind")),
                EventTime.ofNanos(row.number("at")),
                row.string("atText"),
                row.string("clock"),
                Channel.valueOf(row.string("channel")),
                row.string("holder"),
                attributes(row),
                row.rows("roles").stream()
                        .map(SeenRows::participant)
                        .sorted(SeenAct.ROLES)
                        .toList(),
                row.rows("sources").stream().map(SeenRows::source).sorted().toList());
    }

    private static ActAttributes attributes(Row row) {
        return new ActAttributes(
                row.stringOrNull("reference"),
                row.stringOrNull("settlement"),
                row.numberOrNull("faceValue"),
                row.numberOrNull("amount"),
                row.numberOrNull("unitPrice"),
                row.numberOrNull("quantity"),
                row.numberOrNull("duration"),
                row.stringOrNull("method"),
                row.stringOrNull("footage"),
                row.stringOrNull("carrier"),
                row.stringOrNull("status"),
                row.stringOrNull("rangeFirst"),
                row.stringOrNull("rangeLast"));
    }

    private static Participant participant(Row row) {
        String label = row.strings("labels").stream()
                .filter(KINDS::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an entity has no label of a kind"));
        return new Participant(
                Role.valueOf(row.string("role")),
                entity(label, row.string("key")),
                row.stringOrNull("name"),
                row.stringOrNull("sealed"));
    }

    static SourceRef source(Row row) {
        return new SourceRef(
                row.string("file"),
                row.string("digest"),
                row.number("line"),
                row.string("batch"),
                row.number("seq"),
                row.string("leaf"));
    }
}
