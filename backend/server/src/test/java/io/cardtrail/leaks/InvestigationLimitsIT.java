package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.input;
import static io.cardtrail.leaks.Desk.list;
import static io.cardtrail.leaks.Desk.names;
import static io.cardtrail.leaks.Desk.on;
import static io.cardtrail.leaks.Desk.opened;
import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Desk.save;
import static io.cardtrail.leaks.Desk.share;
import static io.cardtrail.leaks.Offices.made;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** How much an investigation may hold, and how much of them one response. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigationLimitsIT {
    private final Desk desk = new Desk();
    private final Client alice = desk.alice;
    private final Client bob = desk.bob;
    private String limits = "";

    @AfterAll
    void stop() {
        desk.close();
    }

    static List<Arguments> tooMuch() {
        return List.of(
                Arguments.of(Map.of("name", " "), "name has 1 characters: write 1 to 120"),
                Arguments.of(Map.of("name", "字".repeat(121)), "name has 121 characters"),
                Arguments.of(Map.of("name", "a\u0007b"), "name holds a control character"),
                Arguments.of(Map.of("name", "a\nb"), "name holds a control character: write it on one line"),
                Arguments.of(Map.of("tags", Collections.nCopies(21, "t")), "tags has 21 entries: leave at most 20"),
                Arguments.of(Map.of("tags", List.of("t", "t".repeat(41))), "tags[1] has 41 characters"),
                Arguments.of(
                        Map.of("narrative", "字".repeat(21_846)), "narrative has 65538 bytes, and 65536 are the most"),
                Arguments.of(Map.of("narrative", "a\u0000"), "narrative holds a control character"),
                Arguments.of(
                        Map.of("content", "{\"a\":\"" + "x".repeat(262_144 - 7) + "\"}"),
                        "content has 262145 bytes, and 262144 are the most"),
                Arguments.of(Map.of("content", "{\"a\":1"), "content is no well-formed JSON"),
                Arguments.of(Map.of("content", "{} {}"), "content is no well-formed JSON"),
                Arguments.of(Map.of("content", ""), "content is no JSON object"),
                Arguments.of(Map.of("content", "[1]"), "content is no JSON object"),
                Arguments.of(
                        Map.of("content", "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"), "nested too deep"));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void what_is_too_long_or_no_text_of_its_kind_is_refused_by_its_name(Map<String, Object> input, String said) {
        refused(save(alice, limits(), input(input)), "BAD_REQUEST", said);
    }

    @Test
    void half_of_a_surrogate_pair_is_refused_and_whole_ones_come_back() {
        String warrant = limits();
        // Jackson would not write it: it goes as an escape.
        Response half = alice.send(alice.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString("{\"query\":\"mutation { saveInvestigation(warrant: \\\"" + warrant
                        + "\\\", input: {name: \\\"n\\\", narrative: $n, content: \\\"{}\\\"}) { id } }\"}"
                                .replace("$n", "\\\"\\\\uD83D\\\""))));
        assertThat(half.code()).as("%s", half.body()).isEqualTo("BAD_REQUEST");

        JsonNode saved =
                made(save(alice, warrant, input(Map.of("name", "😀\u202e<img onerror=x>", "narrative", "a\tb\r\n😀"))));
        assertThat(saved.path("name").asString()).isEqualTo("😀\u202e<img onerror=x>");
        assertThat(saved.path("narrative").asString()).isEqualTo("a\tb\r\n😀");
    }

    @Test
    void the_largest_that_is_allowed_is_saved_and_comes_back_byte_for_byte() {
        String warrant = desk.instrument(Map.of());
        String quotes = "{\"a\":\"" + "\\\"".repeat((262_144 - 8) / 2) + "\"}";
        String content = quotes + " ".repeat(262_144 - quotes.length());
        String narrative = "\n".repeat(65_536);

        JsonNode saved = made(save(
                alice,
                warrant,
                input(Map.of(
                        "name",
                        "字".repeat(120),
                        "content",
                        content,
                        "narrative",
                        narrative,
                        "tags",
                        Stream.iterate(1, i -> i + 1)
                                .limit(20)
                                .map(i -> ("字".repeat(38) + (i + 10)))
                                .toList()))));

        JsonNode back = opened(alice, warrant, saved.path("id").asString());
        assertThat(back.path("content").asString()).isEqualTo(content);
        assertThat(back.path("narrative").asString()).isEqualTo(narrative);
        assertThat(back.path("tags")).hasSize(20);
    }

    @Test
    void colleagues_are_accounts_and_at_most_fifty() {
        String warrant = desk.instrument(Map.of());
        String id = made(save(alice, warrant, Map.of())).path("id").asString();

        refused(share(alice, warrant, id, "Bob the Builder"), "BAD_REQUEST", "no account's name");
        String[] many = Stream.iterate(1, i -> i + 1)
                .limit(51)
                .map(i -> "colleague" + i)
                .toArray(String[]::new);
        refused(share(alice, warrant, id, many), "BAD_REQUEST", "51 accounts: name at most 50");
        assertThat(opened(alice, warrant, id).path("colleagues")).isEmpty();
    }

    @Test
    void a_list_is_paged_last_saved_first_and_an_owner_has_at_most_a_hundred() {
        String warrant = desk.instrument(Map.of());
        JsonNode first = made(save(alice, warrant, input(Map.of("name", "0"))));
        for (int i = 1; i < 100; i++) {
            made(save(alice, warrant, input(Map.of("name", "" + i))));
        }
        refused(save(alice, warrant, Map.of()), "BAD_REQUEST", "there are 100 investigations of yours");
        String bobs = made(save(bob, warrant, input(Map.of("name", "bob's"))))
                .path("id")
                .asString();
        made(share(bob, warrant, bobs, "alice"));
        made(save(alice, warrant, on(first, input(Map.of("name", "0 again")))));

        Response page = list(alice, warrant, 3, null);
        assertThat(names(page)).containsExactly("0 again", "bob's", "99");
        assertThat(page.at("data.warrant.investigations.totalCount").asInt()).isEqualTo(101);
        String cursor =
                page.at("data.warrant.investigations.pageInfo.endCursor").asString();
        assertThat(names(list(alice, warrant, 3, cursor))).containsExactly("98", "97", "96");
        refused(list(bob, warrant, 3, cursor), "BAD_REQUEST", "no cursor of this list");
        assertThat(names(list(bob, warrant, 3, null))).containsExactly("bob's");
        assertThat(list(alice, warrant, 200, null).at("data.warrant.investigations.nodes"))
                .hasSize(101);
    }

    @Test
    void one_response_holds_so_many_bytes_of_texts_and_no_more() {
        String warrant = desk.instrument(Map.of());
        String content = "{\"a\":\"" + "x".repeat(262_100 - 8) + "\"}";
        for (int i = 0; i < 33; i++) {
            made(save(alice, warrant, input(Map.of("content", content, "name", "" + i))));
        }

        refused(list(alice, warrant, 33, null), "TOO_MUCH_WORK", "ask for fewer");
        assertThat(names(list(alice, warrant, 32, null))).hasSize(32);
        Response heads = alice.ask(
                "query($w: ID!) { warrant(id: $w) { investigations(first: 33) { nodes { name versions { generation } } } } }",
                Map.of("w", warrant));
        assertThat(names(heads)).hasSize(33);
    }

    /** {@return one instrument for everything that is refused} */
    private String limits() {
        if (limits.isEmpty()) {
            limits = desk.instrument(Map.of());
        }
        return limits;
    }
}
