package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyMatrixTest {
    /** As printed in the design: category | channels | CRIM | CIVIL | PROC, POLICE | TECH | ADMIN | CONSENT | CARRIER. */
    private static final String TABLE = """
            CARD | OFFLINE_SHOP ONLINE_PLATFORM CARRIER PAYMENT_PROVIDER | A | A | A | A | A | S | O
            SALE | OFFLINE_SHOP ONLINE_PLATFORM | A | A | A | A | A | S | O
            RECHARGE | CARRIER ONLINE_PLATFORM | A | 2 | A | A | – | S | O
            PAYMENT | PAYMENT_PROVIDER ONLINE_PLATFORM OFFLINE_SHOP | 2 | 2 | 2 | 2 | – | S | –
            SUBSCRIBER | CARRIER ONLINE_PLATFORM OFFLINE_SHOP | A | A | A | A | – | S | O
            ACCESS | ONLINE_PLATFORM CARRIER | A | 2 | A | A | – | S | O
            TRAFFIC | CARRIER | 2 | – | 2 | 2 | – | S | –
            LOCATION | CARRIER | 2 | – | 2 | 2 | – | S | –
            VIDEO | OFFLINE_SHOP | 2 | 2 | 2 | 2 | – | S | O
            """;

    private final PolicyMatrix matrix = PolicyMatrix.shipped();

    private static String yaml() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PolicyMatrixTest.class.getResourceAsStream("/policy/matrix.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_cell_is_the_printed_table_s() {
        for (InstrumentKind kind : InstrumentKind.values()) {
            for (Category category : Category.values()) {
                for (Channel channel : Channel.values()) {
                    assertThat(matrix.permission(kind, category, channel).letter())
                            .as("%s %s %s", kind, category, channel)
                            .isEqualTo(printed(kind, category, channel));
                }
            }
        }
    }

    private static String printed(InstrumentKind kind, Category category, Channel channel) {
        int column = switch (kind) {
            case COURT_ORDER_CRIMINAL -> 2;
            case COURT_ORDER_CIVIL -> 3;
            case PROCURATORATE_NOTICE, POLICE_NOTICE -> 4;
            case TECHNICAL_DECISION -> 5;
            case ADMINISTRATIVE_DEMAND -> 6;
            case SUBJECT_CONSENT -> 7;
            case CARRIER_AUTHORISATION -> 8;
            case PRESERVATION_ORDER, MLA_APPROVAL -> 0;
        };
        return TABLE.lines()
                .map(line -> List.of(line.split(" \\| ", -1)))
                .filter(cells -> column > 0 && cells.getFirst().equals(category.name()))
                .filter(cells -> List.of(cells.get(1).split(" ", -1)).contains(channel.name()))
                .map(cells -> cells.get(column))
                .findFirst()
                .orElse("–");
    }

    @Test
    void two_kinds_read_nothing_and_all_others_something() {
        for (InstrumentKind kind : InstrumentKind.values()) {
            boolean nothing = kind == InstrumentKind.PRESERVATION_ORDER || kind == InstrumentKind.MLA_APPROVAL;
            assertThat(matrix.readsNothing(kind)).as(kind.name()).isEqualTo(nothing);
        }
    }

    @Test
    void hash_is_that_of_the_bytes_and_every_row_and_kind_is_cited() throws IOException {
        assertThat(matrix.hash()).isEqualTo(Sha256.hex(yaml()));
        assertThat(matrix.version()).isEqualTo(1);
        for (Category category : Category.values()) {
            assertThat(matrix.citations(category)).isNotEmpty();
        }
        for (InstrumentKind kind : InstrumentKind.values()) {
            assertThat(matrix.citations(kind)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1 | version: "1" | version
            version: 1 | version: 0 | version
            version: 1 | versions: 1 | unknown key versions
            COURT_ORDER_CRIMINAL: "A" | COURT_ORDER_CRIMINAL: "B" | must be A, 2, S, O or –
            COURT_ORDER_CRIMINAL: "A" | COURT_ORDER_CRIMINAL: "S" | can't be S
            COURT_ORDER_CRIMINAL: "A" | COURT_ORDER_CRIMINAL: "O" | can't be O
            COURT_ORDER_CRIMINAL: "2" | COURT_ORDER_CRIMINAL: 2 | must be text
            SUBJECT_CONSENT: "S" | SUBJECT_CONSENT: "A" | can't be A
            MLA_APPROVAL: "–" | MLA_APPROVED: "–" | unknown InstrumentKind
            channels: all | channels: ALL | must be a list
            channels: [CARRIER] | channels: [CARRIERS] | unknown Channel
            channels: [CARRIER] | channels: [CARRIER, CARRIER] | twice
            rule: strictest-of-its-inputs | rule: none | rule must be
            CONTENT: | CONTENTS: | unknown Category
            confirmed: true} | confirmed: perhaps} | confirmed must be
            LOCATION: | TRAFFIC: | not readable
            confirmed: true} | confirmed: true, by: us} | unknown key by
            confirmed: true} | sure: true} | unknown key sure
            , confirmed: true} | } | lacks confirmed
            channels: all | channels: [CARRIER], x: 1 | not readable
            channels: all\\n | channels: all\\n    note: x\\n | unknown key note
            channels: derived\\n | channels: derived\\n    permissions: x\\n | unknown key permissions
            COURT_ORDER_CIVIL:\\n    citations: | COURT_ORDER_CIVIL:\\n    powers: x\\n    citations: | unknown key powers
            kinds:\\n | kinds:\\n  X: {citations: []}\\n | unknown InstrumentKind
            """)
    void a_slip_of_the_pen_is_refused(String right, String wrong, String message) throws IOException {
        String spoilt = yaml().replaceFirst(Pattern.quote(right.replace("\\n", "\n")), wrong.replace("\\n", "\n"));
        assertThat(spoilt).isNotEqualTo(yaml());
        assertThatThrownBy(() -> PolicyMatrix.parse(spoilt.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadPolicy.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_row_or_a_kind_that_is_left_out_is_missed() throws IOException {
        String yaml = yaml();
        int row = yaml.indexOf("\n  VIDEO:\n");
        String noRow = yaml.substring(0, row) + yaml.substring(yaml.indexOf("\n  INFERENCE:\n"));
        int kind = yaml.indexOf("\n  MLA_APPROVAL:\n");
        String noKind = yaml.substring(0, kind) + yaml.substring(yaml.indexOf("\n\ncategories:"));
        assertThatThrownBy(() -> PolicyMatrix.parse(noRow.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadPolicy.class)
                .hasMessageContaining("lacks VIDEO");
        assertThatThrownBy(() -> PolicyMatrix.parse(noKind.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadPolicy.class)
                .hasMessageContaining("lacks MLA_APPROVAL");
    }

    @Test
    void tags_of_java_types_and_broken_yaml_are_refused() {
        for (String hostile : new String[] {"!!java.net.URL [\"http://example.org\"]", "a: [", "", "- 1", "&a [*a]"}) {
            assertThatThrownBy(() -> PolicyMatrix.parse(hostile.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BadPolicy.class);
        }
    }
}
