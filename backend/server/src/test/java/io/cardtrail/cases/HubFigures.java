package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.Reading;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.trace.Expansion;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * How long one waits who looks at a thing that has very many acts: for a page of 20 oldest first, newest first and of one role, and for the counts
 * before it is expanded. Never part of a build: {@code ./mvnw -Pbench verify -Dit.test=HubFigures} ({@code -Dhub.acts=100000}).
 */
class HubFigures {
    private static final int ACTS = Integer.getInteger("hub.acts", 100_000);
    private static final int RUNS = 9;
    private static final Instant BEGIN = Instant.parse("2021-01-01T00:00:00Z");

    @Test
    void prints() {
        TestNeo4j.shared().wipe();
        FinBench.Source like = FinBench.sources().getFirst();
        String headings = like.content().lines().findFirst().orElseThrow();
        StringBuilder file = new StringBuilder(headings).append('\n');
        Random random = new Random(7);
        for (int i = 0; i < ACTS; i++) {
            boolean in = random.nextBoolean();
            String other = String.valueOf(2 + random.nextInt(20_000));
            // Many share a millisecond, so that ties are among what is timed.
            String at = BEGIN.plusMillis(random.nextInt(400_000_000) * 10L)
                    .toString()
                    .replace('T', ' ')
                    .replace("Z", "");
            file.append(in ? other + "|1" : "1|" + other)
                    .append('|')
                    .append(i)
                    .append(".5|")
                    .append(at.length() == 19 ? at + ".000" : at)
                    .append('\n');
        }
        try (CardtrailServer server = CardtrailServer.start(
                CardtrailServer.freshData(), Map.of("cardtrail.clock.fixed", Sample.NOW.toString()))) {
            server.importFile("hub.csv", file.toString().getBytes(UTF_8), like.mapping());
            EntityRef hub = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "FINBENCH_HUB:1");
            Grant grant = FinBenchWarrant.granted(
                    server.bean(Lifecycle.class),
                    FinBenchWarrant.terms(
                            "hub",
                            hub,
                            Set.of("FinBench hub"),
                            new Interval(BEGIN, Instant.parse("2026-01-01T00:00:00Z")),
                            3),
                    hub);
            EntityActs acts = new EntityActs();
            line(
                    server,
                    grant,
                    "oldest 20",
                    reading -> acts.page(reading, hub, EntityActs.Choice.ALL, 20, null)
                            .acts()
                            .size());
            line(
                    server,
                    grant,
                    "newest 20",
                    reading -> acts.page(reading, hub, new EntityActs.Choice(null, null, true), 20, null)
                            .acts()
                            .size());
            line(
                    server,
                    grant,
                    "newest 20 it paid",
                    reading -> acts.page(reading, hub, new EntityActs.Choice(Role.PAID_FROM, null, true), 20, null)
                            .acts()
                            .size());
            line(
                    server,
                    grant,
                    "counts",
                    reading -> Expansion.of(reading, hub).roles().size());
        }
    }

    private static void line(CardtrailServer server, Grant grant, String what, ToIntFunction<Reading> asked) {
        ReadDoor door = server.bean(ReadDoor.class);
        double[] taken = new double[RUNS];
        double first = 0;
        for (int run = -1; run < RUNS; run++) {
            long begun = System.nanoTime();
            int told = door.read(grant, new Question("reader", false, "acts", "{}"), reading -> {
                        int found = asked.applyAsInt(reading);
                        return new Finding<>(found, found, 0, "0".repeat(64));
                    })
                    .answer();
            double took = (System.nanoTime() - begun) / 1e6;
            assertThat(told).isPositive();
            if (run < 0) {
                first = took;
            } else {
                taken[run] = took;
            }
        }
        Arrays.sort(taken);
        System.out.printf(
                Locale.ROOT,
                "| %s of %d acts | first %.0f | median %.0f | longest %.0f ms |%n",
                what,
                ACTS,
                first,
                taken[RUNS / 2],
                taken[RUNS - 1]);
    }
}
