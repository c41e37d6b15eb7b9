package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.generations;
import static io.cardtrail.leaks.Desk.input;
import static io.cardtrail.leaks.Desk.on;
import static io.cardtrail.leaks.Desk.opened;
import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Desk.save;
import static io.cardtrail.leaks.Desk.share;
import static io.cardtrail.leaks.Desk.version;
import static io.cardtrail.leaks.Offices.made;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Saving an investigation loses nothing of what somebody else saved, or of what was to be kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigationVersionsIT {
    private final Desk desk = new Desk();
    private final Client alice = desk.alice;
    private final Client bob = desk.bob;

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void a_save_on_an_older_generation_is_refused_and_changes_nothing() {
        String warrant = desk.instrument(Map.of());
        JsonNode first = made(save(alice, warrant, Map.of()));
        JsonNode second = made(save(alice, warrant, on(first, input(Map.of("name", "second")))));

        refused(
                save(alice, warrant, on(first, input(Map.of("name", "late")))),
                "STALE_GENERATION",
                "generation 2, not 1",
                "read it again");
        refused(save(alice, warrant, Map.of("g", 2)), "BAD_REQUEST", "id and generation go together");
        refused(save(alice, warrant, Map.of("id", first.path("id").asString())), "BAD_REQUEST", "go together");

        assertThat(opened(alice, warrant, first.path("id").asString())).isEqualTo(second);
    }

    @Test
    void of_savers_at_once_one_wins_and_what_it_saved_stands() {
        String warrant = desk.instrument(Map.of());
        JsonNode stands = made(save(alice, warrant, Map.of()));
        String id = stands.path("id").asString();
        made(share(alice, warrant, id, "bob"));
        List<Client> clients = List.of(alice, bob, alice, bob);
        for (int round = 0; round < 5; round++) {
            JsonNode before = stands;
            List<CompletableFuture<Response>> saves = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                Map<String, Object> mine = on(before, input(Map.of("name", "round " + round + " saver " + i)));
                saves.add(CompletableFuture.supplyAsync(() -> save(client, warrant, mine)));
            }
            List<Response> ended = saves.stream().map(CompletableFuture::join).toList();
            List<Response> won =
                    ended.stream().filter(response -> response.code().isEmpty()).toList();

            assertThat(won).hasSize(1);
            assertThat(ended)
                    .filteredOn(response -> !won.contains(response))
                    .allSatisfy(response -> assertThat(response.code()).isEqualTo("STALE_GENERATION"));
            stands = opened(bob, warrant, id);
            assertThat(stands.path("name")).isEqualTo(made(won.getFirst()).path("name"));
            assertThat(stands.path("generation").asInt())
                    .isEqualTo(before.path("generation").asInt() + 1);
            if (!stands.path("savedBy").equals(before.path("savedBy"))) {
                assertThat(stands.path("versions").path(1).path("name")).isEqualTo(before.path("name"));
            }
        }
    }

    @Test
    void an_autosave_replaces_ones_own_and_never_what_was_marked_or_what_somebody_else_saved() {
        String warrant = desk.instrument(Map.of());
        JsonNode one = made(save(alice, warrant, input(Map.of("name", "1", "narrative", "first"))));
        String id = one.path("id").asString();
        made(share(alice, warrant, id, "bob"));
        JsonNode two = made(save(alice, warrant, on(one, input(Map.of("name", "2")))));
        assertThat(generations(two)).containsExactly(2);

        Map<String, Object> marking = on(two, input(Map.of("name", "3")));
        marking.put("m", true);
        JsonNode three = made(save(alice, warrant, marking));
        assertThat(generations(three)).containsExactly(3, 2);
        JsonNode four = made(save(alice, warrant, on(three, input(Map.of("name", "4")))));
        assertThat(generations(four)).containsExactly(4, 2);
        JsonNode five = made(save(bob, warrant, on(four, input(Map.of("name", "5")))));
        assertThat(generations(five)).containsExactly(5, 4, 2);
        JsonNode six = made(save(bob, warrant, on(five, input(Map.of("name", "6")))));
        assertThat(generations(six)).containsExactly(6, 4, 2);

        JsonNode marked = six.path("versions").path(2);
        assertThat(marked.path("name").asString()).isEqualTo("2");
        assertThat(marked.path("savedBy").asString()).isEqualTo("alice");
        assertThat(version(bob, warrant, id, 2)).isEqualTo(marked);
        assertThat(version(bob, warrant, id, 6)).isEqualTo(six.path("versions").path(0));
        assertThat(version(bob, warrant, id, 3).isNull()).isTrue();
    }

    @Test
    void of_more_than_fifty_states_the_oldest_that_nobody_marked_goes_first() {
        String warrant = desk.instrument(Map.of());
        JsonNode stands = made(save(alice, warrant, Map.of()));
        made(share(alice, warrant, stands.path("id").asString(), "bob"));
        // Generations 1 and 2 are kept because the other one saved next; all others are marked.
        stands = made(save(bob, warrant, on(stands, Map.of())));
        stands = made(save(alice, warrant, on(stands, Map.of())));
        for (int i = 0; i < 47; i++) {
            stands = made(save(alice, warrant, on(stands, Map.of("m", true))));
        }
        assertThat(generations(stands)).hasSize(50).contains(1, 2, 3);

        stands = made(save(alice, warrant, on(stands, Map.of("m", true))));
        assertThat(generations(stands)).hasSize(50).doesNotContain(1).contains(2, 3, 51);
        stands = made(save(alice, warrant, on(stands, Map.of("m", true))));
        assertThat(generations(stands)).hasSize(50).doesNotContain(2).contains(3, 52);
        stands = made(save(alice, warrant, on(stands, Map.of("m", true))));
        assertThat(generations(stands)).hasSize(50).doesNotContain(3).contains(4, 53);
    }
}
