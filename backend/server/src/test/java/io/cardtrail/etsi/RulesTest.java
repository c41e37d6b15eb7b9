package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.WarrantState;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules that ETSI's schema does not know. */
class RulesTest {
    private static final String VALID = "json/request4.json";
    private static final String AUTHORISATION = "7dbbc880-8750-4d3c-abe7-ea4a17646045";
    private static final String TASK = "2b36a78b-b628-416d-bd22-404e68a0cd36";
    private static final String OTHER = "11111111-2222-4333-8444-555555555555";

    private final Exchanges exchanges = new Exchanges();

    private static Consumer<ObjectNode> authorisation(Consumer<ObjectNode> change) {
        return tree -> change.accept(Exchanges.object(tree, 0));
    }

    private static Consumer<ObjectNode> task(Consumer<ObjectNode> change) {
        return tree -> change.accept(Exchanges.object(tree, 1));
    }

    private static Consumer<ObjectNode> details(Consumer<ObjectNode> change) {
        return task(task -> change.accept((ObjectNode) task.path("task:RequestDetails")));
    }

    private static Consumer<ObjectNode> target(String owner, String format, String value) {
        return details(details -> {
            ObjectNode first = (ObjectNode)
                    details.path("task:RequestValues").path("task:RequestValue").path(0);
            ((ObjectNode) first.path("task:FormatType"))
                    .put("task:FormatOwner", owner)
                    .put("task:FormatName", format);
            first.put("task:Value", value);
        });
    }

    private static Consumer<ObjectNode> head(Consumer<ObjectNode> change) {
        return tree -> change.accept((ObjectNode) tree.path("Header"));
    }

    private static Arguments row(String what, List<Integer> codes, Consumer<ObjectNode> change) {
        return Arguments.of(what, codes, change);
    }

