package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Leak class 10 under load: 64 threads ask under two instruments in turn, and each answer is the one of its own instrument. */
class TwoWarrantRaceIT {
    private static final int THREADS = 64;
    private static final int TURNS = Integer.getInteger("race.turns", 6);
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:id|handle)\":\"([^\"]+)\"|\"label\":\"(\\w+ [0-9A-F]{4}-[0-9A-F-]+)\"");

    @Test
    void no_answer_has_anything_of_the_other_instrument() throws Exception {
        try (Story story = Story.begin(Map.of());
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<String> orders = List.of(
                    story.order(
                            ALICE,
                            Map.of("channels", List.of("ONLINE_PLATFORM", "CARRIER", "PAYMENT_PROVIDER")),
                            CARD,
                            BANK_CARD),
                    story.order(ALICE, Map.of("categories", List.of("CARD", "SALE", "RECHARGE")), CARD, BANK_CARD));
            List<List<String>> alone = new ArrayList<>();
            for (String order : orders) {
                alone.add(List.of(
                        Story.trace(story.alice(), order, CARD).comparable(),
                        Story.acts(story.alice(), order, CARD, 20, null).comparable()));
            }
            Set<String> both = tokens(alone.getFirst());
            both.retainAll(tokens(alone.getLast()));
            assertThat(both).as("ids, handles and pseudonyms of both").isEmpty();
            assertThat(tokens(alone.getFirst())).hasSizeGreaterThan(10);

            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Void>> asking = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                asking.add(threads.submit(() -> {
                    begin.await();
                    for (int turn = 0; turn < TURNS; turn++) {
                        int which = (first + turn) % 2;
                        String order = orders.get(which);
                        Response response = turn % 3 == 0
                                ? Story.acts(story.alice(), order, CARD, 20, null)
                                : Story.trace(story.alice(), order, CARD);
                        assertThat(response.comparable())
                                .isEqualTo(alone.get(which).get(turn % 3 == 0 ? 1 : 0));
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (Future<Void> each : asking) {
                each.get();
            }
        }
    }

    private static Set<String> tokens(List<String> answers) {
        Set<String> tokens = new HashSet<>();
        answers.forEach(answer -> TOKEN.matcher(answer).results().forEach(found -> {
            String token = found.group(1) == null ? found.group(2) : found.group(1);
            tokens.add(token);
        }));
        return tokens;
    }
}
