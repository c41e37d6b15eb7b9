package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The kernel against Cedar: every cell of the table in every state, and random requests. {@code -Dkernel.requests} says how many,
 * {@code -Dkernel.seed} repeats a run, and takes one up that was broken off.
 */
class KernelOracleTest {
    private static final int REQUESTS = Integer.getInteger("kernel.requests", 20_000);
    private static final int RANGE = 10_000;

    private static final PolicyOracle ORACLE = new PolicyOracle();

    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());

    @Test
    void the_policies_are_right_under_their_schema() {
        assertThat(ORACLE.cedar().complaints()).isEmpty();
    }

    @Test
    void kernel_and_oracle_agree_on_random_requests() {
        long seed = Long.getLong("kernel.seed", new SecureRandom().nextLong());
        System.out.println("kernel oracle: -Dkernel.seed=" + seed + " -Dkernel.requests=" + REQUESTS);
        KernelProgress progress = KernelProgress.of(Path.of("target", "kernel-oracle", seed + ".txt"));
        IntStream.range(0, Math.ceilDiv(REQUESTS, RANGE))
                .parallel()
                .filter(range -> !progress.done(range))
                .forEach(range -> progress.add(range, range(seed, range)));
        // The generator must reach every answer, or agreeing means little.
        assertThat(progress.granted()).isGreaterThan(REQUESTS / 50);
        assertThat(progress.seen()).isEqualTo(EnumSet.allOf(Reason.class));
    }

    private KernelProgress.Tally range(long seed, int range) {
        Random random = new Random(seed + range);
        int granted = 0;
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        int count = Math.min(RANGE, REQUESTS - range * RANGE);
        for (int i = 0; i < count; i++) {
            RandomRequest given = RandomRequest.next(random);
            PolicyOracle.Answer expected =
                    ORACLE.ask(given.instrument(), given.request(), given.reader(), given.now());
            PolicyOracle.Answer actual = answer(kernel, given);
            if (!actual.equals(expected)) {
                assertThat(actual)
                        .as("seed %d, range %d, request %d: %s", seed, range, i, describe(given))
                        .isEqualTo(expected);
            }
            granted += expected.denied().isEmpty() ? 1 : 0;
            seen.addAll(expected.denied());
        }
        return new KernelProgress.Tally(granted, seen);
    }

    @Test
    void kernel_and_oracle_agree_on_every_category_channel_kind_state_and_number_of_approvals() {
        List<RandomRequest> cells = new ArrayList<>();
        for (InstrumentKind kind : InstrumentKind.values()) {
            for (WarrantState state : WarrantState.values()) {
                for (int approvals = 0; approvals <= 2; approvals++) {
                    for (boolean lifeAtRisk : new boolean[] {false, true}) {
                        for (Category category : Category.values()) {
                            cells.addAll(cells(kind, state, approvals, lifeAtRisk, category));
                        }
                    }
                }
            }
        }
        assertThat(cells).hasSize(2 * 10 * 10 * 3 * 2 * 11 * 4);
        List<String> differences = cells.parallelStream()
                .map(given -> difference(kernel, given))
                .filter(difference -> difference != null)
                .toList();
        assertThat(differences).isEmpty();
    }

    /** Requests for each channel's pair: asked for by name under a wide grant, and left out under a grant of just that. */
    private static List<RandomRequest> cells(
            InstrumentKind kind, WarrantState state, int approvals, boolean lifeAtRisk, Category category) {
        List<RandomRequest> cells = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            cells.add(new RandomRequest(
                    instrument(kind, state, approvals, lifeAtRisk, Sample.everything("g1")),
                    new AccessRequest("g1", List.of(Sample.PHONE), Set.of(category), Set.of(channel), null, null),
                    Sample.READER,
                    Sample.NOW));
            GrantTerms only = Sample.terms(
                    "g1", List.of(Sample.PHONE), Set.of(category), Set.of(channel), null, Sample.WINDOW, 4);
            cells.add(new RandomRequest(
                    instrument(kind, state, approvals, lifeAtRisk, only),
                    AccessRequest.about(null, Sample.PHONE),
                    Sample.READER,
                    Sample.NOW));
        }
        return cells;
    }

    private static Instrument instrument(
            InstrumentKind kind, WarrantState state, int approvals, boolean lifeAtRisk, GrantTerms grant) {
        Interval validity = new Interval(Sample.NOW.minusSeconds(60), Sample.NOW.plusSeconds(60));
        InstrumentTerms terms = Sample.lifeAtRisk(Sample.terms("w", kind, validity, List.of("移动"), grant), lifeAtRisk);
        return new Instrument(
                "w",
                "requester",
                terms,
                terms.hash(),
                state,
                Sample.approvals(approvals, terms, state),
                1,
                null,
                null);
    }

    @Test
    void any_changed_cell_of_the_matrix_is_found() throws IOException {
        List<ChangedMatrix> changes = ChangedMatrix.all();
        assertThat(changes).hasSizeGreaterThan(150);
        List<String> notFound = changes.stream()
                .filter(change -> cells(change.kind(), WarrantState.APPROVED, 1, false, change.category()).stream()
                        .allMatch(given -> difference(new Kernel(change.matrix()), given) == null))
                .map(ChangedMatrix::what)
                .toList();
        assertThat(notFound).isEmpty();
    }

    @Test
    void every_policy_decides_something() {
        Random random = new Random(7);
        Set<String> deciding = Set.of();
        for (int i = 0; i < 20_000 && deciding.size() < ORACLE.cedar().ids().size(); i++) {
            RandomRequest given = RandomRequest.next(random);
            ORACLE.ask(given.instrument(), given.request(), given.reader(), given.now());
            deciding = ORACLE.cedar().decided();
        }
        assertThat(deciding).isEqualTo(ORACLE.cedar().ids());
    }

    private static @Nullable String difference(Kernel kernel, RandomRequest given) {
        PolicyOracle.Answer expected = ORACLE.ask(given.instrument(), given.request(), given.reader(), given.now());
        PolicyOracle.Answer actual = answer(kernel, given);
        return actual.equals(expected) ? null : describe(given) + ": kernel " + actual + ", oracle " + expected;
    }

    private static PolicyOracle.Answer answer(Kernel kernel, RandomRequest given) {
        return switch (kernel.decide(given.instrument(), given.request(), given.reader(), given.now())) {
            case Decision.Denied denied -> PolicyOracle.Answer.no(denied.reasons());
            case Decision.Granted(Grant grant) -> {
                Scope scope = grant.scope();
                yield new PolicyOracle.Answer(
                        Set.of(), scope.acts(), scope.roles(), scope.holders(), scope.window(), grant.maxHops());
            }
        };
    }

    private static String describe(RandomRequest given) {
        Instrument instrument = given.instrument();
        return instrument.kind() + " " + instrument.state() + " " + instrument.lawfulValidity() + " at " + given.now()
                + " by " + given.reader() + " for " + given.request() + " approved "
                + instrument.approvals().stream()
                        .map(a -> a.account() + " " + a.duty() + " " + a.at() + " "
                                + (a.hash().equals(instrument.hash()) ? "this" : "another") + " text")
                        .collect(Collectors.joining(", "));
    }
}
