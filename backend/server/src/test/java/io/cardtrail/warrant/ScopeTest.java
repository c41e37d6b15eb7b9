package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Set<Category> HELD = EnumSet.complementOf(EnumSet.of(Category.INFERENCE, Category.CONTENT));

    /** For every pair by itself, and for all of them together. */
    @Test
    void what_became_of_records_is_granted_exactly_where_the_records_are() {
        PolicyMatrix matrix = PolicyMatrix.shipped();
        Set<String> all = new TreeSet<>();
        for (Channel channel : Channel.values()) {
            for (Category category : HELD) {
                boolean permitted =
                        matrix.permission(InstrumentKind.COURT_ORDER_CRIMINAL, category, channel) != Permission.DENY;
                String pair = category + "@" + channel;
                assertThat(records(Set.of(category), Set.of(channel))).isEqualTo(permitted ? Set.of(pair) : Set.of());
                if (permitted) {
                    all.add(pair);
                }
            }
        }
        assertThat(records(HELD, EnumSet.allOf(Channel.class))).isEqualTo(all);
    }

    private static Set<String> records(Set<Category> categories, Set<Channel> channels) {
        GrantTerms terms =
                Sample.terms("g1", java.util.List.of(Sample.PHONE), categories, channels, null, Sample.WINDOW, 4);
        return Sample.granted(Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, terms), AccessRequest.about("g1"))
                .scope()
                .records();
    }
}
