package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static io.cardtrail.leaks.Story.BOB;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking around a thing: counts first, then what was chosen of it, page by page, and no more than was counted. */
class ExpansionIT {
    private static final String EXPANSION =
            "query($w: ID!, $h: ID!, $window: IntervalInput) { warrant(id: $w) { entity(handle: $h) {"
                    + " id expansion(window: $window) { acts parties bounds audit roles { role kind acts parties from to } } } } }";
    private static final String ACTS =
            "query($w: ID!, $h: ID!, $first: Int!, $after: String, $role: Role, $kind: ActKind,"
                    + " $newest: Boolean, $window: IntervalInput) { warrant(id: $w) { entity(handle: $h) { id"
                    + " acts(first: $first, after: $after, role: $role, kind: $kind, newestFirst: $newest, window: $window) {"
                    + " totalCount bounds audit pageInfo { hasNextPage endCursor } nodes { ...ActParts } } } } } "
                    + Questions.fragments("E", "ActParts");
    private static final Map<String, Object> WIDER = window("2026-02-28T00:00:00+08:00", "2026-04-01T00:00:00+08:00");

    private static Story story;
    private static String wide;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of());
        wide = story.wide(ALICE);
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    @Test
    void the_counts_of_every_role_are_those_of_its_pages_and_every_act_can_be_drawn() {
        Set<String> kinds = new HashSet<>();
        for (String handle : handles()) {
            JsonNode entity = expansion(wide, handle, null).at("data.warrant.entity");
            String self = entity.path("id").asString();
            JsonNode counts = entity.path("expansion");
            assertThat(counts.path("bounds")).isEmpty();
            Set<String> acts = new HashSet<>();
            Set<String> parties = new HashSet<>();
            for (JsonNode role : counts.path("roles")) {
                Map<String, Object> choice = Map.of(
                        "role", role.path("role").asString(),
                        "kind", role.path("kind").asString());
                List<JsonNode> nodes = pages(wide, handle, choice, 3);
                Set<String> here = others(nodes, self);
                assertThat(role.path("acts").asInt()).as("%s", role).isEqualTo(nodes.size());
                assertThat(role.path("parties").asInt()).as("%s", role).isEqualTo(here.size());
                assertThat(at(role, "from")).isEqualTo(at(nodes.getFirst(), "at"));
                assertThat(at(role, "to")).isEqualTo(at(nodes.getLast(), "at"));
                nodes.forEach(node -> {
                    acts.add(node.path("id").asString());
                    kinds.add(node.path("kind").asString());
                    assertThat(node.path("roles"))
                            .anyMatch(r -> r.path("role").equals(role.path("role"))
                                    && r.path("entity").path("id").asString().equals(self))
                            .allMatch(r -> r.path("entity").path("handle").isString()
                                    && r.path("entity").path("label").isString()
                                    && r.path("entity").path("kind").isString());
                    assertThat(node.path("grade").isString()
                                    && node.path("handle").isString())
                            .isTrue();
                });
                parties.addAll(here);
            }
            assertThat(counts.path("acts").asInt()).isEqualTo(acts.size());
            assertThat(counts.path("parties").asInt()).isEqualTo(parties.size());
        }
        assertThat(kinds).contains("ISSUE", "SALE", "PAYMENT");
    }

    @Test
    void newest_first_is_oldest_first_backwards() {
        for (String handle : handles()) {
            List<JsonNode> oldest = new ArrayList<>(pages(wide, handle, Map.of(), 2));
            List<JsonNode> newest = pages(wide, handle, Map.of("newest", true), 2);
            Collections.reverse(oldest);
            assertThat(newest).isEqualTo(oldest).isNotEmpty();
        }
    }

    @Test
    void a_party_is_told_with_its_cards_and_a_card_without_the_others_of_its_rows() {
        List<JsonNode> ofCard = pages(wide, subject(wide, CARD), Map.of(), 50);
        String card = Story.acts(story.alice(), wide, CARD, 1, null)
                .at("data.warrant.subject.id")
                .asString();
        assertThat(cards(ofCard)).containsOnly(card);
        assertThat(handles().stream()
                        .flatMap(handle -> cards(pages(wide, handle, Map.of("kind", "SALE"), 50)).stream()))
                .as("other cards that the same parties sold and bought")
                .anyMatch(other -> !other.equals(card));
    }

    @Test
    void a_cursor_of_another_role_kind_order_or_window_is_refused_as_a_forged_one() {
        String handle = subject(wide, BANK_CARD);
        Map<String, Object> choice = Map.of("role", "PAID_FROM", "kind", "PAYMENT");
        String cursor = acts(wide, handle, choice, 1, null)
                .at("data.warrant.entity.acts.pageInfo.endCursor")
                .asString();
        String forged = acts(wide, handle, choice, 1, "AAAA").comparable();
        assertThat(forged).contains("BAD_REQUEST");
        assertThat(acts(wide, handle, choice, 1, cursor).code()).isEmpty();
        Map<String, Object> march = new HashMap<>(choice);
        march.put("window", window("2026-03-01T00:00:00+08:00", "2026-04-01T00:00:00+08:00"));
        Map<String, Object> newest = new HashMap<>(choice);
        newest.put("newest", true);
        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of(), Map.of("role", "PAID_FROM"), Map.of("kind", "PAYMENT"), newest, march)) {
            assertThat(acts(wide, handle, other, 1, cursor).comparable())
                    .as("%s", other)
                    .isEqualTo(forged);
        }
        String others = story.wide(BOB);
        String his = Story.acts(story.bob(), others, BANK_CARD, 1, null)
                .at("data.warrant.subject.handle")
                .asString();
        assertThat(ask(story.bob(), others, his, choice, 1, cursor).comparable())
                .isEqualTo(forged);
    }

    @Test
    void a_narrower_window_leaves_out_what_lies_outside_and_a_wider_one_is_refused_and_on_record() {
        String handle = subject(wide, BANK_CARD);
        List<JsonNode> all = pages(wide, handle, Map.of(), 50);
        String from = all.getFirst().path("at").asString();
        String to = all.getLast().path("at").asString();
        assertThat(at(all.getFirst(), "at")).isBefore(at(all.getLast(), "at"));
        List<JsonNode> within = all.stream()
                .filter(act -> at(act, "at").isBefore(OffsetDateTime.parse(to)))
                .toList();
        Map<String, Object> window = window(from, to);
        assertThat(ids(pages(wide, handle, Map.of("window", window), 50))).isEqualTo(ids(within));
        assertThat(expansion(wide, handle, window)
                        .at("data.warrant.entity.expansion.acts")
                        .asInt())
                .isEqualTo(within.size());
        assertThat(expansion(wide, handle, window(from, from))
                        .at("data.warrant.entity.expansion.acts")
                        .asInt(-1))
                .isZero();
        for (Response refused :
                List.of(expansion(wide, handle, WIDER), acts(wide, handle, Map.of("window", WIDER), 5, null))) {
            assertThat(refused.at("errors.0.extensions.reasons")).hasToString("[\"WINDOW_NOT_GRANTED\"]");
            assertThat(refused.at("errors.0.extensions.audit").asString("")).hasSize(32);
        }
    }

    @Test
    void a_role_that_is_not_granted_and_one_that_nobody_has_are_one() {
        String sales = story.order(ALICE, Map.of("categories", List.of("CARD", "SALE")), CARD, BANK_CARD);
        String handle = subject(sales, BANK_CARD);
        JsonNode counts = expansion(sales, handle, null).at("data.warrant.entity.expansion");
        assertThat(counts.path("acts").asInt(-1)).isZero();
        assertThat(counts.path("parties").asInt(-1)).isZero();
        assertThat(counts.path("roles")).isEmpty();
        assertThat(acts(sales, handle, Map.of("role", "PAID_FROM"), 5, null).comparable())
                .isEqualTo(
                        acts(sales, handle, Map.of("role", "AT_CELL"), 5, null).comparable());
    }

    @Test
    void without_a_hop_left_nothing_is_counted_and_that_is_said_and_on_record() {
        String still = story.order(ALICE, Map.of("maxHops", 0), BANK_CARD);
        Response nothing = story.alice()
                .ask(
                        "query($w: ID!, $s: IdentifierInput!) { warrant(id: $w) { subject(identifier: $s) {"
                                + " expansion { acts parties bounds audit roles { role } }"
                                + " acts { totalCount bounds audit nodes { id } } } } }",
                        Map.of("w", still, "s", BANK_CARD));
        for (String field : List.of("expansion", "acts")) {
            JsonNode found = nothing.at("data.warrant.subject." + field);
            assertThat(found.path("bounds")).hasToString("[\"MAX_HOPS\"]");
            assertThat(found.path("audit").asString("")).hasSize(32);
            assertThat(found.path(field.equals("acts") ? "totalCount" : "acts").asInt(-1))
                    .isZero();
        }
        assertThat(accesses(still)).contains("expansion", "acts");
    }

    @Test
    void a_page_is_cut_to_the_records_of_one_answer_and_says_so() {
        String two = story.order(ALICE, Map.of("maxRecords", 2), CARD, BANK_CARD);
        String handle = subject(two, CARD);
        JsonNode page = acts(two, handle, Map.of(), 50, null).at("data.warrant.entity.acts");
        assertThat(page.path("nodes")).hasSize(2);
        assertThat(page.path("bounds")).hasToString("[\"MAX_RECORDS\"]");
        assertThat(page.path("totalCount").asInt()).isGreaterThan(2);
        assertThat(acts(two, handle, Map.of(), 2, null).at("data.warrant.entity.acts.bounds"))
                .as("asked for no more than that")
                .isEmpty();
        assertThat(ids(pages(two, handle, Map.of(), 50)).size())
                .as("page by page")
                .isEqualTo(page.path("totalCount").asInt())
                .isEqualTo(expansion(two, handle, null)
                        .at("data.warrant.entity.expansion.acts")
                        .asInt());
    }

    @Test
    void what_was_expanded_keeps_its_hops_in_its_own_acts() {
        String once = story.order(ALICE, Map.of("maxHops", 1), BANK_CARD);
        String handle = subject(once, BANK_CARD);
        JsonNode entity = acts(once, handle, Map.of(), 50, null).at("data.warrant.entity");
        String self = entity.path("id").asString();
        List<JsonNode> named = entity.path("acts")
                .path("nodes")
                .valueStream()
                .flatMap(act -> act.path("roles").valueStream())
                .map(role -> role.path("entity"))
                .toList();
        assertThat(named).anyMatch(thing -> !thing.path("id").asString().equals(self));
        for (JsonNode thing : named) {
            boolean itself = thing.path("id").asString().equals(self);
            assertThat(expansion(once, thing.path("handle").asString(), null)
                            .at("data.warrant.entity.expansion.bounds"))
                    .hasToString(itself ? "[]" : "[\"MAX_HOPS\"]");
        }
    }

    private static List<String> accesses(String warrant) {
        return story.offices()
                .as("auditor", io.cardtrail.identity.AccountRole.AUDITOR)
                .ask(
                        "query($w: ID!) { warrant(id: $w) { accesses(first: 50) { nodes { operation } } } }",
                        Map.of("w", warrant))
                .at("data.warrant.accesses.nodes")
                .valueStream()
                .map(node -> node.path("operation").asString())
                .toList();
    }

    /** {@return handles of everything around the two subjects} */
    private static List<String> handles() {
        JsonNode trace =
                Story.trace(story.alice(), wide, CARD, Map.of("maxHops", 5)).json();
        return Stream.concat(
                        Stream.of(subject(wide, BANK_CARD)), Questions.handles(trace, "value", "pseudonymous").stream())
                .toList();
    }

    private static String subject(String warrant, Map<String, Object> subject) {
        return Story.acts(story.alice(), warrant, subject, 1, null)
                .at("data.warrant.subject.handle")
                .asString();
    }

    private static Response expansion(String warrant, String handle, @Nullable Map<String, Object> window) {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.of("w", warrant, "h", handle));
        variables.put("window", window);
        return story.alice().ask(EXPANSION, variables);
    }

    private static Response acts(
            String warrant, String handle, Map<String, Object> choice, int first, @Nullable String after) {
        return ask(story.alice(), warrant, handle, choice, first, after);
    }

    private static Response ask(
            Client client,
            String warrant,
            String handle,
            Map<String, Object> choice,
            int first,
            @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>(choice);
        variables.putAll(Map.of("w", warrant, "h", handle, "first", first));
        variables.put("after", after);
        return client.ask(ACTS, variables);
    }

    /** {@return all acts of a choice, whose number every page has said} */
    private static List<JsonNode> pages(String warrant, String handle, Map<String, Object> choice, int first) {
        List<JsonNode> nodes = new ArrayList<>();
        String after = null;
        int total;
        do {
            JsonNode page = acts(warrant, handle, choice, first, after).at("data.warrant.entity.acts");
            page.path("nodes").forEach(nodes::add);
            total = page.path("totalCount").asInt(-1);
            after = page.path("pageInfo").path("endCursor").asString(null);
        } while (after != null);
        assertThat(total).isEqualTo(nodes.size());
        return nodes;
    }

    private static Set<String> others(List<JsonNode> acts, String self) {
        Set<String> others = new HashSet<>();
        acts.forEach(act -> act.path("roles")
                .forEach(role -> others.add(role.path("entity").path("id").asString())));
        others.remove(self);
        return others;
    }

    private static Set<String> cards(List<JsonNode> acts) {
        Set<String> cards = new HashSet<>();
        acts.forEach(act -> act.path("roles").forEach(role -> {
            if (role.path("entity").path("kind").asString().equals("CARD")) {
                cards.add(role.path("entity").path("id").asString());
            }
        }));
        return cards;
    }

    private static List<String> ids(List<JsonNode> acts) {
        return acts.stream().map(act -> act.path("id").asString()).toList();
    }

    private static OffsetDateTime at(JsonNode node, String field) {
        return OffsetDateTime.parse(node.path(field).asString());
    }

    private static Map<String, Object> window(String from, String to) {
        return Map.of("from", from, "to", to);
    }
}
