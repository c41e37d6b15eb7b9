package io.cardtrail.registry;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.Standings;
import io.cardtrail.warrant.WarrantState;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of this installation as they stand in the database, on the leader, at the moment of asking. What is kept in
 * memory is only the opened form of a text that the database has just given. Thread-safe.
 */
public final class Register implements Standings {
    static final Query WARRANT = Query.named("registry/warrant");
    static final Query STANDING = Query.named("registry/standing");
    static final Query WARRANTS = Query.named("registry/warrants");
    static final Query EVENTS = Query.named("registry/events");

    private static final int MOST_OPENED = 2_000;

    private final RecordDoor door;
    private final InstrumentBody bodies;
    private final Clock clock;
    private final Map<String, Instrument> opened = new ConcurrentHashMap<>();

    /** The register in one database. */
    public Register(RecordDoor door, EdgeKey key, Clock clock) {
        this.door = door;
        this.bodies = new InstrumentBody(key);
        this.clock = clock;
    }

    /** {@return the instrument as it stands; its state is the stored one, {@link #state} has the clock in it} */
    public Optional<Instrument> find(String id) {
        return door.read(records -> find(records, id));
    }

    /** {@return the instrument, if {@code officer} may know of it: absent and not for this account are the same} */
    public Optional<Instrument> find(String id, Officer officer) {
        return find(id).filter(instrument -> Transitions.visible(instrument, officer));
    }

    /** {@return the instruments {@code officer} may know of, newest first} */
    public List<Instrument> list(Officer officer) {
        return all().stream()
                .filter(instrument -> Transitions.visible(instrument, officer))
                .toList();
    }

    /** {@return the instruments that wait for {@code officer}'s approval, the longest waiting first} */
    public List<Instrument> queue(Officer officer) {
        Instant now = clock.instant();
        List<Instrument> waiting = all().stream()
                .filter(instrument ->
                        Transitions.allowed(instrument, officer, now).contains(WarrantAction.APPROVE))
                .toList();
        return waiting.reversed();
    }

    /** {@return every instrument, newest first; for the program itself} */
    public List<Instrument> all() {
        return door.read(records -> records.rows(WARRANTS, Map.of()).stream()
                .map(row -> opened(records, row))
                .toList());
    }

    /** {@return what happened to an instrument, newest first} */
    public List<WarrantEvent> history(Instrument instrument) {
        return door.read(records -> records.rows(EVENTS, Map.of("warrant", instrument.id())).stream()
                .map(row -> bodies.event(row.string("body")))
                .sorted(Comparator.comparingInt(WarrantEvent::generation).reversed())
                .toList());
    }

    /** {@return what {@code officer} may do with the instrument now} */
    public Set<WarrantAction> actions(Instrument instrument, Officer officer) {
        return Transitions.allowed(instrument, officer, clock.instant());
    }

    /** {@return the state to show now} */
    public WarrantState state(Instrument instrument) {
        return instrument.stateAt(clock.instant());
    }

    /** {@return whether it is an emergency that ended unratified} */
    public boolean sealed(Instrument instrument) {
        return instrument.sealedAt(clock.instant());
    }

    /** {@return what preservation orders keep from being deleted now} */
    public List<Hold> holds() {
        return Hold.of(all(), clock.instant());
    }

    /** {@return what cases that are under way keep from being deleted now} */
    public List<Hold> caseHolds() {
        return Hold.ofCases(all(), clock.instant());
    }

    /** {@return of these holds what {@code officer} keeps, reviews or audits; nothing for others} */
    public List<Hold> holds(Officer officer) {
        return ofOffice(Hold.of(all(), clock.instant()), officer);
    }

    /**
     * {@return the holds that {@code officer} may know of: those of its office, and those of orders it may see itself} Of other orders'
     * holds nobody is told, not even that there is one.
     */
    public List<Hold> holdsKnownTo(Officer officer) {
        Instant now = clock.instant();
        List<Instrument> all = all();
        List<Instrument> seen = all.stream()
                .filter(instrument -> Transitions.visible(instrument, officer))
                .toList();
        return Stream.concat(Hold.of(seen, now).stream(), ofOffice(Hold.of(all, now), officer).stream())
                .distinct()
                .toList();
    }

    private static List<Hold> ofOffice(List<Hold> holds, Officer officer) {
        if (!officer.in(Office.CUSTODY) && !officer.in(Office.REVIEW) && !officer.in(Office.AUDIT)) {
            return List.of();
        }
        String holder = officer.holder();
        return holds.stream()
                .filter(hold -> holder == null || hold.reaches(holder))
                .toList();
    }

    @Override
    public Optional<Standing> current(String instrumentId) {
        return door.read(records -> records.rows(STANDING, Map.of("id", instrumentId)).stream()
                .findFirst()
                .flatMap(row -> standing(opened(records, row), row)));
    }

    private Optional<Standing> standing(Instrument instrument, Row row) {
        Instant now = clock.instant();
        // What rests on an MLA approval falls with it.
        return instrument.usableAt(now) && (instrument.terms().mlaApproval() == null || instrument.mlaUsableAt(now))
                ? Optional.of(new Standing(
                        instrument.generation(),
                        instrument.hash(),
                        row.number("deletionEpoch"),
                        row.number("newestBatch")))
                : Optional.empty();
    }

    private Optional<Instrument> find(RecordDoor.Records records, String id) {
        Row row = records.rows(WARRANT, Map.of("id", id)).getFirst();
        // What was read in its place is opened like it, and then is nothing.
        return row.stringOrNull("body") == null
                ? Optional.empty()
                : Optional.of(opened(records, row)).filter(opened -> row.truth("found"));
    }

    private Instrument opened(RecordDoor.Records records, Row row) {
        String body = row.string("body");
        Instrument known = opened.get(body);
        if (known == null) {
            if (opened.size() >= MOST_OPENED) {
                opened.clear();
            }
            known = bodies.open(body);
            opened.put(body, known);
        }
        String mla = known.terms().mlaApproval();
        return mla == null ? known : withMla(records, known, mla);
    }

    private Instrument withMla(RecordDoor.Records records, Instrument instrument, String mla) {
        @Nullable
        Instrument approval = records.rows(WARRANT, Map.of("id", mla)).stream()
                .filter(row -> row.truth("found"))
                .findFirst()
                .map(row -> bodies.open(row.string("body")))
                .orElse(null);
        return new Instrument(
                instrument.id(),
                instrument.requester(),
                instrument.terms(),
                instrument.hash(),
                instrument.state(),
                instrument.approvals(),
                instrument.generation(),
                instrument.proposal(),
                approval);
    }
}
