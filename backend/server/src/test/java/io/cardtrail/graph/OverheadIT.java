package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.cases.CaseImport;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Sample;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the gate costs: the six-hop trace through the read door (scope in every query, the instrument found, looked at first and again
 * at release, audit on disk before and after) against the same walk with every scope predicate taken out, nothing checked and
 * nothing recorded; and what of it is scope and audit alone. Pairs are interleaved and the medians' ratio is printed; that both give the same answer is what is asserted,
 * never a time. {@code -Doverhead.case=s6-bulk -Doverhead.pairs=400} is the run that is quoted.
 */
class OverheadIT {
    private static final String CASE = System.getProperty("overhead.case", "s1-stolen-card-ring");
    private static final int PAIRS = Integer.getInteger("overhead.pairs", 20);
    private static final EntityRef START = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "BANK_CARD:PAN-7731");

    private static final Pattern PREDICATE = Pattern.compile("\\w+\\.pair IN \\$scope\\.(acts|roles)"
            + "|\\(\\$scope\\.holders IS NULL OR \\w+\\.holder IN \\$scope\\.holders\\)"
            + "|\\w+\\.at (>= \\$scope\\.from|< \\$scope\\.until)"
            + "|\\w+\\.seq <= \\$scope\\.asOf"
            + "|'\\w+@' \\+ \\w+\\.channel IN \\$scope\\.roles");

    @TempDir
    private Path folder;

    @Test
    void the_gate_changes_no_answer_within_the_grant_and_its_cost_is_printed() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        CaseImport.of(neo4j, CASE);
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        try (Graph graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
                AuditLog log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC())) {
            Lifecycle lifecycle = OnRecord.lifecycle(graph, log, new Releases(), clock);
            Register register = OnRecord.register(graph, clock);
            Grant grant = Sample.granted(OnRecord.approved(lifecycle, terms()), AccessRequest.about("g1", START));
            ReadDoor door = new ReadDoor(
                    graph,
                    new RowStore(folder.resolve("rows"), folder.resolve("keys")),
                    register,
                    log,
                    new VolumeWatch(log),
                    log::head,
                    200_000,
                    null);
            Graph open = graph.withCatalogue(graph.catalogue().withText(withoutScope(graph.catalogue())));
            TraceQuestion question =
                    new TraceQuestion(TraceThread.CUSTODY, Direction.FORWARD, START, grant.maxHops(), 20_000);
            Tracer tracer = new Tracer(RetentionProfiles.shipped(), Clock.systemUTC());
            Supplier<TraceAnswer> gated = () -> {
                Instrument found = register.find(grant.instrument().id()).orElseThrow();
                assertThat(found.generation()).isEqualTo(grant.instrument().generation());
                Answered<TraceAnswer> answered =
                        door.read(grant, new Question("reader", false, "trace", "{}"), reading -> {
                            TraceAnswer traced = tracer.trace(reading, question);
                            return new Finding<>(traced, traced.acts().size(), 0, traced.digest());
                        });
                door.checkUnchanged(answered.held());
                return answered.answer();
            };
            Supplier<TraceAnswer> ungated =
                    () -> ScopedReading.read(open, grant, Long.MAX_VALUE, reading -> tracer.trace(reading, question));

            Supplier<TraceAnswer> recorded = () -> {
                String token = log.append(new Entry.Intent(
                                "reader",
                                ReadDoor.authority(grant.instrument(), grant.policyHash()),
                                grant.terms().id(),
                                "trace",
                                "{}",
                                0))
                        .token();
                TraceAnswer answer =
                        ScopedReading.read(graph, grant, Long.MAX_VALUE, reading -> tracer.trace(reading, question));
                log.append(new Entry.Result(
                        "reader",
                        token,
                        answer.acts().size(),
                        0,
                        answer.digest(),
                        new TreeHead(7, "cd".repeat(32)),
                        "test"));
                return answer;
            };

            // Without scope more roles are seen, so the digests differ; the acts must not.
            assertThat(ids(gated.get())).isEqualTo(ids(ungated.get())).isNotEmpty();
            assertThat(ids(recorded.get())).isEqualTo(ids(ungated.get()));
            compare("scope + audit", recorded, ungated);
            compare("scope + checks + audit", gated, ungated);
        }
    }

    private static List<String> ids(TraceAnswer answer) {
        return answer.acts().stream().map(TracedAct::id).sorted().toList();
    }

    private static void compare(String what, Supplier<TraceAnswer> gated, Supplier<TraceAnswer> ungated) {
        double[] with = new double[PAIRS];
        double[] without = new double[PAIRS];
        int acts = 0;
        for (int i = -PAIRS / 4; i < PAIRS; i++) {
            // Whichever goes first finds the other's pages warm, so they take turns.
            boolean first = i % 2 == 0;
            double a = first ? millis(gated) : 0;
            double b = millis(ungated);
            a = first ? a : millis(gated);
            if (i >= 0) {
                with[i] = a;
                without[i] = b;
            }
            acts = i == 0 ? gated.get().acts().size() : acts;
        }
        Arrays.sort(with);
        Arrays.sort(without);
        double a = with[PAIRS / 2];
        double b = without[PAIRS / 2];
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %d acts, %d pairs: median %.2f ms against %.2f ms without, ratio %.3f%n",
                what,
                CASE,
                acts,
                PAIRS,
                a,
                b,
                a / b);
    }

    private static double millis(Supplier<TraceAnswer> work) {
        long start = System.nanoTime();
        assertThat(work.get()).isNotNull();
        return (System.nanoTime() - start) / 1e6;
    }

    private static InstrumentTerms terms() {
        return Sample.terms(
                "No 1",
                InstrumentKind.COURT_ORDER_CRIMINAL,
                Sample.VALIDITY,
                List.of(),
                Sample.terms(
                        "g1",
                        List.of(START),
                        Set.of(Category.CARD, Category.SALE, Category.RECHARGE, Category.PAYMENT),
                        EnumSet.allOf(Channel.class),
                        null,
                        new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z")),
                        6));
    }

    /** Every scope predicate becomes true; acts and roles that the grant leaves out are not reached by this question anyway. */
    private static Map<String, String> withoutScope(QueryCatalogue catalogue) {
        Map<String, String> texts = new HashMap<>();
        catalogue.names().stream().filter(name -> name.startsWith("trace/")).forEach(name -> {
            String text = catalogue.text(Query.named(name));
            texts.put(name, PREDICATE.matcher(text).replaceAll("true"));
        });
        return texts;
    }
}
