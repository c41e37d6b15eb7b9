package io.cardtrail.graph;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** One act with every attribute and every role, so that a database knows every name the statements use. */
final class WholeAct {
    private static final String HEX = "0".repeat(64);

    private WholeAct() {}

    static void write(TestNeo4j neo4j) {
        Path data = CardtrailServer.freshData();
        try (Graph graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load())) {
            Migrations.apply(graph, Clock.systemUTC());
            WriteDoor door = new WriteDoor(graph, new RowStore(data.resolve("rows"), data.resolve("keys")));
            SourceFile file = new SourceFile(
                    "whole.csv", HEX, 1, "UTF-8", "Asia/Shanghai", HEX, Channel.CARRIER, "holder", "clock");
            door.write(
                    new Batch(
                            HEX,
                            file,
                            List.of(new Batch.Entry(act(), new RowCells(2, YearMonth.of(2026, 3), List.of())))),
                    "test");
            BlurFinding finding = new BlurFinding(BlurMeasure.TIMES_ROUNDED, "at", BlurUnit.DAY, 1, 1, 1, List.of(2L));
            door.blur().keep(file, List.of(finding), "test");
        }
    }

    private static ActRecord act() {
        List<Participant> everybody = Stream.of(Role.values())
                .filter(Role::participant)
                .map(role -> new Participant(role, new EntityRef(EntityKind.PERSON, "key"), "name", "sealed"))
                .toList();
        return new ActRecord(
                "whole",
                ActKind.USAGE,
                Instant.parse("2026-03-02T00:00:00Z"),
                "2026-03-02",
                everybody,
                new ActAttributes(
                        "reference",
                        "settledBy",
                        1L,
                        2L,
                        3L,
                        4L,
                        5L,
                        "method",
                        "footage",
                        "carrier",
                        "status",
                        "1",
                        "2"),
                2);
    }
}
