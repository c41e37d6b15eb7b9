package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TraceIndexTest {
    @Test
    void what_failed_again_and_again_is_tried_less_and_less_often() {
        assertThat(TraceIndex.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(TraceIndex.after(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TraceIndex.after(8)).isEqualTo(Duration.ofSeconds(64));
        assertThat(TraceIndex.after(12)).isEqualTo(Duration.ofMinutes(10));
        assertThat(TraceIndex.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }
}