    static Stream<Arguments> broken() {
        List<Integer> first3007 = List.of(3007, 3016);
        return Stream.of(
                row("ids from 1", List.of(3002), t -> {
                    ((ObjectNode) Exchanges.actions(t).get(0)).put("ActionIdentifier", 1);
                    ((ObjectNode) Exchanges.actions(t).get(1)).put("ActionIdentifier", 2);
                }),
                row(
                        "an id twice",
                        List.of(3002),
                        t -> ((ObjectNode) Exchanges.actions(t).get(1)).put("ActionIdentifier", 0)),
                row(
                        "another receiver",
                        List.of(3002),
                        head(h -> ((ObjectNode) h.path("ReceiverIdentifier")).put("UniqueIdentifier", "ACTOR03"))),
                row(
                        "our own sender",
                        List.of(3002),
                        head(h -> ((ObjectNode) h.path("SenderIdentifier")).put("UniqueIdentifier", "ACTOR02"))),
                row(
                        "an older version",
                        List.of(3021),
                        head(h -> ((ObjectNode) h.path("Version")).put("ETSIVersion", "V1.12.1"))),
                row(
                        "a newer version",
                        List.of(3021),
                        head(h -> ((ObjectNode) h.path("Version")).put("ETSIVersion", "V2.1.1"))),
                row(
                        "a signed message",
                        List.of(3001),
                        t -> t.putObject("Signature").put("protected", "x").put("signature", "y")),
                row(
                        "no actions",
                        List.of(3007),
                        t -> ((ObjectNode)
                                        t.path("Payload").path("RequestPayload").path("ActionRequests"))
                                .removeAll()),
                row("an unknown property", List.of(3020), authorisation(a -> a.put("auth:Extra", "x"))),
                row(
                        "an unknown property beside the payload",
                        List.of(3020),
                        t -> ((ObjectNode) t.path("Payload")).put("Extra", "x")),
                row(
                        "an unknown property in an address",
                        List.of(3020),
                        task(o -> ((ObjectNode) o.path("task:DeliveryDetails")
                                        .path("task:LDDeliveryDestination")
                                        .path(0)
                                        .path("task:DeliveryAddress"))
                                .put("task:Extra", "x"))),
                row(
                        "an unknown property beside the verb",
                        List.of(3020),
                        t -> ((ObjectNode) Exchanges.actions(t).get(0)).put("Extra", 1)),
                row("an id that is no UUID", List.of(3020), authorisation(a -> a.put("ObjectIdentifier", "1"))),
                row(
                        "a time without offset",
                        List.of(3020),
                        details(d -> d.put("task:StartTime", "2019-09-30T12:00:00"))),
                row("a prefix for another namespace", List.of(3020), t -> t.put("@xmlns:task", "urn:other")),
                row("30 February", List.of(0, 3007), details(d -> d.put("task:StartTime", "2019-02-30T12:00:00Z"))),
                row(
                        "a control character",
                        List.of(3019),
                        authorisation(a -> a.put("auth:AuthorisationReference", "W\u0001"))),
                row(
                        "a status by the sender",
                        first3007,
                        authorisation(a -> a.set(
                                "auth:AuthorisationStatus",
                                Exchanges.entry("ETSI", "AuthorisationStatus", "Approved")))),
                row("Generation in CREATE", first3007, authorisation(a -> a.put("Generation", 0))),
                row("another's object", List.of(3002, 3016), authorisation(a -> a.put("OwnerIdentifier", "ACTOR09"))),
                row("no reference", List.of(3005, 3016), authorisation(a -> a.remove("auth:AuthorisationReference"))),
                row(
                        "no end",
                        List.of(3005, 3016),
                        authorisation(a -> ((ObjectNode) a.path("auth:AuthorisationTimespan")).remove("auth:EndTime"))),
                row(
                        "an end before the start",
                        first3007,
                        authorisation(a -> ((ObjectNode) a.path("auth:AuthorisationTimespan"))
                                .put("auth:EndTime", "2015-01-01T00:00:00Z"))),
                row(
                        "a wish out of no dictionary",
                        first3007,
                        authorisation(a -> a.set(
                                "auth:AuthorisationDesiredStatus",
                                Exchanges.entry("ETSI", "AuthorisationDesiredStatus", "Soon")))),
                row(
                        "a wish for a rejection",
                        List.of(3001, 3016),
                        authorisation(a -> a.set(
                                "auth:AuthorisationDesiredStatus",
                                Exchanges.entry("ETSI", "AuthorisationDesiredStatus", "Rejected")))),
                row(
                        "a test",
                        List.of(3001, 3016),
                        authorisation(a -> a.putObject("auth:AuthorisationFlags")
                                .putArray("auth:AuthorisationFlag")
                                .add(Exchanges.entry("ETSI", "AuthorisationFlag", "IsTest")))),
                row(
                        "another CSP's authorisation",
                        first3007,
                        authorisation(a -> a.putObject("auth:AuthorisationCSPID")
                                .putArray("auth:CSPID")
                                .add(new Endpoint("XX", "RECVER01").tree()))),
                row(
                        "another CSP's task",
                        List.of(3000, 3007),
                        task(o -> o.set("task:CSPID", new Endpoint("XX", "RECVER01").tree()))),
                row("no authorisation", List.of(3000, 3018), task(o -> o.remove("AssociatedObjects"))),
                row(
                        "an authorisation that is not there",
                        List.of(3000, 3016),
                        task(o -> o.putObject("AssociatedObjects")
                                .putArray("AssociatedObject")
                                .add(OTHER))),
                row(
                        "a link to itself",
                        List.of(3000, 3017),
                        task(o -> o.putObject("AssociatedObjects")
                                .putArray("AssociatedObject")
                                .add(AUTHORISATION)
                                .add(TASK))),
                row("the same id twice", List.of(3000, 3010), task(o -> o.put("ObjectIdentifier", AUTHORISATION))),
                row(
                        "content",
                        List.of(3000, 3001),
                        details(d -> d.set("task:Type", Exchanges.entry("ETSI", "RequestType", "StoredContentData")))),
                row(
                        "traffic and content",
                        List.of(3000, 3001),
                        details(d -> d.set(
                                "task:Type",
                                Exchanges.entry("ETSI", "RequestType", "TrafficDataAndStoredContentData")))),
                row(
                        "a type of no dictionary",
                        List.of(3000, 3007),
                        details(d -> d.set("task:Type", Exchanges.entry("ETSI", "RequestType", "Everything")))),
                row(
                        "an observed time",
                        List.of(3000, 3001),
                        details(d -> d.put("task:ObservedTime", "2019-10-01T12:00:00Z"))),
                row("no window", List.of(3000, 3005), details(d -> d.remove("task:StartTime"))),
                row("no target", List.of(3000, 3005), details(d -> d.remove("task:RequestValues"))),
                row("two targets in one task", List.of(3000, 3001), details(d -> {
                    ArrayNode values = (ArrayNode) d.path("task:RequestValues").path("task:RequestValue");
                    values.add(values.get(0).deepCopy());
                })),
                row("a PIN", List.of(3000, 3001), target("cardtrail", "PIN", "123456789012345678")),
                row("a phone number with +", List.of(3000, 3007), target("ETSI", "InternationalE164", "+442079460223")),
                row("a wrong check digit", List.of(3000, 3007), target("ETSI", "IMEICheckDigit", "490154203237510")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_message_has_its_code_and_applies_nothing(
            String what, List<Integer> codes, Consumer<ObjectNode> change) {
        List<Integer> answered = exchanges.send(Exchanges.changed(VALID, change));

        // A fault while an action is read shows with the code of the action; the others say that nothing was applied.
        assertThat(answered)
                .isEqualTo(codes.stream().map(code -> code == 0 ? 3000 : code).toList());
        assertThat(exchanges.register.applied()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ETSI, InternationalE164, 8613900000001, PHONE, +8613900000001",
        "ETSI, IMSI, 460001234567890, SIM, 460001234567890",
        "ETSI, IMEI, 49015420323751, DEVICE, IMEI:49015420323751",
        "ETSI, IMEICheckDigit, 490154203237518, DEVICE, IMEI:49015420323751",
        "ETSI, IMEISV, 4901542032375101, DEVICE, IMEI:49015420323751",
        "ETSI, IPv4Address, 192.0.2.1, IP, 192.0.2.1",
        "cardtrail, CardSerial, CM:10026030100000001, CARD, CM:10026030100000001",
        "cardtrail, PaymentAccount, BANK_CARD:PAN-7731, PAYMENT_ACCOUNT, BANK_CARD:PAN-7731",
        "cardtrail, Account, shop:someone, ACCOUNT, shop:someone"
    })
    void a_target_becomes_a_subject(String owner, String format, String value, String kind, String key) {
        assertThat(exchanges.send(Exchanges.changed(VALID, target(owner, format, value))))
                .containsExactly(0, 0);

        var ref = exchanges
                .register
                .only()
                .terms()
                .grants()
                .getFirst()
                .subjects()
                .getFirst()
                .ref();
        assertThat(ref.kind().name()).isEqualTo(kind);
        assertThat(ref.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "SubscriberData, SUBSCRIBER",
        "UserIdentifyingData, ACCESS",
        "TrafficData, TRAFFIC",
        "SubscriberDataAndUserIdentifyingData, SUBSCRIBER ACCESS"
    })
    void a_type_becomes_these_categories_and_no_other(String type, String categories) {
        exchanges.send(Exchanges.changed(
                VALID, details(d -> d.set("task:Type", Exchanges.entry("ETSI", "RequestType", type)))));

        assertThat(exchanges.register.only().terms().grants().getFirst().categories())
                .extracting(Category::name)
                .containsExactlyInAnyOrder(categories.split(" "));
    }

    @Test
    void our_own_categories_are_named_as_subtypes() {
        exchanges.send(Exchanges.changed(VALID, details(d -> {
            d.set("task:Type", Exchanges.entry("ETSI", "RequestType", "Other"));
            d.putObject("task:Subtype")
                    .putArray("task:RequestSubtype")
                    .add(Exchanges.entry("cardtrail", "RequestSubtype", "RECHARGE"));
        })));

        assertThat(exchanges.register.only().terms().grants().getFirst().categories())
                .containsExactly(Category.RECHARGE);
    }

    @Test
    void one_bad_action_in_the_middle_applies_none() {
        byte[] message = Exchanges.changed(VALID, tree -> {
            ArrayNode actions = Exchanges.actions(tree);
            JsonNode last = actions.remove(1);
            actions.addObject().put("ActionIdentifier", 1).putObject("GET").put("Identifier", OTHER);
            actions.add(((ObjectNode) last).put("ActionIdentifier", 2));
        });

        assertThat(exchanges.send(message)).containsExactly(3000, 3014, 3000);
        assertThat(exchanges.register.applied()).isEmpty();
    }

    private byte[] update(String id, String type, Consumer<ObjectNode> change) {
        ObjectNode object = Exchanges.JSON
                .createObjectNode()
                .put("@xsi:type", "{http://uri.etsi.org/03120/common/2020/09/" + type)
                .put("ObjectIdentifier", id);
        change.accept(object);
        return Exchanges.asking("UPDATE", Exchanges.JSON.createObjectNode().set("HI1Object", object));
    }

    private byte[] updateAuthorisation(Consumer<ObjectNode> change) {
        return update(AUTHORISATION, "Authorisation}AuthorisationObject", change);
    }

    private static void cancelled(ObjectNode object) {
        object.set(
                "auth:AuthorisationDesiredStatus", Exchanges.entry("ETSI", "AuthorisationDesiredStatus", "Cancelled"));
    }

    private static void longer(ObjectNode object) {
        object.putObject("auth:AuthorisationTimespan")
                .put("auth:StartTime", "2019-09-30T12:00:00Z")
                .put("auth:EndTime", "2019-12-24T12:00:00+08:00");
    }

    @ParameterizedTest
    @EnumSource(
            value = WarrantState.class,
            names = {"DRAFT", "SUBMITTED", "APPROVED", "EMERGENCY", "AWAITING_UPDATE", "SUSPENDED"})
    void a_sender_cancels_what_has_not_ended(WarrantState state) {
        exchanges.send(Exchanges.example(VALID));
        exchanges.register.move(state);

        assertThat(exchanges.send(updateAuthorisation(RulesTest::cancelled))).containsExactly(0);
        assertThat(exchanges.register.only().state()).isEqualTo(WarrantState.CANCELLED);
        assertThat(exchanges.get(TASK).path("task:Status").path("common:Value").asString())
                .isEqualTo("Cancelled");
        assertThat(exchanges.send(updateAuthorisation(RulesTest::longer))).containsExactly(3012);
    }

    @ParameterizedTest
    @EnumSource(
            value = WarrantState.class,
            names = {"REJECTED", "CANCELLED", "EXPIRED", "INVALID"})
    void what_has_ended_changes_no_more(WarrantState state) {
        exchanges.send(Exchanges.example(VALID));
        exchanges.register.move(state);

        assertThat(exchanges.send(updateAuthorisation(RulesTest::longer))).containsExactly(3012);
        assertThat(exchanges.send(updateAuthorisation(RulesTest::cancelled))).containsExactly(3012);
    }

    @Test
    void an_update_of_an_approved_authorisation_is_a_proposal_and_keeps_what_was_added_here() {
        exchanges.send(Exchanges.example(VALID));
        exchanges.register.reword(widened(exchanges.register.only().terms()));
        exchanges.register.move(WarrantState.APPROVED);

        assertThat(exchanges.send(updateAuthorisation(RulesTest::longer))).containsExactly(0);

        Instruments.Standing standing = exchanges.register.only();
        assertThat(standing.state()).isEqualTo(WarrantState.AWAITING_UPDATE);
        assertThat(standing.terms().validity().to()).isEqualTo("2019-12-24T04:00:00Z");
        assertThat(standing.terms().assignees()).containsExactly("investigator");
        GrantTerms grant = standing.terms().grants().getFirst();
        assertThat(grant.maxHops()).isEqualTo(3);
        assertThat(grant.channels()).containsExactly(Channel.CARRIER);
    }

    @Test
    void a_task_that_names_something_else_starts_without_hops_again() {
        exchanges.send(Exchanges.example(VALID));
        exchanges.register.reword(widened(exchanges.register.only().terms()));

        JsonNode other = Exchanges.object(
                Exchanges.JSON.readTree(Exchanges.changed(VALID, target("ETSI", "InternationalE164", "442079460224"))),
                1);
        assertThat(exchanges.send(update(
                        TASK,
                        "Task}LDTaskObject",
                        object -> object.set("task:RequestDetails", other.path("task:RequestDetails")))))
                .containsExactly(0);

        GrantTerms grant = exchanges.register.only().terms().grants().getFirst();
        assertThat(grant.maxHops()).isZero();
        assertThat(grant.channels()).isEmpty();
    }

    private static InstrumentTerms widened(InstrumentTerms terms) {
        GrantTerms grant = terms.grants().getFirst();
        return new InstrumentTerms(
                terms.number(),
                terms.kind(),
                terms.issuer(),
                terms.holders(),
                terms.caseNumber(),
                "FILED",
                "fraud",
                "basis",
                terms.jurisdiction(),
                null,
                false,
                List.of("investigator"),
                null,
                terms.validity(),
                List.of(new GrantTerms(
                        grant.id(),
                        grant.subjects(),
                        grant.categories(),
                        Set.of(Channel.CARRIER),
                        null,
                        grant.window(),
                        3,
                        50,
                        grant.thirdParties(),
                        false)));
    }

    @Test
    void the_generation_is_an_optimistic_lock() {
        exchanges.send(Exchanges.example(VALID));
        int generation = exchanges.get(AUTHORISATION).path("Generation").asInt();
        exchanges.register.move(WarrantState.SUBMITTED);

        assertThat(exchanges.send(updateAuthorisation(
                        o -> o.put("Generation", generation).put("auth:AuthorisationLegalEntity", "B"))))
                .containsExactly(3008);
        assertThat(exchanges.send(updateAuthorisation(
                        o -> o.put("Generation", generation + 1).put("auth:AuthorisationLegalEntity", "B"))))
                .containsExactly(0);
        assertThat(exchanges.register.only().terms().issuer()).isEqualTo("B");
    }

    @Test
    void a_change_in_between_is_stale() {
        exchanges.register.failWith(ErrorCode.STALE_GENERATION);
        assertThat(exchanges.send(Exchanges.example(VALID))).containsExactly(3008, 3008);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"AUDIT_UNAVAILABLE", "GRAPH_UNAVAILABLE"})
    void what_can_not_be_recorded_is_no_answer_of_the_standard(ErrorCode code) {
        exchanges.register.failWith(code);
        assertThatThrownBy(() -> exchanges.send(Exchanges.example(VALID)))
                .isInstanceOfSatisfying(
                        CardtrailException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void an_emergency_is_asked_for_and_not_granted() {
        exchanges.send(Exchanges.changed(
                VALID,
                authorisation(a -> a.putObject("auth:AuthorisationFlags")
                        .putArray("auth:AuthorisationFlag")
                        .add(Exchanges.entry("ETSI", "AuthorisationFlag", "IsEmergency")))));

        assertThat(exchanges.register.only().state()).isEqualTo(WarrantState.DRAFT);
        assertThat(exchanges.register.only().terms().purpose()).contains("emergency");
        assertThat(exchanges.register.only().terms().lifeAtRisk()).isFalse();
    }

    @Test
    void another_accounts_objects_are_not_there() {
        exchanges.send(Exchanges.example(VALID));
        Account stranger = new Account("stranger", Set.of(AccountRole.INTEGRATOR));
        byte[] get = Exchanges.asking("GET", Exchanges.JSON.createObjectNode().put("Identifier", AUTHORISATION));

        assertThat(exchanges.codes(Exchanges.answer(exchanges.receiver, stranger, Ts103120.Form.JSON, get)))
                .containsExactly(3014);
        assertThat(exchanges.codes(Exchanges.answer(
                        exchanges.receiver, stranger, Ts103120.Form.JSON, updateAuthorisation(RulesTest::cancelled))))
                .containsExactly(3011);
        assertThat(exchanges.codes(
                        Exchanges.answer(exchanges.receiver, stranger, Ts103120.Form.JSON, Exchanges.example(VALID))))
                .containsExactly(3002, 3002);
    }

    @ParameterizedTest
    @CsvSource({"true, SHA-256, 0", "false, SHA-256, 3007", "true, MD5, 3001"})
    void the_checksum_of_a_document_is_checked(boolean right, String type, int code) {
        byte[] body = "the warrant".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchanges.send(Exchanges.example(VALID));
        byte[] message = Exchanges.changed(
                "json/request3.json",
                authorisation(d -> d.putObject("doc:DocumentBody")
                        .put("doc:Contents", Base64.getEncoder().encodeToString(body))
                        .put("doc:Checksum", right ? Sha256.hex(body) : Sha256.hex("another"))
                        .put("doc:ChecksumType", type)));

        assertThat(exchanges.send(message).getFirst()).isEqualTo(code);
        assertThat(exchanges.register.only().terms().document()).isEqualTo(code == 0 ? Sha256.hex(body) : null);
    }

    @Test
    void what_is_no_base64_is_an_encoding_fault() {
        exchanges.send(Exchanges.example(VALID));
        byte[] message = Exchanges.changed(
                "json/request3.json",
                authorisation(d -> d.putObject("doc:DocumentBody").put("doc:Contents", "AAAAA===")));
        assertThat(exchanges.send(message).getFirst()).isEqualTo(3019);
    }

    @Test
    void a_list_has_what_was_sent_and_a_configuration_what_is_taken() {
        exchanges.send(Exchanges.example(VALID));
        ObjectNode body = Exchanges.JSON.createObjectNode();
        JsonNode all = exchanges.answer(Ts103120.Form.JSON, Exchanges.asking("LIST", body));
        assertThat(all.findValuesAsString("Identifier")).containsExactly(AUTHORISATION, TASK);
        body.set("ObjectType", Exchanges.entry("ETSI", "ObjectType", "LDTask"));
        JsonNode tasks = exchanges.answer(Ts103120.Form.JSON, Exchanges.asking("LIST", body));
        assertThat(tasks.findValuesAsString("Identifier")).containsExactly(TASK);

        JsonNode config = exchanges.answer(
                Ts103120.Form.JSON, Exchanges.asking("GETCSPCONFIG", Exchanges.JSON.createObjectNode()));
        assertThat(config.findValuesAsString("config:FormatName")).contains("InternationalE164", "CardSerial");
    }

    @Test
    void nothing_is_delivered_to_us() {
        ObjectNode delivery = Exchanges.JSON.createObjectNode().put("Identifier", OTHER);
        delivery.putObject("HI1Object")
                .put("@xsi:type", "{http://uri.etsi.org/03120/common/2019/10/Delivery}DeliveryObject")
                .put("ObjectIdentifier", OTHER);
        assertThat(exchanges.send(Exchanges.asking("DELIVER", delivery))).containsExactly(3001);
    }

    @Test
    void the_message_is_kept_as_it_came() {
        byte[] bytes = Exchanges.example(VALID);
        exchanges.send(bytes);
        Instruments.Verbatim kept = exchanges.register.applied().getFirst().message();
        assertThat(kept.text().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(bytes);
        assertThat(kept.hash()).isEqualTo(Sha256.hex(bytes));
    }
}
