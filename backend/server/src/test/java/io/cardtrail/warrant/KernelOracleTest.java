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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The kernel against Cedar: every cell of the table in every state, and random requests. {@code -Dkernel.requests} says how many,
 * {@code -Dkernel.seed} repeats a run, and takes one up that was broken off.
 */
class KernelOracleTest {
    private static final int REQUESTS = Integer.getInteger("kernel.requests", 10_000);
    private static final int RANGE = 5_000;
    private static final int REQUESTS_OF_ONE = 5;

    private static final PolicyOracle ORACLE = new PolicyOracle();

    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());

    @Test
    void the_policies_are_right_under_their_schema() {
        assertThat(ORACLE.policies())
                .allSatisfy(policies -> assertThat(policies.complaints()).isEmpty());
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
        assertThat(progress.granted()).isGreaterThan(REQUESTS / 100);
        // Whether an answer may leave as a file is not asked here.
        assertThat(progress.seen()).isEqualTo(EnumSet.complementOf(EnumSet.of(Reason.EXPORT_NOT_GRANTED)));
    }

    private KernelProgress.Tally range(long seed, int range) {
        Random random = new Random(seed + range);
        int granted = 0;
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        int count = Math.min(RANGE, REQUESTS - range * RANGE);
        for (int i = 0; i < count; i += REQUESTS_OF_ONE) {
            // Cedar is asked once about an instrument and then about several requests under it.
            RandomRequest given = RandomRequest.next(random);
            PolicyOracle.Used used = ORACLE.used(given.instrument(), given.reader(), given.now());
            for (int j = i; j < Math.min(count, i + REQUESTS_OF_ONE); j++) {
                PolicyOracle.Answer expected = ORACLE.ask(used, given.request());
                PolicyOracle.Answer actual = answer(kernel, given);
                if (!actual.equals(expected)) {
                    assertThat(actual)
                            .as("seed %d, range %d, request %d: %s", seed, range, j, describe(given))
                            .isEqualTo(expected);
                }
                granted += expected.denied().isEmpty() ? 1 : 0;
                seen.addAll(expected.denied());
                given = given.again(random);
            }
        }
        return new KernelProgress.Tally(granted, seen);
    }

    @Test
    void kernel_and_oracle_agree_on_every_category_channel_kind_state_and_number_of_approvals() {
        List<Instrument> instruments = new ArrayList<>();
        for (InstrumentKind kind : InstrumentKind.values()) {
            for (WarrantState state : WarrantState.values()) {
                for (int approvals = 0; approvals <= 2; approvals++) {
                    instruments.add(instrument(kind, state, approvals, false));
                    instruments.add(instrument(kind, state, approvals, true));
                }
            }
        }
        List<AccessRequest> cells = cells(Category.values());
        assertThat(instruments.size() * cells.size()).isEqualTo(10 * 10 * 3 * 2 * 11 * 4 * 2);
        List<String> differences = instruments.parallelStream()
                .flatMap(instrument -> differences(kernel, instrument, cells, answers(instrument, cells)).stream())
                .toList();
        assertThat(differences).isEmpty();
    }

    private static List<PolicyOracle.Answer> answers(Instrument instrument, List<AccessRequest> cells) {
        PolicyOracle.Used used = ORACLE.used(instrument, Sample.READER, Sample.NOW);
        return cells.stream().map(request -> ORACLE.ask(used, request)).toList();
    }

    private static List<String> differences(
            Kernel kernel, Instrument instrument, List<AccessRequest> requests, List<PolicyOracle.Answer> expected) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            RandomRequest given = new RandomRequest(instrument, requests.get(i), Sample.READER, Sample.NOW);
            PolicyOracle.Answer actual = answer(kernel, given);
            if (!actual.equals(expected.get(i))) {
                differences.add(describe(given) + ": kernel " + actual + ", oracle " + expected.get(i));
            }
        }
        return differences;
    }

    /** Requests for each pair of these: asked for by name under a wide grant, and left out under a grant of just that. */
    private static List<AccessRequest> cells(Category... categories) {
        List<AccessRequest> cells = new ArrayList<>();
        for (Category category : categories) {
            for (Channel channel : Channel.values()) {
                cells.add(
                        new AccessRequest("all", List.of(Sample.PHONE), Set.of(category), Set.of(channel), null, null));
                cells.add(AccessRequest.about(category + "@" + channel, Sample.PHONE));
            }
        }
        return cells;
    }

    /** {@return an instrument with a grant of everything and one of each pair} */
    private static Instrument instrument(InstrumentKind kind, WarrantState state, int approvals, boolean lifeAtRisk) {
        List<GrantTerms> grants = new ArrayList<>(List.of(Sample.everything("all")));
        for (Category category : Category.values()) {
            for (Channel channel : Channel.values()) {
                grants.add(Sample.terms(
                        category + "@" + channel,
                        List.of(Sample.PHONE),
                        Set.of(category),
                        Set.of(channel),
                        null,
                        Sample.WINDOW,
                        4));
            }
        }
        Interval validity = new Interval(Sample.NOW.minusSeconds(60), Sample.NOW.plusSeconds(60));
        InstrumentTerms terms = Sample.lifeAtRisk(
                Sample.terms("w", kind, validity, List.of("移动"), grants.toArray(GrantTerms[]::new)), lifeAtRisk);
        return new Instrument(
                "w", "requester", terms, terms.hash(), state, Sample.approvals(approvals, terms, state), 1, null, null);
    }

    @Test
    void any_changed_cell_of_the_matrix_is_found() throws IOException {
        List<ChangedMatrix> changes = ChangedMatrix.all();
        assertThat(changes).hasSizeGreaterThan(100);
        Map<String, List<PolicyOracle.Answer>> answers = new HashMap<>();
        List<String> notFound = new ArrayList<>();
        for (ChangedMatrix change : changes) {
            Instrument instrument = instrument(change.kind(), WarrantState.APPROVED, 1, false);
            List<AccessRequest> cells = cells(change.category());
            List<PolicyOracle.Answer> expected =
                    answers.computeIfAbsent(change.kind() + " " + change.category(), k -> answers(instrument, cells));
            assertThat(differences(kernel, instrument, cells, expected)).isEmpty();
            if (differences(new Kernel(change.matrix()), instrument, cells, expected)
                    .isEmpty()) {
                notFound.add(change.what());
            }
        }
        assertThat(notFound).isEmpty();
    }

    @Test
    void every_policy_decides_something() {
        Random random = new Random(7);
        Set<String> idle = Set.of("");
        for (int i = 0; i < 20_000 && !idle.isEmpty(); i++) {
            RandomRequest given = RandomRequest.next(random);
            ORACLE.ask(given.instrument(), given.request(), given.reader(), given.now());
            idle = ORACLE.policies().stream()
                    .flatMap(policies -> policies.idle().stream())
                    .collect(Collectors.toSet());
        }
        assertThat(idle).isEmpty();
    }

    private static PolicyOracle.Answer answer(Kernel kernel, RandomRequest given) {
        return switch (kernel.decide(given.instrument(), given.request(), given.reader(), given.now())) {
            case Decision.Denied denied -> PolicyOracle.Answer.no(denied.reasons());
            case Decision.Granted granted -> {
                Grant grant = granted.grant();
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
