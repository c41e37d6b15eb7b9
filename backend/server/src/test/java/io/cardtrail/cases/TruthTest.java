package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Truth S0 = Truth.of(Shipped.named("s0-dirty-import"));
    private static final Truth S1 = Truth.of(Shipped.named("s1-stolen-card-ring"));

    @Test
    void quotes_and_all_line_ends_are_read_under_the_first_line() {
        List<SourceText.Line> lines =
                SourceText.read("a,b\r\n\"1\n2\",\"x \"\"y\"\", z\"\r\rc,d\n,\n".getBytes(UTF_8), "UTF-8", ',');

        assertThat(lines)
                .containsExactly(
                        new SourceText.Line(1, List.of("a", "b")),
                        new SourceText.Line(2, List.of("1\n2", "x \"y\", z")),
                        new SourceText.Line(5, List.of("c", "d")),
                        new SourceText.Line(6, List.of("", "")));
    }

    @Test
    void the_lines_of_the_dirty_file_carry_the_numbers_the_case_expects() {
        assertThat(S0.has("a-orders.csv:28")).isTrue();
        assertThat(S0.has("a-orders.csv:29")).isFalse();
        assertThat(S0.row("a-orders.csv:9").cells()).containsEntry("订单号", "DD646386169008");
    }

    @Test
    void full_width_digits_are_normalised_and_a_small_x_is_a_check_digit() {
        assertThat(S0.row("d-register.csv:12").roles())
                .containsEntry("OF_CARD", Set.of(new Named("CARD", "示例移动:10026030100000111")));
        assertThat(S0.row("d-register.csv:11").roles())
                .containsEntry("SOLD_TO", Set.of(new Named("PERSON", "ID:99099919000902515X")))
                .containsEntry("SOLD_BY", Set.of(new Named("ORGANISATION", "晨光通讯店")));
    }

    @Test
    void a_leading_country_code_is_dropped_once() {
        assertThat(S0.row("e-recharges.csv:3").roles())
                .containsEntry("TO_PHONE", Set.of(new Named("PHONE", "+8613404945591")));
    }

    @Test
    void a_list_names_all_its_cards_and_a_range_those_between_its_ends() {
        assertThat(S1.row("platform-orders.csv:3").roles().get("OF_CARD")).hasSize(15);
        assertThat(S1.row("shop-purchases.csv:3").roles().get("OF_CARD")).hasSize(30);
    }

    @Test
    void a_lot_names_no_card() {
        assertThat(S0.row("d-register.csv:5").roles()).doesNotContainKey("OF_CARD");
    }

    @Test
    void a_pin_is_nobody() {
        assertThat(S1.row("carrier-pins.csv:2").roles()).doesNotContainKey("HAS_PIN");
    }
}
