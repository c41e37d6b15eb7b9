package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.etsi.Ts103120.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every node of a valid message dropped, doubled, renamed and retyped: always an answer with codes, and all or nothing. */
class MutatedMessagesTest {
    private record Place(JsonNode parent, String name, int index) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"json/request4.json", "json/request8_LPTaskObject.json", "json/request4-Preservation-Link.json"})
    void every_single_mutation_is_answered_and_never_half_applied(String name) {
        int count = places(tree(name)).size();
        assertThat(count).isGreaterThan(25);
        for (int i = 0; i < count; i++) {
            for (int how = 0; how < 6; how++) {
                ObjectNode tree = tree(name);
                mutate(places(tree).get(i), how);
                answered(Form.JSON, Exchanges.JSON.writeValueAsBytes(tree));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void several_random_mutations_are_answered_and_never_half_applied(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            ObjectNode tree = tree("json/request4.json");
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                List<Place> places = places(tree);
                mutate(places.get(random.nextInt(places.size())), random.nextInt(6));
            }
            answered(Form.JSON, Exchanges.JSON.writeValueAsBytes(tree));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void xml_with_random_damage_is_answered_and_never_half_applied(long seed) {
        Random random = new Random(seed);
        String[] pieces = new String(Exchanges.example("xml/request4.xml"), StandardCharsets.UTF_8).split("(?=<)");
        for (int round = 0; round < 300; round++) {
            List<String> damaged = new ArrayList<>(List.of(pieces));
            int at = 1 + random.nextInt(damaged.size() - 1);
            switch (random.nextInt(4)) {
                case 0 -> damaged.remove(at);
                case 1 -> damaged.add(at, damaged.get(at));
                case 2 -> damaged.set(at, damaged.get(at).replace("task:", "auth:"));
                default -> damaged.set(at, damaged.get(at) + "x");
            }
            answered(Form.XML, String.join("", damaged).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answered(Form form, byte[] message) {
        Exchanges exchanges = new Exchanges();
        List<Integer> codes = exchanges.codes(exchanges.answer(form, message));

        assertThat(codes).isNotEmpty().allMatch(code -> code == 0 || (code >= 3000 && code <= 3021));
        boolean done = codes.stream().allMatch(code -> code == 0);
        assertThat(codes.stream().anyMatch(code -> code == 0))
                .as("half of it: %s", codes)
                .isEqualTo(done);
        assertThat(exchanges.register.applied().isEmpty()).isEqualTo(!done);
        exchanges
                .register
                .standings()
                .values()
                .forEach(standing -> standing.terms().grants().forEach(grant -> {
                    assertThat(grant.maxHops()).isZero();
                    assertThat(grant.channels()).isEmpty();
                }));
    }

    private static ObjectNode tree(String name) {
        return (ObjectNode) Exchanges.JSON.readTree(Exchanges.example(name));
    }

    private static List<Place> places(JsonNode node) {
        List<Place> places = new ArrayList<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                places.add(new Place(node, member.getKey(), 0));
                places.addAll(places(member.getValue()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                places.add(new Place(node, "", i));
                places.addAll(places(node.get(i)));
            }
        }
        return places;
    }

    private static void mutate(Place place, int how) {
        if (place.parent() instanceof ObjectNode object) {
            JsonNode value = object.get(place.name());
            switch (how) {
                case 0 -> object.remove(place.name());
                case 1 -> {
                    object.remove(place.name());
                    object.set(place.name() + "x", value);
                }
                case 2 -> object.putArray(place.name()).add(value).add(value);
                case 3 -> object.put(place.name(), 7);
                case 4 -> object.put(place.name(), "x");
                default -> object.putObject(place.name());
            }
        } else if (place.parent() instanceof ArrayNode array && place.index() < array.size()) {
            switch (how) {
                case 0 -> array.remove(place.index());
                case 1, 2 ->
                    array.insert(place.index(), array.get(place.index()).deepCopy());
                case 3 -> array.set(place.index(), 7);
                case 4 -> array.set(place.index(), "x");
                default -> array.removeAll();
            }
        }
    }
}
