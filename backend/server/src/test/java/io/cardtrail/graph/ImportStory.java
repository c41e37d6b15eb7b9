package io.cardtrail.graph;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Participant;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files are imported: known acts and new ones, sales before their payments and after them, a batch twice, a file under two names. */
final class ImportStory implements RecordMutationIT.Story {
    private static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        // A sequence that is not this one, and a batch of nobody's.
        Stored.run(neo4j, "CREATE (:ImportSequence {name: 'another', value: 40})");
        WriteDoor door = new WriteDoor(graph, new RowStore(folder.resolve("rows"), folder.resolve("keys")));
        List<String> seen = new ArrayList<>();
        ActRecord sale = act("sale", ActKind.SALE, null, "NO 1");
        ActRecord other = act("other sale", ActKind.SALE, null, "NO 2");
        ActRecord payment = act("payment", ActKind.PAYMENT, "NO 1", null);
        Batch first = batch("b.csv", "bytes 1", "1", sale, other, sale, whole());
        seen.add(door.write(first, "importer").toString());
        seen.add(door.write(
                        batch("c.csv", "bytes 2", "2", payment, sale, act("late", ActKind.SALE, null, "NO 3")),
                        "importer")
                .toString());
        seen.add(door.write(batch("a.csv", "bytes 1", "3", act("later", ActKind.SALE, null, "NO 1")), "importer")
                .toString());
        seen.add(door.write(first, "importer").toString());
        seen.add(door.write(batch("c.csv", "bytes 2", "4", act("last", ActKind.PAYMENT, "NO 3", null)), "importer")
                .toString());
        seen.add(door.importedAs(Sha256.hex("bytes 1"), "importer").toString());
        // Written last and of an earlier batch: the first name is the batch's matter, not the disk's.
        Stored.run(
                neo4j,
                "UNWIND [['earliest', 'z.csv', 0], ['latest', 'y.csv', 99]] AS of CREATE (:Act {id: of[0]})"
                        + "-[:RECORDED_IN {by: ['importer']}]->(:SourceFile {name: of[1], seq: of[2], digest: '"
                        + Sha256.hex("bytes 1") + "'})");
        seen.add(door.importedAs(Sha256.hex("bytes 1"), "importer").toString());
        seen.add(door.importedAs(Sha256.hex("bytes 2"), "importer").toString());
        seen.add(door.importedAs(Sha256.hex("bytes 3"), "importer").toString());
        // What is tied no longer is not tied again by an import that has nothing to do with it.
        Stored.run(neo4j, "MATCH (:Sale)-[r:SETTLED_BY]->(:Payment {reference: 'NO 1'}) DELETE r");
        seen.add(door.write(
                        batch(
                                "d.csv",
                                "bytes 4",
                                "5",
                                act("unpaid", ActKind.SALE, null, "NO 8"),
                                act("unsold", ActKind.PAYMENT, "NO 9", null)),
                        "importer")
                .toString());
        seen.add(door.write(batch("e.csv", "bytes 5", "6", act("bought", ActKind.SALE, null, "NO 9")), "importer")
                .toString());
        seen.add(door.write(
                        batch("f.csv", "bytes 7", "11", act("paid late", ActKind.PAYMENT, "NO 8", null)), "importer")
                .toString());
        RecordKeeping kept = new RecordKeeping(
                "kept",
                RecordKeepingKind.DESTRUCTION,
                AT,
                "text",
                Channel.CARRIER,
                "holder",
                Category.SALE,
                new Interval(AT, AT.plusSeconds(1)),
                "NO 1",
                2);
        SourceFile register = new SourceFile(
                "kept.csv",
                Sha256.hex("bytes 6"),
                1,
                "UTF-8",
                "Asia/Shanghai",
                "mapping",
                Channel.CARRIER,
                "us",
                "clock");
        Batch.Entry said = new Batch.Entry(kept, new RowCells(2, YearMonth.of(2026, 3), List.of()));
        for (String key : List.of("9", "10")) {
            seen.add(door.write(new Batch(Sha256.hex("kept " + key), register, List.of(said)), "importer")
                    .toString());
        }
        // What another importer brought is not this one's.
        seen.add(door.importedAs(Sha256.hex("bytes 1"), "another").toString());
        seen.add(Stored.rows(graph, "import/known-acts", Map.of("ids", List.of("sale"), "by", "another")));
        // Brought by it too, and once more, it is both's.
        for (String key : List.of("7", "8")) {
            seen.add(door.write(batch("b.csv", "bytes 1", key, sale), "another").toString());
        }
        seen.add(door.importedAs(Sha256.hex("bytes 1"), "another").toString());
        blurred(door);
        // Alone, as nobody may rely on another's filtering.
        seen.add(Stored.rows(graph, "import/known-acts", Map.of("ids", List.of("sale", "nothing"), "by", "importer")));
        // The same batch once more by somebody else; and what is gone by then.
        Stored.run(neo4j, "MATCH (a:Act {id: 'last'}) DETACH DELETE a");
        for (String by : List.of("another", "another", "third")) {
            seen.add(door.write(batch("c.csv", "bytes 2", "4", act("last", ActKind.PAYMENT, "NO 3", null)), by)
                    .toString());
            seen.add(door.write(first, by).toString());
        }
        return String.join("\n", seen) + Stored.in(neo4j, Set.of("leaf"));
    }

    /** What one importer finds of one file by one mapping replaces what it found before, and nothing else. */
    private static void blurred(WriteDoor door) {
        BlurRecords blur = door.blur();
        blur.keep(file("b.csv", "bytes 1", "mapping"), List.of(finding("at"), finding("replaced")), "importer");
        blur.keep(file("b.csv", "bytes 1", "mapping"), List.of(finding("seen by another")), "another");
        blur.keep(file("b.csv", "bytes 1", "another mapping"), List.of(finding("seen by another mapping")), "importer");
        blur.keep(file("c.csv", "bytes 2", "mapping"), List.of(finding("of another file")), "importer");
        blur.keep(file("b.csv", "bytes 1", "mapping"), List.of(finding("at")), "importer");
        blur.keep(file("d.csv", "bytes 4", "mapping"), List.of(finding("gone")), "importer");
        blur.keep(file("d.csv", "bytes 4", "mapping"), List.of(), "importer");
        blur.keep(file("never stored.csv", "bytes 4", "mapping"), List.of(finding("of no file")), "importer");
    }

    private static BlurFinding finding(String column) {
        return new BlurFinding(BlurMeasure.TIMES_ROUNDED, column, BlurUnit.HOUR, 1, 2, 1, List.of(7L));
    }

    private static SourceFile file(String name, String bytes, String mapping) {
        return new SourceFile(
                name, Sha256.hex(bytes), 1, "UTF-8", "Asia/Shanghai", mapping, Channel.CARRIER, "holder", "clock");
    }

    private static Batch batch(String name, String bytes, String key, ActRecord... acts) {
        SourceFile file = file(name, bytes, "mapping");
        List<Batch.Entry> entries = new ArrayList<>();
        long line = 1;
        for (ActRecord act : acts) {
            line++;
            entries.add(new Batch.Entry(
                    new ActRecord(
                            act.id(), act.kind(), act.at(), act.atText(), act.participants(), act.attributes(), line),
                    new RowCells(line, YearMonth.of(2026, 3), List.of())));
        }
        return new Batch(Sha256.hex(key), file, entries);
    }

    /** An act that names two things of every kind, of which one has a sealed identifier. */
    private static ActRecord whole() {
        List<Participant> roles = new ArrayList<>();
        for (EntityKind kind : EntityKind.values()) {
            roles.add(new Participant(Role.OF_CARD, new EntityRef(kind, kind + " 1"), "name", "sealed"));
            roles.add(new Participant(Role.OF_PIN, new EntityRef(kind, kind + " 2"), null, null));
        }
        return new ActRecord("whole", ActKind.USAGE, AT, "text", roles, attributes(null, null), 0);
    }

    private static ActRecord act(String id, ActKind kind, @Nullable String reference, @Nullable String settledBy) {
        return new ActRecord(
                id,
                kind,
                AT,
                "text",
                List.of(new Participant(Role.OF_CARD, new EntityRef(EntityKind.CARD, "CARD 1"), null, null)),
                attributes(reference, settledBy),
                0);
    }

    private static ActAttributes attributes(@Nullable String reference, @Nullable String settledBy) {
        return new ActAttributes(
                reference, settledBy, 1L, 2L, null, 4L, null, "method", "footage", "carrier", "status", null, null);
    }
}
