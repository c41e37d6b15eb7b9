package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.ScopedReading;
import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.JudgedField;
import io.cardtrail.trace.judgement.Candidates;
import io.cardtrail.trace.judgement.WeightTable;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Grants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may be whom under a grant is what it would be on a graph that holds nothing else. {@code -Didentities.graphs} says how many
 * graphs, {@code -Didentities.seed} repeats a run.
 */
class IdentitiesIT {
    private static final int GRAPHS = Integer.getInteger("identities.graphs", 30);
    private static final int GRANTS = 6;

    @TempDir
    Path folder;

    private final WeightTable table = WeightTable.shipped();
    private final Set<String> occurred = new TreeSet<>();

    @Test
    void what_is_reached_and_proposed_under_a_grant_equals_what_the_reduced_graph_gives() {
        long seed = Long.getLong("identities.seed", new SplittableRandom().nextLong());
        System.out.println("identities: -Didentities.seed=" + seed + " -Didentities.graphs=" + GRAPHS);
        SplittableRandom random = new SplittableRandom(seed);
        try (WrittenGraphs written = new WrittenGraphs(folder)) {
            List<RandomIdentities> things = new ArrayList<>();
            List<List<RandomGraph.Placed>> acts = new ArrayList<>();
            for (int i = 0; i < GRAPHS; i++) {
                things.add(new RandomIdentities("i" + i + "x", random));
                acts.add(things.get(i).acts());
            }
            World world = written.write(new RandomWorld("identities", random).batches(acts));
            for (int i = 0; i < GRAPHS; i++) {
                String name = "i" + i + "x-";
                for (int j = 0; j < GRANTS; j++) {
                    List<Long> sequence = world.sequence();
                    long asOf =
                            random.nextBoolean() ? sequence.getLast() : sequence.get(random.nextInt(sequence.size()));
                    List<SeenAct> known = world.acts(asOf).stream()
                            .filter(act -> act.id().startsWith(name))
                            .toList();
                    Set<EntityRef> subjects = new HashSet<>(
                            List.of(things.get(i).subject(), things.get(i).subject()));
                    Grant grant = Grants.of(new RandomScopes(random).next().scope(), random.nextInt(5), subjects);
                    compare(written, known, grant, asOf, "seed " + seed + ", graph " + i);
                }
            }
        }
        // Each in at least a third of the graphs: thirty without one of them come once in two hundred thousand runs.
        if (GRAPHS >= 30) {
            assertThat(occurred)
                    .contains(
                            "EXACT",
                            "WEIGHTS",
                            "B",
                            "C",
                            "ADDRESS EQUAL",
                            "ADDRESS CLOSE",
                            "DEVICE EQUAL",
                            "DEVICE CLOSE");
        }
        // In one of ten only, so the large run asks for them.
        if (GRAPHS >= 120) {
            assertThat(occurred).contains("NAME CLOSE", "ACCOUNT EQUAL");
        }
    }

    private void compare(WrittenGraphs written, List<SeenAct> known, Grant grant, long asOf, String what) {
        Reduced reduced = Reduced.to(grant.scope(), known);
        Reach expected = PlainReach.of(reduced, grant);
        Reach actual = ScopedReading.read(written.graph(), grant, asOf, Reach::of);

        assertThat(told(actual)).as(what).isEqualTo(told(expected));
        List<IdentityClaim> proposed = new Candidates(actual, table).all();
        assertThat(proposed).as(what).isEqualTo(new Candidates(expected, table).all());
        Set<String> permitted = reduced.acts().stream().map(SeenAct::id).collect(Collectors.toSet());
        for (IdentityClaim claim : proposed) {
            assertThat(permitted).as(what).containsAll(claim.cited());
            assertThat(expected.distances()).containsKeys(claim.left(), claim.right());
            note(claim);
        }
    }

    private void note(IdentityClaim claim) {
        occurred.add(claim.exactKey() == null ? "WEIGHTS" : "EXACT");
        occurred.add(claim.grade() == Grade.B ? "B" : "C");
        claim.agreements().forEach(agreement -> occurred.add(agreement.field() + " " + agreement.level()));
        assertThat(claim.agreements())
                .filteredOn(agreement -> agreement.level() == AgreementLevel.MISSING)
                .allMatch(agreement -> agreement.weight() == 0 && agreement.left() == null);
        assertThat(claim.agreements()).extracting(Agreement::field).isSubsetOf(JudgedField.values());
    }

    private static String told(Reach reach) {
        return reach.distances().entrySet().stream()
                        .map(entry -> AnswerText.of(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining("\n"))
                + "\nwhole " + reach.whole().stream().map(AnswerText::of).toList() + "\n"
                + reach.acts().stream()
                        .map(act -> act.depth() + " " + AnswerText.of(act))
                        .collect(Collectors.joining("\n"));
    }
}
