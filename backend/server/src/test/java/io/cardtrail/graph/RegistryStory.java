package io.cardtrail.graph;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Instruments are requested, some at the same moment, approved and suspended, and looked up. */
final class RegistryStory implements RecordMutationIT.Story {
    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        AtomicReference<Instant> now = new AtomicReference<>(Sample.NOW);
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        StringBuilder end = new StringBuilder();
        try (AuditLog log = AuditLog.open(folder, Clock.systemUTC())) {
            Lifecycle lifecycle = OnRecord.lifecycle(graph, log, new Releases(), clock);
            Register register = OnRecord.register(graph, clock);
            List<Instrument> made = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                // Six at one moment; and whoever comes later has the older date.
                now.set(Sample.NOW.plusSeconds(i < 6 ? 60 : 60 - i));
                made.add(lifecycle.draft(
                        OnRecord.REQUESTER,
                        Sample.terms("No " + i, InstrumentKind.MLA_APPROVAL, Sample.VALIDITY, List.of())));
            }
            now.set(Sample.NOW);
            Instrument approved = OnRecord.approved(
                    lifecycle, Sample.terms("No 9", InstrumentKind.MLA_APPROVAL, Sample.VALIDITY, List.of()));
            OnRecord.because(lifecycle, OnRecord.REVIEWER, approved, WarrantAction.SUSPEND);
            for (Instrument one : List.of(approved, made.getFirst())) {
                Instrument found = register.find(one.id()).orElseThrow();
                end.append(found.number()).append(found.state()).append(found.generation());
                register.history(found)
                        .forEach(event -> end.append(event.action()).append(event.generation()));
            }
            List<Instrument> all = register.all();
            List<String> tied = all.subList(0, 6).stream().map(Instrument::id).toList();
            end.append(all.size())
                    .append(tied.equals(tied.stream().sorted().toList()))
                    .append(all.stream().skip(6).map(Instrument::number).toList());
            Stored.run(
                    neo4j,
                    "CREATE (:ImportSequence {name: 'another', value: 9, deletionEpoch: 9}),"
                            + " (:ImportSequence {name: 'batches', value: 5, deletionEpoch: 2})");
            Instrument usable = OnRecord.approved(
                    lifecycle, Sample.terms("No 10", InstrumentKind.MLA_APPROVAL, Sample.VALIDITY, List.of()));
            end.append(graph.read(tx -> tx.rows(Query.named("registry/standing"), Map.of("id", usable.id())))
                    .size());
            Standing standing = register.current(usable.id()).orElseThrow();
            end.append(standing.generation())
                    .append(' ')
                    .append(standing.newestBatch())
                    .append(standing.deletionEpoch());
            end.append(register.current(approved.id()));
            end.append(JudgementStory.judge(graph, neo4j, log, lifecycle, clock));
        }
        for (String id : List.of("a sealed", "a sealed", "b sealed")) {
            Map<String, Object> note = Map.of("id", id, "warrant", id, "generation", end.length(), "body", "body");
            graph.write(tx -> tx.rows(Query.named("registry/note-sealed"), note));
        }
        String noted = graph.read(tx -> IdentityStory.told(
                tx.rows(Query.named("registry/sealed-noted"), Map.of("ids", List.of("a sealed", "nothing")))));
        end.append(noted);
        end.append(new EtsiStory().end(graph));
        end.append(StandingStory.keep(graph));
        end.append(InvestigationStory.keep(graph));
        return end + Stored.in(neo4j, Set.of("id", "body", "warrant", "lockedBy", "slot"));
    }
}
