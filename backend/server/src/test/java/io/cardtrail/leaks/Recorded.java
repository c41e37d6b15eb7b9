package io.cardtrail.leaks;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.RandomGraph;
import io.cardtrail.warrant.Scope;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One act of a graph with the rows that say it.
 *
 * @param cells of each of its rows; they stay what they are when a role is changed that nobody may see, so that the leaf stays
 */
record Recorded(ActRecord act, Channel channel, String holder, List<Place> places, List<RowCells.Cell> cells) {
    /** Where a row stands: files of one name, channel and holder are one file, and a round is one of its batches. */
    record Place(int round, String file, long line) {}

    private record Key(int round, Channel channel, String holder, String file) {}

    /** {@return the act with real identifiers and cells} */
    static Recorded of(Things things, int graph, String salt, RandomGraph.Placed placed, List<Place> places) {
        ActRecord act = placed.act();
        List<Participant> participants = new ArrayList<>();
        List<RowCells.Cell> cells = new ArrayList<>();
        for (Participant drawn : act.participants()) {
            Identifier identifier = Things.of(graph, drawn.entity());
            participants.add(participant(things, drawn.role(), identifier, drawn.name()));
            boolean pin = identifier.kind() == EntityKind.PIN;
            cells.add(new RowCells.Cell(
                    "列" + cells.size(),
                    drawn.role(),
                    drawn.role().category(act.kind()),
                    pin ? null : identifier.value(),
                    pin ? things.ref(identifier).key() : identifier.value()));
        }
        Category own = act.kind().category();
        cells.add(cell("金额", null, own, String.valueOf(act.attributes().amount())));
        cells.add(cell(
                "支付单号",
                Role.SETTLEMENT,
                Category.PAYMENT,
                String.valueOf(act.attributes().settledBy())));
        cells.add(cell(
                "监控",
                Role.FOOTAGE,
                Category.VIDEO,
                String.valueOf(act.attributes().footage())));
        return new Recorded(
                new ActRecord(
                        Sha256.hex(salt + act.id()),
                        act.kind(),
                        act.at(),
                        act.atText(),
                        participants,
                        act.attributes(),
                        0),
                placed.channel(),
                placed.holder(),
                places,
                cells);
    }

    private static RowCells.Cell cell(String column, @Nullable Role role, Category category, String text) {
        return new RowCells.Cell(column, role, category, text, text);
    }

    static Participant participant(Things things, Role role, Identifier identifier, @Nullable String name) {
        EntityRef ref = things.ref(identifier);
        return new Participant(role, ref, name, things.sealed(identifier));
    }

    boolean visible(Scope scope) {
        Set<String> holders = scope.holders();
        return scope.acts().contains(Scope.pair(act.kind(), channel))
                && (holders == null || holders.contains(holder))
                && scope.window().contains(act.at());
    }

    boolean granted(Scope scope, Role role) {
        return scope.roles().contains(Scope.pair(role, channel));
    }

    /** {@return the batches of these acts, in the order of rounds} */
    static List<Batch> batches(String prefix, List<Recorded> acts) {
        Map<Key, List<Batch.Entry>> rows = new LinkedHashMap<>();
        for (Recorded recorded : acts) {
            for (Place place : recorded.places) {
                rows.computeIfAbsent(
                                new Key(place.round, recorded.channel, recorded.holder, place.file),
                                key -> new ArrayList<>())
                        .add(recorded.entry(place.line));
            }
        }
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Key::round)
                        .thenComparing(Key::channel)
                        .thenComparing(Key::holder)
                        .thenComparing(Key::file)))
                .map(row -> batch(prefix, row.getKey(), row.getValue()))
                .toList();
    }

    private Batch.Entry entry(long line) {
        return new Batch.Entry(
                new ActRecord(act.id(), act.kind(), act.at(), act.atText(), act.participants(), act.attributes(), line),
                new RowCells(line, YearMonth.from(act.at().atOffset(ZoneOffset.UTC)), cells));
    }

    private static Batch batch(String prefix, Key key, List<Batch.Entry> entries) {
        entries.sort(Comparator.comparingLong(entry -> entry.said().line()));
        String file = prefix + "/" + key.channel + "/" + key.holder + "/" + key.file;
        return new Batch(
                Sha256.hex(file + "/" + key.round),
                new SourceFile(
                        key.file,
                        Sha256.hex(file),
                        1,
                        "UTF-8",
                        "Asia/Shanghai",
                        "mapping",
                        key.channel,
                        key.holder,
                        "holder:" + key.holder),
                entries);
    }
}
