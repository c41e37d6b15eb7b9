package io.cardtrail.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.audit.AuditUnavailable;
import io.cardtrail.audit.Leaf;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.registry.Register;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read that is not on record, and nothing leaves that its instrument no longer permits. */
class ReadDoorIT {
    private static final Question QUESTION = new Question("tester", false, "trace", "{\"from\":\"13900000001\"}");

    @TempDir
    private Path folder;

    private final Instrument instrument =
            Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1"));
    private final Grant grant = Sample.granted(instrument, AccessRequest.about("g1", Sample.PHONE));
    private Register register;
    private Graph graph;
    private AuditLog log;
    private ReadDoor door;

    @BeforeEach
    void opens() {
        TestNeo4j neo4j = TestNeo4j.shared();
        neo4j.wipe();
        graph = Graph.connect(neo4j.uri(), neo4j.user(), neo4j.password(), QueryCatalogue.load());
        Migrations.apply(graph, Clock.systemUTC());
        register = new Register(List.of(instrument), Clock.fixed(Sample.NOW, ZoneOffset.UTC), () -> 0L);
        log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC());
        RowStore rows = new RowStore(folder.resolve("rows"), folder.resolve("keys"));
        door = new ReadDoor(graph, rows, register, log, new VolumeWatch(log), 10);
    }

    @AfterEach
    void closes() {
        log.close();
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
        assertThatThrownBy(() -> door.read(grant, QUESTION, reading -> {
                    register.revoke(instrument.id());
                    return new Finding<>("answer", 1, 0, "digest");
                }))
                .isInstanceOf(InstrumentChanged.class);
        assertThat(leaves().getLast()).contains("WITHHELD").contains("INSTRUMENT_CHANGED");
    }

    @Test
    void a_grant_of_an_earlier_generation_opens_nothing() {
        register.suspend(instrument.id());
        register.resume(instrument.id());

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

    private List<String> leaves() {
        return AuditReader.leaves(folder.resolve("audit")).stream()
                .map(Leaf::text)
                .toList();
    }
}
