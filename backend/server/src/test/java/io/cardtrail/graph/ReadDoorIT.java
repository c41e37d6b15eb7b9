package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Leaf;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.registry.Step;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read that is not on record, and nothing leaves that its instrument no longer permits. */
class ReadDoorIT {
    private static final Question QUESTION = new Question("tester", false, "trace", "{\"from\":\"13900000001\"}");

    @TempDir
    private Path folder;

    private Instrument instrument;
    private Grant grant;
    private Lifecycle lifecycle;
    private Graph graph;
    private AuditLog log;
    private AuditLog changes;
    private ReadDoor door;

    @BeforeEach
    void opens() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        try (AuditLog before = AuditLog.open(folder.resolve("before"), Clock.systemUTC())) {
            lifecycle = OnRecord.lifecycle(graph, before, new Releases(), clock);
            instrument = OnRecord.approved(
                    lifecycle,
                    Sample.terms(
                            "No 1",
                            InstrumentKind.COURT_ORDER_CRIMINAL,
                            Sample.VALIDITY,
                            List.of(),
                            Sample.terms(
                                    "g1",
                                    List.of(Sample.PHONE),
                                    Set.of(Category.SALE),
                                    Set.of(Channel.ONLINE_PLATFORM),
                                    null,
                                    Sample.WINDOW,
                                    4)));
        }
        grant = Sample.granted(instrument, AccessRequest.about("g1", Sample.PHONE));
        Register register = OnRecord.register(graph, clock);
        log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC());
        changes = AuditLog.open(folder.resolve("changes"), Clock.systemUTC());
        lifecycle = OnRecord.lifecycle(graph, changes, new Releases(), clock);
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        door = new ReadDoor(graph, rows, register, log, new VolumeWatch(log), changes::head, 10, null);
    }

    @AfterEach
    void closes() {
        log.close();
        changes.close();
        graph.close();
    }

    @Test
    void the_intent_is_on_record_before_the_first_query_and_the_result_before_the_answer() {
        List<String> before = new ArrayList<>();

        Answered<String> answered = door.read(grant, QUESTION, reading -> {
            before.addAll(leaves());
            return new Finding<>("answer", 3, 0, "digest-of-it");
        });

        assertThat(before).hasSize(1);
        assertThat(before.getFirst()).contains("INTENT").contains(answered.audit());
        assertThat(leaves()).hasSize(2);
        assertThat(leaves().getLast()).contains("RESULT").contains("digest-of-it");
        assertThat(String.join("\n", leaves())).doesNotContain("13900000001");
    }

    @Test
    void without_an_audit_log_nothing_is_read() {
        log.close();
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> door.read(grant, QUESTION, reading -> {
                    read.add("read");
                    return new Finding<>("answer", 1, 0, "digest");
                }))
                .isInstanceOf(AuditUnavailable.class);
        assertThat(read).isEmpty();
    }

    @Test
    void an_audit_log_that_fails_in_between_releases_no_answer() {
        assertThatThrownBy(() -> door.read(grant, QUESTION, reading -> {
                    log.close();
                    return new Finding<>("answer", 1, 0, "digest");
                }))
                .isInstanceOf(AuditUnavailable.class);
    }

    @Test
    void an_instrument_revoked_while_the_answer_is_worked_out_discards_it() {
        Answered<String> answered = door.read(grant, QUESTION, reading -> {
            revoke();
            return new Finding<>("answer", 1, 0, "digest");
        });

        assertThatThrownBy(() -> door.checkUnchanged(answered.held())).isInstanceOf(InstrumentChanged.class);
    }

    @Test
    void records_deleted_while_the_answer_is_worked_out_discard_it_and_records_imported_do_not() {
        Answered<String> answered = door.read(grant, QUESTION, reading -> {
            Stored.run(
                    TestNeo4j.shared(),
                    "MERGE (s:ImportSequence {name: 'batches'}) SET s.value = coalesce(s.value, 0) + 1");
            return new Finding<>("answer", 1, 0, "digest");
        });
        door.checkUnchanged(answered.held());

        Stored.run(TestNeo4j.shared(), "MATCH (s:ImportSequence {name: 'batches'}) SET s.deletionEpoch = 1");

        assertThatThrownBy(() -> door.checkUnchanged(answered.held())).isInstanceOf(InstrumentChanged.class);
    }

    @Test
    void a_grant_of_an_earlier_generation_opens_nothing() {
        suspend();
        lifecycle.move(
                OnRecord.REVIEWER, new Step.Move(instrument.id(), instrument.generation() + 1, WarrantAction.RESUME));

        assertThatThrownBy(() -> door.read(grant, QUESTION, reading -> new Finding<>("answer", 1, 0, "digest")))
                .isInstanceOf(InstrumentChanged.class);
        assertThat(leaves()).isEmpty();
    }

    @Test
    void a_caller_can_neither_give_the_scope_nor_run_a_query_that_has_none() {
        door.read(grant, QUESTION, reading -> {
            assertThatThrownBy(
                            () -> reading.rows(Query.named("trace/acts"), Map.of("ids", List.of(), "scope", Map.of())))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> reading.rows(Query.named("import/known-acts"), Map.of("ids", List.of())))
                    .isInstanceOf(IllegalArgumentException.class);
            return new Finding<>("answer", 0, 0, "digest");
        });
    }

    @Test
    void work_past_the_guard_refuses_the_whole_answer() {
        assertThatThrownBy(() -> door.read(grant, QUESTION, reading -> {
                    reading.worked(6);
                    reading.worked(5);
                    return new Finding<>("answer", 1, 0, "digest");
                }))
                .isInstanceOf(TooMuchWork.class);
    }

    private void suspend() {
        OnRecord.because(lifecycle, OnRecord.REVIEWER, instrument, WarrantAction.SUSPEND);
    }

    private void revoke() {
        OnRecord.because(lifecycle, OnRecord.REVIEWER, instrument, WarrantAction.REVOKE);
    }

    private List<String> leaves() {
        return AuditReader.leaves(folder.resolve("audit")).stream()
                .map(Leaf::text)
                .toList();
    }
}
