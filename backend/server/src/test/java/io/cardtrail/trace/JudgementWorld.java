package io.cardtrail.trace;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.warrant.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Judgements over random graphs, some citing what is granted and some not, and the plain counterpart of asking for them. */
final class JudgementWorld {
    static final Query JUDGEMENTS = Query.named("trace/judgements");

    private static final int OF_EACH = 12;

    private record Judged(String id, WrittenGraphs.One graph, Set<EntityRef> ends, Set<String> cited) {}

    private final List<WrittenGraphs.One> graphs;
    private final List<Judged> judged = new ArrayList<>();

    private JudgementWorld(List<WrittenGraphs.One> graphs) {
        this.graphs = graphs;
    }

    /** {@return judgements over these graphs, stored as the registry stores them} */
    static JudgementWorld written(Graph graph, List<WrittenGraphs.One> graphs, RandomGenerator random) {
        JudgementWorld world = new JudgementWorld(graphs);
        RecordDoor door = new RecordDoor(graph, "registry");
        for (WrittenGraphs.One one : graphs) {
            List<SeenAct> acts = one.acts(Long.MAX_VALUE);
            List<EntityRef> things = acts.stream()
                    .flatMap(act -> act.roles().stream())
                    .map(Participant::entity)
                    .filter(entity -> entity.kind() != EntityKind.PIN)
                    .distinct()
                    .sorted()
                    .toList();
            for (int i = 0; i < OF_EACH; i++) {
                Judged made = judged(one, i, acts, things, random);
                world.judged.add(made);
                door.write(records -> store(records, made));
            }
        }
        return world;
    }

    /** Mostly acts that name an end, as a claim's do; now and then any. */
    private static Judged judged(
            WrittenGraphs.One one, int number, List<SeenAct> acts, List<EntityRef> things, RandomGenerator random) {
        Set<EntityRef> ends = new HashSet<>();
        while (ends.size() < 2) {
            ends.add(things.get(random.nextInt(things.size())));
        }
        Set<String> cited = new TreeSet<>();
        for (EntityRef end : ends) {
            List<SeenAct> naming = acts.stream().filter(act -> names(act, end)).toList();
            cited.add(naming.get(random.nextInt(naming.size())).id());
        }
        if (random.nextInt(3) == 0) {
            cited.add(acts.get(random.nextInt(acts.size())).id());
        }
        return new Judged(one.name() + " judged " + number, one, ends, cited);
    }

    private static boolean names(SeenAct act, EntityRef end) {
        return act.roles().stream().anyMatch(p -> p.entity().equals(end));
    }

    private static int store(RecordDoor.Records records, Judged made) {
        records.rows(
                Query.named("registry/create-judgement"),
                Map.of(
                        "id",
                        made.id(),
                        "slot",
                        made.id(),
                        "cites",
                        (long) made.cited().size(),
                        "body",
                        "sealed"));
        Row tied = records.rows(
                        Query.named("registry/tie-judgement"),
                        Map.of(
                                "id", made.id(),
                                "ends",
                                        made.ends().stream()
                                                .map(end -> Map.of(
                                                        "label", end.kind().label(), "key", end.key()))
                                                .toList(),
                                "acts", List.copyOf(made.cited())))
                .getFirst();
        if (tied.number("ends") != 2 || tied.number("acts") != made.cited().size()) {
            throw new AssertionError("not tied");
        }
        return 0;
    }

    /** {@return how one answer under a grant differs from what it should be, null if it doesn't} */
    @Nullable
    String difference(Graph graph, Grant grant, RandomGenerator random) {
        WrittenGraphs.One one = graphs.get(random.nextInt(graphs.size()));
        List<Long> sequence = one.world().sequence();
        long asOf = random.nextBoolean() ? sequence.getLast() : sequence.get(random.nextInt(sequence.size()));
        Set<String> asked = new TreeSet<>(one.ids());
        asked.removeIf(id -> random.nextInt(12) == 0);
        Map<String, SeenAct> left = new HashMap<>();
        Reduced.to(grant.scope(), one.acts(asOf)).acts().forEach(act -> left.put(act.id(), act));

        Set<String> expected = new TreeSet<>();
        for (Judged each : judged) {
            boolean rows = each.graph().equals(one)
                    && asked.containsAll(each.cited())
                    && left.keySet().containsAll(each.cited());
            if (rows
                    && each.ends().stream()
                            .allMatch(end -> each.cited().stream()
                                    .anyMatch(act -> names(Objects.requireNonNull(left.get(act)), end)))) {
                expected.add(each.id());
            }
        }
        List<String> told = ScopedReading.read(
                graph,
                grant,
                asOf,
                reading -> reading.rows(JUDGEMENTS, Map.of("ids", List.copyOf(asked), "rows", 1_000L)).stream()
                        .map(row -> row.string("id"))
                        .toList());
        Set<String> actual = new TreeSet<>(told);
        return expected.equals(actual) ? null : "expected " + expected + "\nwas " + actual;
    }

    /** {@return how many there are} */
    int size() {
        return judged.size();
    }
}
