package io.cardtrail.trace;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Several random graphs side by side, in files and batches: every graph has rows in every round of batches. */
final class RandomWorld {
    private static final int ROUNDS = 3;
    private static final List<String> NAMES = List.of("b.csv", "a.csv");

    private record Place(int round, Channel channel, String holder, String name) {}

    private final RandomGenerator random;
    private final String prefix;

    /** A world whose keys all begin with {@code prefix}. */
    RandomWorld(String prefix, RandomGenerator random) {
        this.prefix = prefix;
        this.random = random;
    }

    /** {@return the batches of these graphs, in the order they are to be written} */
    List<Batch> batches(List<List<RandomGraph.Placed>> graphs) {
        Map<Place, List<ActRecord>> rows = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String name : NAMES) {
                for (Channel channel : Channel.values()) {
                    for (String holder : RandomGraph.HOLDERS) {
                        rows.put(new Place(round, channel, holder, name), new ArrayList<>());
                    }
                }
            }
        }
        for (List<RandomGraph.Placed> graph : graphs) {
            for (RandomGraph.Placed placed : graph) {
                // Now and then the same act is said by two rows, or three.
                for (int i = 0; i == 0 || random.nextInt(4) == 0; i++) {
                    Place place = new Place(
                            random.nextInt(ROUNDS),
                            placed.channel(),
                            placed.holder(),
                            NAMES.get(random.nextInt(NAMES.size())));
                    rows.getOrDefault(place, new ArrayList<>()).add(placed.act());
                }
            }
        }
        List<Batch> batches = new ArrayList<>();
        rows.forEach((place, acts) -> {
            if (!acts.isEmpty()) {
                batches.add(batch(place, acts));
            }
        });
        return batches;
    }

    private Batch batch(Place place, List<ActRecord> acts) {
        String key = Sha256.hex(prefix + place);
        SourceFile file = new SourceFile(
                place.name(),
                key,
                1,
                "UTF-8",
                "Asia/Shanghai",
                "mapping",
                place.channel(),
                place.holder(),
                "holder:" + place.holder());
        List<Batch.Entry> entries = new ArrayList<>();
        long line = 1;
        for (ActRecord act : acts) {
            line += 1 + random.nextInt(2);
            entries.add(new Batch.Entry(
                    new ActRecord(
                            act.id(), act.kind(), act.at(), act.atText(), act.participants(), act.attributes(), line),
                    new RowCells(line, YearMonth.from(act.at().atOffset(ZoneOffset.UTC)), List.of())));
        }
        return new Batch(key, file, entries);
    }
}
