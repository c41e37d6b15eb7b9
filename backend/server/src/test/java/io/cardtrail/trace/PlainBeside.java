package io.cardtrail.trace;

import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.Row;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The queries about what bears on gaps, over acts in memory that are reduced to a grant, and rows about records that it reaches. */
final class PlainBeside {
    private final Reduced data;
    private final List<RecordKeeping> kept;

    PlainBeside(Reduced data, List<RecordKeeping> kept) {
        this.data = data;
        this.kept = kept;
    }

    List<Row> lots(Collection<?> parties) {
        List<Row> rows = new ArrayList<>();
        for (Object one : parties) {
            Map<?, ?> wanted = (Map<?, ?>) one;
            for (SeenAct act : data.acts()) {
                long at = EventTime.toNanos(act.at());
                boolean named = act.roles().stream()
                        .anyMatch(role -> role.role().name().equals(wanted.get("role"))
                                && role.entity().kind().label().equals(wanted.get("label"))
                                && role.entity().key().equals(wanted.get("key")));
                boolean lot = act.roles().stream()
                        .noneMatch(role -> role.role() == Role.OF_CARD || role.role() == Role.OF_PIN);
                if (named && lot && at > number(wanted, "after") && at < number(wanted, "before")) {
                    rows.add(new Row(Map.of("id", act.id())));
                }
            }
        }
        return rows;
    }

    List<Row> registeredAccounts(Collection<?> keys) {
        List<Row> rows = new ArrayList<>();
        for (SeenAct act : data.acts()) {
            for (EntityRef organisation : in(act, Role.TO_ORGANISATION, EntityKind.ORGANISATION)) {
                for (EntityRef account : in(act, Role.REGISTERS, EntityKind.PAYMENT_ACCOUNT)) {
                    if (keys.contains(organisation.key())) {
                        rows.add(new Row(
                                Map.of("organisation", organisation.key(), "account", account.key(), "id", act.id())));
                    }
                }
            }
        }
        return rows;
    }

    List<Row> delivered(Collection<?> expected) {
        List<Row> rows = new ArrayList<>();
        for (Object one : expected) {
            Map<?, ?> wanted = (Map<?, ?>) one;
            boolean any = data.acts().stream()
                    .anyMatch(act -> act.holder().equals(wanted.get("holder"))
                            && act.kind().name().equals(wanted.get("kind")));
            if (any) {
                rows.add(new Row(Map.of("holder", wanted.get("holder"), "kind", wanted.get("kind"))));
            }
        }
        return rows;
    }

    List<Row> fates(Collection<?> about) {
        List<Row> rows = new ArrayList<>();
        for (Object one : about) {
            Map<?, ?> wanted = (Map<?, ?>) one;
            for (RecordKeeping row : kept) {
                if (row.holder().equals(wanted.get("holder"))
                        && row.category().name().equals(wanted.get("category"))
                        && EventTime.toNanos(row.records().from()) < number(wanted, "until")
                        && EventTime.toNanos(row.records().to()) > number(wanted, "from")) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    List<Row> recordKeeping() {
        return kept.stream().map(PlainBeside::row).toList();
    }

    private static Row row(RecordKeeping row) {
        return new Row(Map.ofEntries(
                Map.entry("id", row.id()),
                Map.entry("kind", row.kind().name()),
                Map.entry("at", EventTime.toNanos(row.at())),
                Map.entry("atText", row.atText()),
                Map.entry("clock", "holder:" + row.holder()),
                Map.entry("channel", row.channel().name()),
                Map.entry("holder", row.holder()),
                Map.entry("category", row.category().name()),
                Map.entry("recordsFrom", EventTime.toNanos(row.records().from())),
                Map.entry("recordsTo", EventTime.toNanos(row.records().to())),
                Map.entry(
                        "sources",
                        List.of(Map.of(
                                "file", "kept.csv",
                                "digest", "d",
                                "line", row.line(),
                                "batch", "b",
                                "seq", 1L,
                                "leaf", "")))));
    }

    private static long number(Map<?, ?> of, String name) {
        return of.get(name) instanceof Long given ? given : 0;
    }

    private static List<EntityRef> in(SeenAct act, Role role, EntityKind kind) {
        return act.roles().stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::entity)
                .filter(entity -> entity.kind() == kind)
                .toList();
    }
}
