package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which questions the index is asked; that it answers them as the frontier does is the matter of {@link RandomGraphIT}. */
class IndexedActsTest {
    private static final EntityRef ACCOUNT = new EntityRef(EntityKind.PAYMENT_ACCOUNT, "a");

    private static boolean walks(TraceThread thread, WayRules rules) {
        return IndexedActs.walks(new TraceQuestion(thread, Direction.FORWARD, ACCOUNT, 3, 10, rules));
    }

    @Test
    void custody_and_money_are_walked_in_the_index_and_links_are_not() {
        assertThat(walks(TraceThread.CUSTODY, WayRules.NONE)).isTrue();
        assertThat(walks(TraceThread.MONEY, WayRules.NONE)).isTrue();
        assertThat(walks(TraceThread.LINK, WayRules.NONE)).isFalse();
        assertThat(IndexedActs.walks(TraceQuestion.chain(ACCOUNT, 3, 10))).isTrue();
    }

    @Test
    void whatever_is_asked_of_a_way_is_walked_in_the_index() {
        List<WayRules> more = List.of(
                new WayRules(Duration.ofDays(1), Map.of(), List.of(), Set.of(), null),
                new WayRules(null, Map.of("h", Duration.ofMinutes(5)), List.of(), Set.of(), null),
                new WayRules(null, Map.of(), List.of(ACCOUNT), Set.of(), null),
                new WayRules(null, Map.of(), List.of(), Set.of(ACCOUNT), null),
                WayRules.NONE.reaching(ACCOUNT));
        assertThat(more)
                .allMatch(rules -> walks(TraceThread.CUSTODY, rules))
                .allMatch(rules -> walks(TraceThread.MONEY, rules));
    }
}
