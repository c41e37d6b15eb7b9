package io.cardtrail.trace.judgement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A weight table with a slip of the pen is refused. */
class WeightTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"m\": 0.85, \"u\": 0.002|\"m\": 0.86, \"u\": 0.002|fields.NAME",
                "\"m\": 0.1, \"u\": 0.008|\"m\": 0, \"u\": 0.008|fields.NAME",
                "\"BEARERS\": {|\"BEARER\": {|not readable",
                "\"prior\": 0.01|\"prior\": 1|pairs.ORGANISATIONS",
                "\"fields\": [\"PHONE\", \"NAME\"]|\"fields\": [\"PHONE\"], \"more\": 1|not readable",
                "\"exactKeys\": [\"IDENTITY_DOCUMENT\", \"PHONE\", \"DEVICE\"]|\"exactKeys\": [\"ACCOUNT\"]|pairs.BEARERS",
                "\"version\": 1,|\"version\": 1, \"version\": 2,|not readable"
            })
    void a_table_with_a_slip_of_the_pen_is_refused_and_named(String right, String wrong, String named)
            throws IOException {
        String shipped;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/judgement/weights.json"))) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String changed = shipped.replace(right, wrong);
        if (changed.equals(shipped)) {
            throw new AssertionError("the table has no " + right);
        }
        assertThatThrownBy(() -> WeightTable.parse(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(named);
    }
}
