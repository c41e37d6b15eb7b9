package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final EntityRef CARD = new EntityRef(EntityKind.CARD, "示例移动:10026030100000001");
    private static final Instrument ONE = instrument("w1");
    private static final Instrument OTHER = instrument("w2");

    private final Tokens tokens = Tokens.ephemeral();

    @TempDir
    Path folder;

    private static Instrument instrument(String id) {
        return Sample.instrument(
                id,
                InstrumentKind.COURT_ORDER_CRIMINAL,
                WarrantState.APPROVED,
                2,
                Sample.VALIDITY,
                List.of(),
                Sample.everything("g1"),
                Sample.everything("g2"));
    }

    private static Grant grant(Instrument instrument, String id) {
        return Sample.granted(instrument, AccessRequest.about(id));
    }

    @Test
    void an_id_is_the_same_under_one_instrument_and_different_under_another() {
        assertThat(tokens.id(ONE, CARD)).isEqualTo(tokens.id(ONE, CARD));
        assertThat(tokens.id(ONE, CARD)).isEqualTo(tokens.id(Sample.moved(ONE, WarrantState.SUSPENDED), CARD));
        assertThat(tokens.id(ONE, CARD)).isNotEqualTo(tokens.id(OTHER, CARD));
        assertThat(tokens.id(ONE, CARD))
                .isNotEqualTo(tokens.id(ONE, new EntityRef(EntityKind.ORGANISATION, CARD.key())));
        assertThat(tokens.actId(ONE, "a1")).isEqualTo(tokens.actId(ONE, "a1")).isNotEqualTo(tokens.actId(OTHER, "a1"));
    }

    @Test
    void a_token_does_not_tell_the_length_of_an_ordinary_identifier() {
        Set<Integer> lengths = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> tokens.id(ONE, new EntityRef(EntityKind.ACCOUNT, "x".repeat(n))))
                .map(String::length)
                .collect(Collectors.toSet());
        assertThat(lengths).hasSize(1);
    }

    @Test
    void a_handle_gives_back_what_it_was_made_of() {
        String handle = tokens.handle(grant(ONE, "g2"), CARD, 3);
        assertThat(tokens.open(ONE, handle)).contains(new Handle("g2", CARD, 3));
        String act = tokens.actHandle(grant(ONE, "g1"), "a1", 0);
        assertThat(tokens.openAct(ONE, act)).contains(new ActHandle("g1", "a1", 0));
    }

    @Test
    void forged_moved_and_stale_tokens_are_all_empty() {
        String handle = tokens.handle(grant(ONE, "g1"), CARD, 3);
        assertThat(tokens.open(OTHER, handle)).isEmpty();
        assertThat(tokens.open(Sample.moved(ONE, WarrantState.APPROVED), handle))
                .isEmpty();
        assertThat(Tokens.ephemeral().open(ONE, handle)).isEmpty();
        assertThat(tokens.openAct(ONE, handle)).isEmpty();
        assertThat(tokens.open(ONE, tokens.actHandle(grant(ONE, "g1"), "a1", 0)))
                .isEmpty();
        assertThat(tokens.open(ONE, tokens.id(ONE, CARD))).isEmpty();
        for (String garbage :
                List.of("", "a", "====", "not base64!", handle + "A", handle + "==", "卡", "A".repeat(5000))) {
            assertThat(tokens.open(ONE, garbage)).isEmpty();
            assertThat(tokens.openAct(ONE, garbage)).isEmpty();
        }
    }

    @Test
    void a_handle_whose_grant_is_gone_is_empty() {
        String handle = tokens.handle(grant(ONE, "g2"), CARD, 1);
        Instrument without = Sample.instrument(
                "w1",
                InstrumentKind.COURT_ORDER_CRIMINAL,
                WarrantState.APPROVED,
                2,
                Sample.VALIDITY,
                List.of(),
                Sample.everything("g1"));
        assertThat(tokens.open(without, handle)).isEmpty();
        assertThat(tokens.openAct(without, tokens.actHandle(grant(ONE, "g2"), "a1", 1)))
                .isEmpty();
    }

    @Test
    void every_single_changed_character_spoils_a_handle() {
        String handle = tokens.handle(grant(ONE, "g1"), CARD, 3);
        for (int i = 0; i < handle.length(); i++) {
            for (char c : "AQgw-_".toCharArray()) {
                if (handle.charAt(i) != c) {
                    String forged = handle.substring(0, i) + c + handle.substring(i + 1);
                    assertThat(tokens.open(ONE, forged)).isEmpty();
                }
            }
        }
    }

    @Test
    void a_cursor_is_bound_to_user_instrument_generation_grant_and_question() {
        Grant grant = grant(ONE, "g1");
        String cursor = tokens.cursor("li", grant, "q1", "2026:17");
        assertThat(tokens.openCursor("li", grant, "q1", cursor)).contains("2026:17");
        assertThat(tokens.openCursor("wang", grant, "q1", cursor)).isEmpty();
        assertThat(tokens.openCursor("li", grant, "q2", cursor)).isEmpty();
        assertThat(tokens.openCursor("li", grant(ONE, "g2"), "q1", cursor)).isEmpty();
        assertThat(tokens.openCursor("li", grant(OTHER, "g1"), "q1", cursor)).isEmpty();
        assertThat(tokens.openCursor("li", grant(Sample.moved(ONE, WarrantState.APPROVED), "g1"), "q1", cursor))
                .isEmpty();
    }

    @Test
    void a_pseudonym_is_128_bits_in_groups_of_four_and_differs_by_instrument() {
        String pseudonym = tokens.pseudonym(ONE, Sample.PHONE);
        assertThat(pseudonym).matches("([0-9A-F]{4}-){7}[0-9A-F]{4}");
        assertThat(tokens.pseudonym(ONE, Sample.PHONE)).isEqualTo(pseudonym);
        assertThat(tokens.pseudonym(OTHER, Sample.PHONE)).isNotEqualTo(pseudonym);
        assertThat(tokens.labels(ONE, List.of(Sample.PHONE)))
                .containsEntry(Sample.PHONE, "Phone " + pseudonym.substring(0, 6));
    }

    @Test
    void labels_are_unique_short_and_independent_of_order() {
        long seed = System.nanoTime();
        System.out.println("labels.seed=" + seed);
        List<EntityRef> refs = IntStream.range(0, 3000)
                .mapToObj(n -> new EntityRef(EntityKind.PHONE, "+86139" + n))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<EntityRef, String> labels = tokens.labels(ONE, refs);
        Collections.shuffle(refs, new Random(seed));
        refs.addAll(refs.subList(0, 100));
        assertThat(tokens.labels(ONE, refs)).isEqualTo(labels);
        assertThat(Set.copyOf(labels.values())).hasSize(3000);
        // Of 3000 in 20 bits a few dozen meet; all others keep their five digits.
        assertThat(labels.values())
                .filteredOn(label -> label.length() == "Phone 7F21-C".length())
                .hasSizeGreaterThan(2900);
        labels.forEach((ref, label) ->
                assertThat("Phone " + tokens.pseudonym(ONE, ref)).startsWith(label));
    }

    @Test
    void only_a_clash_lengthens_a_label_and_kinds_do_not_clash() {
        EntityRef a = new EntityRef(EntityKind.PHONE, "a");
        EntityRef b = new EntityRef(EntityKind.PHONE, "b");
        EntityRef c = new EntityRef(EntityKind.SIM, "c");
        Map<EntityRef, String> drawn = Map.of(a, "7F21C0A4", b, "7F21C0B4", c, "7F21C0A4");
        assertThat(Labels.of(drawn))
                .containsExactlyInAnyOrderEntriesOf(Map.of(a, "Phone 7F21-C0A", b, "Phone 7F21-C0B", c, "Sim 7F21-C"));
    }

    @Test
    void a_stored_key_gives_the_same_tokens_and_is_for_its_owner_only() throws IOException {
        Path file = folder.resolve("tokens.json");
        Tokens generated = Tokens.generate(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Tokens.load(file).id(ONE, CARD)).isEqualTo(generated.id(ONE, CARD));
        assertThatThrownBy(() -> Tokens.generate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never overwritten");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Tokens.load(file)).hasMessageContaining("others may read");
    }

    @Test
    void a_damaged_or_missing_key_is_said_plainly() throws IOException {
        Path file = folder.resolve("tokens.json");
        assertThatThrownBy(() -> Tokens.load(file)).hasMessageContaining("can't be read");
        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> Tokens.load(file)).hasMessageContaining("damaged");
    }
}
