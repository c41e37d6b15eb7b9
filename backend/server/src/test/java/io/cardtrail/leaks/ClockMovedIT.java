package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clock of questions is moved 400 days either way: nothing that is not valid then answers, and what is valid answers the same. */
class ClockMovedIT {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration FAR = Duration.ofDays(400);

    @Test
    void an_instrument_answers_within_its_validity_and_at_no_other_time() {
        String year;
        String other;
        String handle;
        String act;
        List<String> answers;
        Story story = Story.begin(at(NOW));
        try (story) {
            Map<String, Object> terms = story.terms(Map.of(), List.of(CARD, BANK_CARD));
            terms.put("validity", Map.of("from", "2026-01-01T00:00:00+08:00", "to", "2027-01-01T00:00:00+08:00"));
            year = story.offices().approved(ALICE, terms);
            terms.put("validity", Map.of("from", "2024-01-01T00:00:00+08:00", "to", "2030-01-01T00:00:00+08:00"));
            terms.put("number", "Order for long");
            other = story.offices().approved(ALICE, terms);
            answers = Story.everything(story.alice(), other);
            Response trace = Story.trace(story.alice(), year, CARD);
            handle = Questions.handles(trace.json(), "value").getFirst();
            act = Questions.handles(trace.json(), "atText").getFirst();
            assertThat(trace.code()).isEmpty();
        }
        for (Instant moved : List.of(NOW.plus(FAR), NOW.minus(FAR))) {
            try (Story then = story.again(at(moved))) {
                Client alice = then.alice();
                for (Response refused : List.of(
                        Story.trace(alice, year, CARD),
                        Story.acts(alice, year, CARD, 5, null),
                        Story.search(alice, year, "BANK_CARD:PAN-7731"),
                        Story.entity(alice, year, handle),
                        Story.act(alice, year, act),
                        Story.traceOn(alice, year, handle))) {
                    assertThat(refused.code())
                            .as("%s: %s", moved, refused.body())
                            .isEqualTo("DENIED");
                    assertThat(refused.at("errors.0.extensions.reasons").toString())
                            .isEqualTo("[\"OUTSIDE_VALIDITY\"]");
                    assertThat(refused.body()).doesNotContain("atText");
                }
                assertThat(Story.everything(alice, other)).as("%s", moved).isEqualTo(answers);
            }
        }
    }

    private static Map<String, String> at(Instant now) {
        return Map.of("cardtrail.clock.fixed", now.toString());
    }
}
