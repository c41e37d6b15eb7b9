package io.cardtrail.registry;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.warrant.Instrument;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports emergencies that ended without being ratified. That they are sealed follows from the clock and needs nobody; this only
 * puts it on record, once each, for the auditor and the custodian.
 */
public final class Lapses {
    static final Query NOTE = Query.named("registry/note-sealed");
    static final Query NOTED = Query.named("registry/sealed-noted");

    private static final String ACTOR = "system";

    private final RecordDoor door;
    private final Register register;
    private final InstrumentBody bodies;
    private final AuditLog log;
    private final Clock clock;

    public Lapses(RecordDoor door, Register register, EdgeKey key, AuditLog log, Clock clock) {
        this.door = door;
        this.register = register;
        this.bodies = new InstrumentBody(key);
        this.log = log;
        this.clock = clock;
    }

    /** {@return the instruments that were reported now} */
    public List<Instrument> report() {
        Instant now = clock.instant();
        List<Instrument> sealed =
                register.all().stream().filter(i -> i.sealedAt(now)).toList();
        if (sealed.isEmpty()) {
            return List.of();
        }
        Set<String> noted = door.read(records ->
                records
                        .rows(
                                NOTED,
                                Map.of("ids", sealed.stream().map(Lapses::id).toList()))
                        .stream()
                        .map((Row row) -> row.string("id"))
                        .collect(Collectors.toSet()));
        List<Instrument> fresh =
                sealed.stream().filter(i -> !noted.contains(id(i))).toList();
        fresh.forEach(instrument -> report(instrument, now));
        return fresh;
    }

    /** On record first: a crash in between reports it twice, never not at all. */
    private void report(Instrument instrument, Instant now) {
        log.append(new Entry.Admin(ACTOR, "EMERGENCY_SEALED", instrument.id(), instrument.hash()));
        WarrantEvent event = new WarrantEvent(
                now,
                ACTOR,
                "EMERGENCY_SEALED",
                instrument.stateAt(now),
                instrument.generation(),
                null,
                instrument.hash());
        door.write(records -> records.rows(
                NOTE,
                Map.of(
                        "id", id(instrument),
                        "warrant", instrument.id(),
                        "generation", instrument.generation(),
                        "body", bodies.seal(event))));
    }

    private static String id(Instrument instrument) {
        return instrument.id() + ".sealed";
    }
}
