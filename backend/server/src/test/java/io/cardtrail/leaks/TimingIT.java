package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BOB;
import static io.cardtrail.leaks.Story.NOBODYS_ACCOUNT;
import static io.cardtrail.leaks.Story.OTHER_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.identity.AccountRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * How long the server takes says nothing of whether what is forbidden exists: requests of both classes are mixed at random, slow
 * outliers are cropped, and Welch's t is taken, as dudect does. {@code -Dtiming.samples=10000} takes the full number, with the bound
 * that counts; with fewer the bound only finds a gross difference, since a busy machine must not fail a build.
 * {@code -Dtiming.only=handle} takes pairs of that name only.
 */
class TimingIT {
    private static final int SAMPLES = Integer.getInteger("timing.samples", 200);
    private static final int FULL = 10_000;
    private static final double BOUND = SAMPLES >= FULL ? 4.5 : 15;
    private static final int WARM_UP = Math.min(2_000, SAMPLES / 2);
    /** Shares of the measurements that are kept, the fastest first. */
    private static final double[] KEPT = {1, 0.95, 0.8, 0.5};

    private static Story story;
    private static String wide;
    private static String bobs;
    private static String handle;
    private static String act;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of("server.tomcat.max-keep-alive-requests", "-1"));
        wide = story.wide(ALICE);
        bobs = story.order(BOB, Map.of(), OTHER_ACCOUNT);
        Response foreign = Story.trace(story.bob(), bobs, OTHER_ACCOUNT, Map.of("thread", "MONEY"));
        handle = Questions.handles(foreign.json(), "value").getFirst();
        act = Questions.handles(foreign.json(), "atText").getFirst();
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    private record Pair(String name, String document, Map<String, ?> forbidden, Map<String, ?> absent) {}

    @TestFactory
    Stream<DynamicTest> forbidden_takes_as_long_as_absent() {
        String trace =
                "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { trace(input: {from: $s, thread: MONEY}) { cardCount } } }";
        String subject = "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) { id } } }";
        String search = "query($w: ID!, $t: String!) { warrant(id: $w) { search(text: $t) { totalCount } } }";
        String warrant = "query($w: ID!) { warrant(id: $w) { id } }";
        String entity = "query($w: ID!, $h: ID!) { warrant(id: $w) { entity(handle: $h) { id } } }";
        String opened = "query($w: ID!, $h: ID!) { warrant(id: $w) { act(handle: $h) { id } } }";
        String suspend = "mutation($w: ID!) { suspendWarrant(id: $w, generation: 1, reason: \"x\") { id } }";
        String absent = "w" + "0123456789abcdef".repeat(2);
        return Stream.of(
                        pair(
                                "a trace from a thing that is not named",
                                trace,
                                Map.of("w", wide, "s", OTHER_ACCOUNT),
                                Map.of("w", wide, "s", NOBODYS_ACCOUNT)),
                        pair(
                                "a subject that is not named",
                                subject,
                                Map.of("w", wide, "s", OTHER_ACCOUNT),
                                Map.of("w", wide, "s", NOBODYS_ACCOUNT)),
                        pair(
                                "a search",
                                search,
                                Map.of("w", wide, "t", "BANK_CARD:PAN-qqk3t33ach"),
                                Map.of("w", wide, "t", "BANK_CARD:PAN-zzz3t33zzz")),
                        pair("an instrument of somebody else", warrant, Map.of("w", bobs), Map.of("w", absent)),
                        pair(
                                "a handle of another instrument",
                                entity,
                                Map.of("w", wide, "h", handle),
                                Map.of("w", wide, "h", garbage(handle))),
                        pair(
                                "an act's handle of another instrument",
                                opened,
                                Map.of("w", wide, "h", act),
                                Map.of("w", wide, "h", garbage(act))),
                        pair("a change of somebody else's instrument", suspend, Map.of("w", bobs), Map.of("w", absent)))
                .filter(pair -> pair.name().contains(System.getProperty("timing.only", "")))
                .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> {
                    double t = t(pair);
                    System.out.printf("timing: |t| = %.2f at %d samples: %s%n", t, SAMPLES, pair.name());
                    assertThat(t).as(pair.name()).isLessThan(BOUND);
                }));
    }

    private static Pair pair(String name, String document, Map<String, ?> forbidden, Map<String, ?> absent) {
        return new Pair(name, document, forbidden, absent);
    }

    /** Bytes that open nothing, spelt as a token is: one that is not is refused unseen, and anybody can see that it is none. */
    private static String garbage(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        new Random(1).nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static double t(Pair pair) throws IOException {
        SplittableRandom random = new SplittableRandom();
        String token = story.server().session(ALICE, AccountRole.INVESTIGATOR, null);
        try (Wire wire = Wire.to(story.server().origin(), 0)) {
            byte[][] requests = {
                wire.request(token, Client.body(pair.document(), pair.forbidden())),
                wire.request(token, Client.body(pair.document(), pair.absent()))
            };
            for (int i = 0; i < WARM_UP; i++) {
                taken(wire, requests[i % 2]);
            }
            List<List<Long>> taken = List.of(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < SAMPLES; i++) {
                int which = random.nextInt(2);
                taken.get(which).add(taken(wire, requests[which]));
            }
            return worst(taken.getFirst(), taken.getLast());
        }
    }

    private static long taken(Wire wire, byte[] request) throws IOException {
        long begin = System.nanoTime();
        wire.send(request);
        wire.answer();
        return System.nanoTime() - begin;
    }

    /** {@return the largest |t| of the whole and of what is left when the slowest of both together are cropped} */
    static double worst(List<Long> a, List<Long> b) {
        long[] all = Stream.concat(a.stream(), b.stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        double worst = 0;
        for (double kept : KEPT) {
            long limit = all[(int) Math.ceil(kept * all.length) - 1];
            worst = Math.max(worst, Math.abs(welch(below(a, limit), below(b, limit))));
        }
        return worst;
    }

    private static double[] below(List<Long> taken, long limit) {
        return taken.stream()
                .filter(each -> each <= limit)
                .mapToDouble(Long::doubleValue)
                .toArray();
    }

    private static double welch(double[] a, double[] b) {
        double difference = mean(a) - mean(b);
        return difference / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
    }

    private static double mean(double[] of) {
        return Arrays.stream(of).average().orElseThrow();
    }

    private static double variance(double[] of) {
        double mean = mean(of);
        return Arrays.stream(of).map(each -> (each - mean) * (each - mean)).sum() / (of.length - 1);
    }
}
