package io.cardtrail.trace;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random rows about records, each said once or in several batches, and the plain counterpart of asking for them. */
final class RecordKeepingWorld {
    private static final int BATCHES = 4;
    private static final int ROWS = 40;
    private static final List<Category> CATEGORIES = List.of(
            Category.CARD,
            Category.SALE,
            Category.RECHARGE,
            Category.PAYMENT,
            Category.SUBSCRIBER,
            Category.ACCESS,
            Category.TRAFFIC,
            Category.LOCATION,
            Category.VIDEO);

    private final World world;

    private RecordKeepingWorld(World world) {
        this.world = world;
    }

    /** {@return a world that is written already} */
    static RecordKeepingWorld written(WrittenGraphs written, RandomGenerator random) {
        List<List<Batch.Entry>> rounds = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            rounds.add(new ArrayList<>());
        }
        for (RecordKeeping row : rows(ROWS, random)) {
            // The same row may stand in several files.
            for (int n = 0; n == 0 || random.nextInt(3) == 0; n++) {
                List<Batch.Entry> round = rounds.get(random.nextInt(BATCHES));
                round.add(new Batch.Entry(
                        line(row, 2 + round.size()), new RowCells(2 + round.size(), YearMonth.of(2026, 3), List.of())));
            }
        }
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            String key = Sha256.hex("kept " + i);
            batches.add(new Batch(
                    key,
                    new SourceFile(
                            "kept-" + i + ".csv",
                            key,
                            1,
                            "UTF-8",
                            "Asia/Shanghai",
                            "mapping",
                            Channel.CARRIER,
                            "办案单位登记",
                            "holder:办案单位登记"),
                    rounds.get(i)));
        }
        return new RecordKeepingWorld(written.write(batches));
    }

    /** {@return such rows, written nowhere} */
    static List<RecordKeeping> rows(int count, RandomGenerator random) {
        List<RecordKeeping> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordKeeping row = row(i, random);
            // What happens to records often happens at one moment: then no order of ids may decide.
            rows.add(line(rows.isEmpty() || random.nextInt(3) == 0 ? row : likewise(row, rows.getLast()), 2 + i));
        }
        return rows;
    }

    private static RecordKeeping likewise(RecordKeeping row, RecordKeeping before) {
        return new RecordKeeping(
                row.id(),
                row.kind(),
                before.at(),
                before.atText(),
                before.channel(),
                before.holder(),
                before.category(),
                before.records(),
                row.reference(),
                row.line());
    }

    private static RecordKeeping row(int number, RandomGenerator random) {
        int from = random.nextInt(RandomGraph.HOURS);
        Instant begin = RandomGraph.BEGIN.plus(Duration.ofHours(from));
        return new RecordKeeping(
                "kept-" + number,
                any(List.of(RecordKeepingKind.values()), random),
                // Its own time lies far from the window: that must not matter.
                RandomGraph.BEGIN.plus(Duration.ofDays(random.nextInt(400) - 200)),
                "2026-03-01",
                any(List.of(Channel.values()), random),
                any(RandomGraph.HOLDERS, random),
                any(CATEGORIES, random),
                new Interval(begin, begin.plus(Duration.ofHours(1 + random.nextInt(2)))),
                random.nextBoolean() ? "NO " + number : null,
                0);
    }

    private static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static RecordKeeping line(RecordKeeping row, long line) {
        return new RecordKeeping(
                row.id(),
                row.kind(),
                row.at(),
                row.atText(),
                row.channel(),
                row.holder(),
                row.category(),
                row.records(),
                row.reference(),
                line);
    }

    /** {@return a random moment at which it may be asked} */
    long anyMoment(RandomGenerator random) {
        return world.sequence().get(random.nextInt(BATCHES));
    }

    /** {@return how answers to questions under a random grant differ from what they should be, null if they don't} */
    @Nullable
    String difference(Graph graph, Grant grant, long asOf) {
        String expected = String.join("\n", expected(grant.scope(), asOf));
        String actual = String.join("\n", ScopedReading.read(graph, grant, asOf, RecordKeepingWorld::told));
        return expected.equals(actual) ? null : "--- expected\n" + expected + "\n--- was\n" + actual;
    }

    private static Set<String> told(ScopedReading reading) {
        Set<String> told = new TreeSet<>();
        List<RecordKeepings.Seen> all = RecordKeepings.all(reading);
        // A row that is told without a source is one that is not known yet.
        all.stream().filter(kept -> kept.sources().isEmpty()).forEach(kept -> told.add(kept.id()));
        all.forEach(kept -> kept.sources()
                .forEach(source -> told.add(String.join(
                        " ",
                        kept.id(),
                        kept.kind().name(),
                        kept.at().toString(),
                        kept.atText(),
                        kept.clock(),
                        kept.channel().name(),
                        kept.holder(),
                        kept.category().name(),
                        kept.records().toString(),
                        String.valueOf(kept.reference()),
                        source.name(),
                        String.valueOf(source.seq())))));
        return told;
    }

    private Set<String> expected(Scope scope, long asOf) {
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < world.batches().size(); i++) {
            long seq = world.sequence().get(i);
            SourceFile file = world.batches().get(i).file();
            for (Batch.Entry entry : world.batches().get(i).entries()) {
                RecordKeeping row = (RecordKeeping) entry.said();
                Set<String> holders = scope.holders();
                if (seq <= asOf
                        && granted(scope, row.category(), row.channel())
                        && (holders == null || holders.contains(row.holder()))
                        && row.records().from().isBefore(scope.window().to())
                        && scope.window().from().isBefore(row.records().to())) {
                    expected.add(String.join(
                            " ",
                            row.id(),
                            row.kind().name(),
                            row.at().toString(),
                            row.atText(),
                            file.clock(),
                            row.channel().name(),
                            row.holder(),
                            row.category().name(),
                            row.records().toString(),
                            String.valueOf(row.reference()),
                            file.name() + ":" + row.line(),
                            String.valueOf(seq)));
                }
            }
        }
        return expected;
    }

    /** {@return the rows that a scope leaves, each once} */
    List<RecordKeeping> fates(Scope scope, long asOf) {
        Map<String, RecordKeeping> fates = new TreeMap<>();
        for (int i = 0; i < world.batches().size(); i++) {
            for (Batch.Entry entry : world.batches().get(i).entries()) {
                RecordKeeping row = (RecordKeeping) entry.said();
                if (world.sequence().get(i) <= asOf && reaches(scope, row)) {
                    fates.put(row.id(), row);
                }
            }
        }
        return List.copyOf(fates.values());
    }

    private static boolean reaches(Scope scope, RecordKeeping row) {
        Set<String> holders = scope.holders();
        return granted(scope, row.category(), row.channel())
                && (holders == null || holders.contains(row.holder()))
                && row.records().from().isBefore(scope.window().to())
                && scope.window().from().isBefore(row.records().to());
    }

    /** The plain words of the rule: who may see such records may know what became of them. */
    private static boolean granted(Scope scope, Category category, Channel channel) {
        String at = "@" + channel;
        return switch (category) {
            case CARD -> scope.acts().contains("ISSUE" + at);
            case SALE -> scope.acts().contains("SALE" + at);
            case RECHARGE ->
                scope.acts().contains("VERIFICATION" + at) || scope.acts().contains("REDEMPTION" + at);
            case PAYMENT -> scope.acts().contains("PAYMENT" + at);
            case SUBSCRIBER -> scope.acts().contains("REGISTRATION" + at);
            case ACCESS -> scope.acts().contains("ACCESS" + at);
            case TRAFFIC -> scope.acts().contains("USAGE" + at);
            case LOCATION -> scope.roles().contains("AT_CELL" + at);
            case VIDEO -> scope.roles().contains("FOOTAGE" + at);
            case INFERENCE, CONTENT -> false;
        };
    }
}
