package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.etsi.Ts103120.Form;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Sha256;
import io.cardtrail.registry.EtsiObjects;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.registry.Step;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.WarrantState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tools.jackson.databind.JsonNode;

/** Messages of ETSI TS 103 120 that become instruments in a real database. */
class RegisteredInstrumentsIT {
    private static final String AUTHORISATION = "7dbbc880-8750-4d3c-abe7-ea4a17646045";
    private static final Officer SENDER = new Officer("integrator", Set.of(Office.REQUEST), null);

    private final Clock clock = Clock.fixed(Instant.parse("2019-10-01T00:00:00Z"), ZoneOffset.UTC);
    private final Exchanges exchanges = new Exchanges();

    @TempDir
    private Path folder;

    private Graph graph;
    private AuditLog log;
    private Register register;
    private Lifecycle lifecycle;
    private EtsiObjects objects;
    private Ts103120 receiver;

    @BeforeEach
    void opens() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC());
        register = OnRecord.register(graph, clock);
        lifecycle = OnRecord.lifecycle(graph, log, new Releases(), clock);
        objects = new EtsiObjects(new RecordDoor(graph, "registry"), OnRecord.KEY, log, lifecycle, clock);
        receiver = Exchanges.receiver(new RegisteredInstruments(objects, register));
    }

    @AfterEach
    void closes() {
        log.close();
        graph.close();
    }

    private List<Integer> send(Account account, Form form, byte[] bytes) {
        return exchanges.codes(Exchanges.answer(receiver, account, form, bytes));
    }

    private List<Integer> send(byte[] bytes) {
        return send(Exchanges.ACCOUNT, Form.JSON, bytes);
    }

    private static byte[] asking(String verb, String status) {
        var object = Exchanges.JSON
                .createObjectNode()
                .put("@xsi:type", ObjectKind.AUTHORISATION.type())
                .put("ObjectIdentifier", AUTHORISATION);
        object.set(
                ObjectKind.AUTHORISATION.desiredStatus(),
                Exchanges.entry("ETSI", "AuthorisationDesiredStatus", status));
        return Exchanges.asking(verb, Exchanges.JSON.createObjectNode().set("HI1Object", object));
    }

    private String status() {
        JsonNode answer = Exchanges.answer(
                receiver,
                Exchanges.ACCOUNT,
                Form.JSON,
                Exchanges.asking("GET", Exchanges.JSON.createObjectNode().put("Identifier", AUTHORISATION)));
        return answer.findPath("auth:AuthorisationStatus").path("common:Value").asString();
    }

    @Test
    void a_message_becomes_a_draft_that_goes_the_usual_way() {
        byte[] message = Exchanges.example("json/request4.json");
        assertThat(send(message)).containsExactly(0, 0);
        assertThat(objects.message(Sha256.hex(message))).contains(new String(message, StandardCharsets.UTF_8));
        Instrument draft = register.all().getFirst();
        assertThat(draft.state()).isEqualTo(WarrantState.DRAFT);
        assertThat(draft.requester()).isEqualTo("integrator");
        assertThat(draft.terms().grants().getFirst().maxHops()).isZero();
        assertThat(status()).isEqualTo("AwaitingApproval");

        Instrument submitted =
                lifecycle.move(SENDER, new Step.Move(draft.id(), draft.generation(), WarrantAction.SUBMIT));
        OnRecord.approve(lifecycle, submitted);
        assertThat(status()).isEqualTo("Approved");

        assertThat(send(asking("UPDATE", "Cancelled"))).containsExactly(0);
        assertThat(register.all().getFirst().state()).isEqualTo(WarrantState.CANCELLED);
        assertThat(status()).isEqualTo("Cancelled");
        assertThat(send(asking("UPDATE", "Cancelled"))).containsExactly(3012);
    }

    @Test
    void xml_and_a_preservation_order_are_stored_too() {
        assertThat(send(Exchanges.ACCOUNT, Form.XML, Exchanges.example("xml/request8_LPTaskObject.xml")))
                .containsExactly(0);
        assertThat(register.all()).hasSize(1);
        assertThat(send(Exchanges.ACCOUNT, Form.XML, Exchanges.example("xml/request8_LPTaskObject.xml")))
                .containsExactly(3010);
    }

    @Test
    void one_bad_action_stores_nothing() {
        assertThat(send(Exchanges.example("json/request3.json"))).containsExactly(3000, 3011);
        assertThat(register.all()).isEmpty();
        assertThat(objects.read("integrator", "XX ACTOR01").objects()).isEmpty();
    }

    @Test
    void a_change_of_one_object_in_between_stores_nothing_of_the_message() {
        send(Exchanges.example("json/request4.json"));
        EtsiObjects.Held held = objects.read("integrator", "XX ACTOR01");
        send(Exchanges.example("json/request3.json"));

        Instrument before = register.all().getFirst();
        assertThatThrownBy(() -> objects.apply(
                        SENDER,
                        new EtsiObjects.Change(
                                "XX ACTOR01",
                                "late",
                                Sha256.hex("late"),
                                held.objects(),
                                Map.of(AUTHORISATION, 0),
                                List.of(Map.entry(
                                        "",
                                        Step.Move.because(
                                                before.id(), before.generation(), WarrantAction.CANCEL, "late"))))))
                .isInstanceOf(io.cardtrail.registry.Refused.class);
        assertThat(register.all().getFirst()).isEqualTo(before);
        assertThat(objects.message(Sha256.hex("late"))).isEmpty();
    }

    @Test
    void another_account_finds_nothing_and_can_not_take_the_sender() {
        send(Exchanges.example("json/request4.json"));
        Account stranger = new Account("stranger", Set.of(AccountRole.INTEGRATOR));

        assertThat(send(stranger, Form.JSON, asking("UPDATE", "Cancelled"))).containsExactly(3011);
        assertThat(send(stranger, Form.JSON, Exchanges.example("json/request8_LPTaskObject.json")))
                .containsExactly(3002);
    }

    @Test
    void without_a_record_nothing_is_taken() {
        log.close();
        assertThatThrownBy(() -> send(Exchanges.example("json/request4.json"))).isInstanceOf(AuditUnavailable.class);
        assertThat(register.all()).isEmpty();
    }

    @Test
    void the_database_has_no_number_in_the_clear() {
        send(Exchanges.example("json/request4.json"));
        TestNeo4j neo4j = TestNeo4j.shared();
        try (Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic(neo4j.user(), neo4j.password()))) {
            String everything = driver.executableQuery(
                            "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
                    .execute()
                    .records()
                    .toString();
            assertThat(everything)
                    .contains("EtsiObject", "EtsiMessage")
                    .doesNotContain("442079460223")
                    .doesNotContain("ACTOR01");
        }
    }
}
