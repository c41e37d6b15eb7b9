package io.cardtrail.report.caseuco;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.LaneLayout;
import io.cardtrail.trace.SourceQuality;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.NextStep;
import io.cardtrail.trace.link.LinkDoubt;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.ThirdParties;
import io.cardtrail.warrant.WarrantState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PathSchemaTest {
    private static final JsonNode SCHEMA = PathSchema.document();
    private static final String EVERY_FIELD = "every-field";

    @ParameterizedTest
    @FieldSource("io.cardtrail.report.caseuco.Samples#ALL")
    void a_report_is_valid(String sample) {
        assertThat(PathSchema.faults(Samples.report(sample))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.cardtrail.report.caseuco.Samples#ALL")
    void the_schema_describes_every_field_that_a_report_has(String sample) {
        assertThat(Places.of(Samples.report(sample), SCHEMA))
                .hasSizeGreaterThan(100)
                .allSatisfy(place -> assertThat(place.described().isMissingNode())
                        .as(place.name())
                        .isFalse());
    }

    /** Else what follows would try some fields only. */
    @Test
    void the_sample_with_every_field_has_every_field() {
        Set<String> described = new TreeSet<>();
        SCHEMA.path("properties").propertyNames().forEach(field -> described.add("PathReport." + field));
        for (Map.Entry<String, JsonNode> definition : SCHEMA.path("$defs").properties()) {
            definition
                    .getValue()
                    .path("properties")
                    .propertyNames()
                    .forEach(field -> described.add(definition.getKey() + "." + field));
        }

        assertThat(PathSchema.faults(Samples.report(EVERY_FIELD))).isEmpty();
        assertThat(Places.of(Samples.report(EVERY_FIELD), SCHEMA))
                .extracting(Places.Place::name)
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void a_field_that_is_missing_is_missed_where_it_is_required() {
        each((root, place) -> {
            place.parent().remove(place.field());
            if (place.required()) {
                assertThat(PathSchema.faults(root)).as(place.name()).isNotEmpty();
            } else if (!place.name().equals("Claim.inference")) {
                assertThat(PathSchema.faults(root)).as(place.name()).isEmpty();
            }
        });
    }

    @Test
    void a_value_of_another_type_is_refused() {
        each((root, place) -> {
            JsonNode value = place.parent().get(place.field());
            if (value.isNumber()) {
                place.parent().put(place.field(), value.asString());
                refused(root, place);
                place.parent().put(place.field(), 1.5);
            } else if (value.isArray()) {
                place.parent().putObject(place.field());
            } else if (value.isObject()) {
                place.parent().putArray(place.field());
            } else {
                place.parent().put(place.field(), 7);
            }
            refused(root, place);
        });
    }

    @Test
    void null_never_stands() {
        each((root, place) -> {
            place.parent().putNull(place.field());
            refused(root, place);
        });
    }

    @Test
    void a_field_that_the_schema_does_not_know_is_refused() {
        each((root, place) -> {
            place.parent().put("more", "said");
            assertThat(PathSchema.faults(root)).as("beside " + place.name()).isNotEmpty();
            place.parent().remove("more");
        });
    }

    @Test
    void a_constant_that_is_none_is_refused() {
        List<String> tried = new ArrayList<>();
        each((root, place) -> {
            String defined = place.definition();
            if (SCHEMA.path("$defs").path(defined).has("enum")) {
                tried.add(defined);
                place.parent().put(place.field(), "SOMETHING_ELSE");
                refused(root, place);
            }
        });
        assertThat(Set.copyOf(tried))
                .contains(
                        "ActKind",
                        "Category",
                        "Channel",
                        "EntityKind",
                        "Grade",
                        "Role",
                        "GapCause",
                        "NextStep",
                        "InstrumentKind");
    }

    @Test
    void a_hash_a_time_and_an_ordinal_have_their_form() {
        Map<String, List<String>> wrong = Map.of(
                "hex",
                        List.of(
                                "",
                                "abc",
                                "G".repeat(64),
                                "A".repeat(64),
                                "0".repeat(63),
                                "0".repeat(65),
                                "0".repeat(64) + "\n"),
                "time",
                        List.of(
                                "",
                                "2026-01-01",
                                "2026-13-01T00:00:00Z",
                                "2026-01-01T24:00:00Z",
                                "2026-01-01T00:00:00+08:00",
                                "yesterday"),
                "ordinal", List.of("", "E0", "E", "1", "E1 ", "@id"));
        List<String> tried = new ArrayList<>();
        each((root, place) -> {
            String defined = place.definition();
            for (String value : wrong.getOrDefault(defined, List.of())) {
                tried.add(defined);
                place.parent().put(place.field(), value);
                refused(root, place);
            }
        });
        assertThat(Set.copyOf(tried)).isEqualTo(wrong.keySet());
    }

    @Test
    void an_inference_has_its_rule_and_a_fact_none() {
        ObjectNode report = Samples.report("s5");
        ObjectNode inferred = Samples.claims(report)
                .valueStream()
                .filter(claim -> claim.has("inference"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        JsonNode rule = inferred.get("inference");
        inferred.remove("inference");
        assertThat(PathSchema.faults(report)).isNotEmpty();

        inferred.put("basis", "FACT");
        assertThat(PathSchema.faults(report)).isEmpty();

        inferred.set("inference", rule);
        assertThat(PathSchema.faults(report)).isNotEmpty();
    }

    @Test
    void the_schema_knows_every_constant() {
        Map<String, Class<? extends Enum<?>>> types = Map.ofEntries(
                Map.entry("ActKind", ActKind.class),
                Map.entry("Bound", Bound.class),
                Map.entry("Category", Category.class),
                Map.entry("Channel", Channel.class),
                Map.entry("EntityKind", EntityKind.class),
                Map.entry("GapCause", GapCause.class),
                Map.entry("Grade", Grade.class),
                Map.entry("InstrumentKind", InstrumentKind.class),
                Map.entry("LinkDoubt", LinkDoubt.class),
                Map.entry("LinkStyle", LaneLayout.LinkStyle.class),
                Map.entry("NextStep", NextStep.class),
                Map.entry("Role", Role.class),
                Map.entry("ThirdParties", ThirdParties.class),
                Map.entry("WarrantState", WarrantState.class));
        types.forEach((name, type) -> assertThat(
                        SCHEMA.path("$defs").path(name).path("enum").values())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    @Test
    void everything_in_the_schema_is_described_and_closed() {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode definition : SCHEMA.path("$defs").values()) {
            assertThat(definition.path("description").asString("")).isNotBlank();
            if (definition.has("properties")) {
                objects.add(definition);
            }
        }
        objects.add(SCHEMA);
        assertThat(objects).hasSizeGreaterThan(25).allSatisfy(object -> {
            assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(object.path("properties").values())
                    .allSatisfy(field ->
                            assertThat(field.path("description").asString("")).isNotBlank());
        });
    }

    private static void each(BiConsumer<ObjectNode, Places.Place> change) {
        ObjectNode root = Samples.report(EVERY_FIELD);
        for (Places.Place place : Places.of(root, SCHEMA)) {
            JsonNode before = place.parent().get(place.field());
            change.accept(root, place);
            place.parent().set(place.field(), before);
        }
        assertThat(PathSchema.faults(root)).isEmpty();
    }

    /** At the very place, or at what it lies in. */
    private static void refused(ObjectNode root, Places.Place place) {
        assertThat(PathSchema.faults(root))
                .as(place.name())
                .anySatisfy(fault -> assertThat(fault).contains("/" + place.field()));
    }

    private record Counted(String name, @Nullable Integer more, List<Grade> grades) {}

    @Test
    void a_record_and_a_schema_that_differ_are_told_apart() {
        assertThat(RecordSchema.differences(SourceQuality.class, withDefinitions("SourceQuality")))
                .isEmpty();
        assertThat(RecordSchema.differences(Counted.class, withDefinitions("Figures")))
                .contains(
                        "Counted.name: only in Java",
                        "Counted.acts: only in the schema",
                        "Counted.name: required in one of the two only");
    }

    private static JsonNode withDefinitions(String name) {
        ObjectNode alone = (ObjectNode) SCHEMA.path("$defs").path(name).deepCopy();
        alone.set("$defs", SCHEMA.path("$defs"));
        return alone;
    }
}
