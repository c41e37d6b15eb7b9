package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.WarrantState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ETSI's own examples, each by name. */
class ExamplesTest {
    private static final String AUTHORISATION = "7dbbc880-8750-4d3c-abe7-ea4a17646045";
    private static final String TASK = "2b36a78b-b628-416d-bd22-404e68a0cd36";

    /** What a receiver that holds nothing yet answers. */
    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            // An interception: not our trade. Its Authorisation is fine and still not applied.
            "json/request1.json", List.of(3000, 3001),
            "xml/request1.xml", List.of(3000, 3001),
            // Its Document is fine, the Authorisation it updates is not there.
            "json/request3.json", List.of(3000, 3011),
            "json/request4.json", List.of(0, 0),
            "json/request4-Preservation-Link.json", List.of(0, 0),
            "xml/request4.xml", List.of(0, 0),
            "json/request8_LPTaskObject.json", List.of(0),
            "xml/request8_LPTaskObject.xml", List.of(0),
            // ETSI wrote the request's sender and receiver into the response: it comes from ACTOR01, and answers
            // nothing we asked.
            "json/response4.json", List.of(3001));

    private final Exchanges exchanges = new Exchanges();

    static Set<String> names() {
        return new TreeSet<>(EXPECTED.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_example_is_answered_as_the_standard_says(String name) {
        List<Integer> expected = Objects.requireNonNull(EXPECTED.get(name));
        JsonNode answer = exchanges.answer(Exchanges.form(name), Exchanges.example(name));

        assertThat(exchanges.codes(answer)).isEqualTo(expected);
        assertThat(exchanges.register.applied()).hasSize(expected.stream().allMatch(code -> code == 0) ? 1 : 0);
    }

    @Test
    void every_example_is_in_the_table() throws IOException {
        Path folder = Path.of("src/test/resources/etsi/ts103120");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(json|xml)"))
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        }
    }

    @Test
    void the_answer_has_sender_and_receiver_swapped_and_the_same_transaction() {
        JsonNode answer = exchanges.answer(Ts103120.Form.JSON, Exchanges.example("json/request4.json"));

        JsonNode head = answer.path("Header");
        assertThat(Endpoint.of(head.path("SenderIdentifier"))).isEqualTo(Exchanges.US);
        assertThat(Endpoint.of(head.path("ReceiverIdentifier"))).isEqualTo(new Endpoint("XX", "ACTOR01"));
        assertThat(head.path("TransactionIdentifier").asString()).isEqualTo("c02358b2-76cf-4ba4-a8eb-f6436ccaea2e");
        assertThat(head.path("Timestamp").asString()).isEqualTo("2019-10-01T00:00:00.000000Z");
        // Ours differs from ETSI's response4 in the swapped head only.
        assertThat(answer.path("Payload"))
                .isEqualTo(
                        JsonForm.read(Exchanges.example("json/response4.json")).path("Payload"));
    }

    @Test
    void validity_and_window_are_different_axes_and_an_absent_type_is_no_category() {
        exchanges.send(Exchanges.example("json/request4.json"));

        Instruments.Standing standing = exchanges.register.only();
        InstrumentTerms terms = standing.terms();
        assertThat(standing.state()).isEqualTo(WarrantState.DRAFT);
        assertThat(terms.number()).isEqualTo("W000001");
        assertThat(terms.kind()).isEqualTo(InstrumentKind.ADMINISTRATIVE_DEMAND);
        assertThat(terms.jurisdiction()).isEqualTo("XX");
        assertThat(terms.assignees()).containsExactly("investigator");
        assertThat(terms.validity().to()).isEqualTo(Instant.parse("2019-12-01T12:00:00Z"));
        GrantTerms grant = terms.grants().getFirst();
        assertThat(grant.window().to()).isEqualTo(Instant.parse("2019-12-30T12:00:00Z"));
        assertThat(grant.subjects().getFirst().ref()).isEqualTo(new EntityRef(EntityKind.PHONE, "+442079460223"));
        assertThat(grant.categories()).isEmpty();
        assertThat(grant.channels()).isEmpty();
        assertThat(grant.maxHops()).isZero();
        assertThat(grant.exportAllowed()).isFalse();
    }

    @Test
    void the_xml_twin_names_a_type_and_so_a_category() {
        exchanges.answer(Ts103120.Form.XML, Exchanges.example("xml/request4.xml"));

        assertThat(exchanges.register.only().terms().grants().getFirst().categories())
                .containsExactly(Category.SUBSCRIBER);
    }

    @Test
    void a_preservation_task_becomes_a_preservation_order() {
        exchanges.send(Exchanges.example("json/request8_LPTaskObject.json"));

        InstrumentTerms terms = exchanges.register.only().terms();
        assertThat(terms.kind()).isEqualTo(InstrumentKind.PRESERVATION_ORDER);
        assertThat(terms.validity().from()).isEqualTo(Instant.parse("2023-06-21T12:00:00Z"));
        assertThat(terms.validity().to()).isEqualTo(Instant.parse("2023-06-30T12:00:00Z"));
        assertThat(terms.grants().getFirst().categories())
                .doesNotContain(Category.CONTENT)
                .isNotEmpty();
        assertThat(terms.grants().getFirst().maxHops()).isZero();
    }

    @Test
    void a_document_is_added_to_an_authorisation_that_is_there() {
        exchanges.send(Exchanges.example("json/request4.json"));

        assertThat(exchanges.send(Exchanges.example("json/request3.json"))).containsExactly(0, 0);
        // The Document has no body: nothing of the instrument changes.
        assertThat(exchanges.register.only().generation()).isEqualTo(1);
        JsonNode document = exchanges.get("4193f541-5e19-468e-b4a3-1c636ce115e9");
        assertThat(document.path("doc:DocumentSignature")
                        .path(0)
                        .path("common:ApproverDetails")
                        .path("common:ApproverName")
                        .asString())
                .isEqualTo("John Doe");
        assertThat(document.path("doc:DocumentStatus").path("common:Value").asString())
                .isEqualTo("AwaitingApproval");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json/request4.json", "json/request8_LPTaskObject.json"})
    void the_same_message_again_is_refused(String name) {
        exchanges.send(Exchanges.example(name));

        assertThat(exchanges.send(Exchanges.example(name))).containsOnly(3010);
        assertThat(exchanges.register.applied()).hasSize(1);
    }

    @Test
    void json_and_xml_twins_are_the_same_objects() {
        JsonNode json = JsonForm.read(Exchanges.example("json/request8_LPTaskObject.json"));
        JsonNode xml = XmlForm.read(Exchanges.example("xml/request8_LPTaskObject.xml"), Exchanges.SCHEMAS);
        assertThat(xml).isEqualTo(json);

        JsonNode json4 = JsonForm.read(Exchanges.example("json/request4.json"));
        JsonNode xml4 = XmlForm.read(Exchanges.example("xml/request4.xml"), Exchanges.SCHEMAS);
        // ETSI's twins differ in the one place that their XML has a Type.
        ((ObjectNode) Exchanges.object(xml4, 1).path("task:RequestDetails")).remove("task:Type");
        assertThat(xml4).isEqualTo(json4);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_message_written_as_xml_is_read_back_as_it_was(String name) {
        var tree = Exchanges.form(name) == Ts103120.Form.XML
                ? XmlForm.read(Exchanges.example(name), Exchanges.SCHEMAS)
                : JsonForm.read(Exchanges.example(name));
        byte[] written = XmlText.write(tree, Exchanges.SCHEMAS).getBytes(StandardCharsets.UTF_8);

        assertThat(XmlForm.read(written, Exchanges.SCHEMAS)).isEqualTo(tree);
    }

    @Test
    void an_authorisation_and_its_task_are_got_back_with_what_the_receiver_says() {
        exchanges.send(Exchanges.example("json/request4.json"));

        JsonNode authorisation = exchanges.get(AUTHORISATION);
        assertThat(authorisation
                        .path("auth:AuthorisationStatus")
                        .path("common:Value")
                        .asString())
                .isEqualTo("AwaitingApproval");
        assertThat(authorisation.path("Generation").asInt()).isEqualTo(1);
        exchanges.register.move(WarrantState.APPROVED);
        assertThat(exchanges
                        .get(AUTHORISATION)
                        .path("auth:AuthorisationStatus")
                        .path("common:Value")
                        .asString())
                .isEqualTo("Approved");
        assertThat(exchanges.get(TASK).path("task:Status").path("common:Value").asString())
                .isEqualTo("AwaitingDisclosure");
        assertThat(exchanges.get(TASK).path("Generation").asInt()).isEqualTo(2);
    }
}
