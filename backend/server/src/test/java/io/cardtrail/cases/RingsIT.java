package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.bench.traffic.CsvActs;
import io.cardtrail.bench.traffic.Ring;
import io.cardtrail.bench.traffic.Traffic;
import io.cardtrail.bench.traffic.WriteTraffic;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Interval;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.Hop;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rings planted in made-up traffic are found whole, and nothing else with them. */
class RingsIT {
    private static final Traffic.Size SIZE =
            new Traffic.Size(Long.getLong("rings.acts", 4_000), Integer.getInteger("rings.rings", 4));
    private static final Interval WINDOW =
            new Interval(Instant.parse("2024-12-31T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void a_trace_from_each_bank_card_tells_every_act_of_its_ring_and_no_other() throws IOException {
        long seed = Long.getLong("rings.seed", new SplittableRandom().nextLong());
        System.out.println("rings: -Drings.seed=" + seed + " -Drings.acts=" + SIZE.acts());
        List<Ring> rings = WriteTraffic.write(folder, SIZE, seed);
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        CaseImport.open(neo4j, imports -> {
            for (String file : CsvActs.FILES) {
                CaseImport.importOne(imports, folder.resolve("files").resolve(file), "test");
            }
        });
        Tracer tracer = new Tracer(RetentionProfiles.shipped(), Clock.systemUTC());
        try (Graph graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load())) {
            for (Ring ring : rings) {
                Grant grant = granted(ring);

                TraceAnswer answer = ScopedReading.read(
                        graph,
                        grant,
                        Long.MAX_VALUE,
                        reading -> tracer.trace(
                                reading,
                                new TraceQuestion(
                                        TraceThread.CUSTODY,
                                        Direction.FORWARD,
                                        bankCard(ring),
                                        grant.maxHops(),
                                        20_000)));

                assertThat(answer.acts().stream()
                                .map(act -> act.sources().getFirst().name()))
                        .as("ring %d, seed %d", ring.number(), seed)
                        .containsExactlyInAnyOrderElementsOf(ring.acts());
                assertThat(answer.chains().stream().map(chain -> chain.card().key()))
                        .containsExactlyElementsOf(new TreeSet<>(ring.cards().stream()
                                .map(card -> "示例移动:" + CsvActs.serial(card))
                                .toList()));
                assertThat(answer.hops()).extracting(Hop::grade).containsOnly(Grade.A);
            }
        }
    }

    private static EntityRef bankCard(Ring ring) {
        return new EntityRef(EntityKind.PAYMENT_ACCOUNT, "BANK_CARD:" + CsvActs.bankCard(ring.bankCard()));
    }

    private static Grant granted(Ring ring) {
        GrantTerms terms = Sample.terms(
                "g1",
                List.of(bankCard(ring)),
                EnumSet.of(Category.CARD, Category.SALE, Category.PAYMENT, Category.RECHARGE),
                EnumSet.allOf(Channel.class),
                null,
                WINDOW,
                8);
        return Sample.granted(
                Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, terms),
                AccessRequest.about("g1", bankCard(ring)));
    }
}
