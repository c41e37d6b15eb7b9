package io.cardtrail.registry;

import io.cardtrail.audit.Administration;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.warrant.Instrument;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What accounts save of their work under instruments, and whom they share it with. It decides nothing about the instrument: whoever
 * calls has the kernel's word that the account may use it, and has the call on record. What is stored is stored while the instrument
 * is locked and as the caller knows it. In the database an investigation is found by keyed hashes of instrument and accounts; the
 * sealed head decides who may open it. Thread-safe.
 */
public final class Investigations {
    static final Query CREATE = Query.named("registry/create-investigation");
    static final Query LIST = Query.named("registry/investigations");
    static final Query TEXTS = Query.named("registry/investigation-texts");
    static final Query SAVE = Query.named("registry/save-investigation");
    static final Query SHARE = Query.named("registry/share-investigation");
    static final Query DROP = Query.named("registry/drop-investigation");

    /** Investigations of one owner under one instrument. */
    private static final int MOST = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecordDoor door;
    private final EdgeKey key;
    private final InvestigationBody bodies;
    private final InvestigationVersions versions;
    private final InstrumentLock lock;
    private final Administration administration;
    private final Clock clock;

    /** Investigations in the register's database. */
    public Investigations(RecordDoor door, EdgeKey key, Administration administration, Clock clock) {
        this.door = door;
        this.key = key;
        this.bodies = new InvestigationBody(key);
        this.versions = new InvestigationVersions(bodies);
        this.lock = new InstrumentLock(key);
        this.administration = administration;
        this.clock = clock;
    }

    /** {@return what {@code account} may open under the instrument, last saved first} */
    public List<Investigation.Head> list(String account, String instrument) {
        Comparator<Investigation.Head> lastSaved = Comparator.comparing(Investigation.Head::savedAt);
        return door.read(records -> records.rows(LIST, params(account, instrument))).stream()
                .map(row -> bodies.open(row.string("id"), instrument, row.string("head")))
                .filter(head -> head.opensTo(account))
                .sorted(lastSaved.reversed().thenComparing(Investigation.Head::id))
                .toList();
    }

    /** {@return those of {@code ids} that {@code account} may open, whole, in order of id} */
    public List<Investigation> open(String account, String instrument, Collection<String> ids) {
        return door.read(records -> open(records, account, instrument, ids));
    }

    /** {@return one of them; empty for absent, for somebody else's and for not shared} */
    public Optional<Investigation> find(String account, String instrument, String id) {
        return open(account, instrument, List.of(id)).stream().findFirst();
    }

    /**
     * {@return one of them as it stands}
     *
     * @param generation it was read at
     * @throws Refused if it is not there for this account, or somebody saved it meanwhile
     */
    public Investigation at(String account, String instrument, String id, int generation) {
        Investigation found = find(account, instrument, id).orElseThrow(Refused::noInvestigation);
        if (found.head().generation() != generation) {
            throw Refused.staleInvestigation(generation, found.head().generation());
        }
        return found;
    }

    /**
     * {@return a new investigation}
     *
     * @throws BadRequest if there are {@value #MOST} of this owner already
     * @throws InstrumentChanged if the instrument is not what the caller knows any more
     */
    public Investigation create(String account, Instrument instrument, InvestigationText text) {
        String id = freshId();
        return door.write(records -> {
            lock.hold(records, instrument, id);
            long own = records.rows(LIST, params(account, instrument.id())).stream()
                    .map(row -> bodies.open(row.string("id"), instrument.id(), row.string("head")))
                    .filter(head -> head.owner().equals(account))
                    .count();
            if (own >= MOST) {
                throw new BadRequest(
                        "there are " + MOST
                                + " investigations of yours under this instrument already: drop one that is not needed any more");
            }
            Investigation.Head head = Investigation.Head.first(id, instrument.id(), account, clock.instant(), text);
            records.rows(
                    CREATE,
                    Map.of(
                            "id", id,
                            "of", of(instrument.id()),
                            "readers", readers(head),
                            "head", bodies.seal(head),
                            "body", bodies.seal(head, text)));
            return new Investigation(head, text.narrative(), text.content());
        });
    }

    /**
     * {@return the investigation, one generation on}
     *
     * @param generation it was read at
     * @param mark whether what stands now is kept as a version; it is anyway if somebody else saved it
     * @throws Refused if it is not there for this account, or somebody saved it meanwhile
     * @throws InstrumentChanged if the instrument is not what the caller knows any more
     */
    public Investigation save(
            String account, Instrument instrument, String id, int generation, InvestigationText text, boolean mark) {
        return door.write(records -> {
            lock.hold(records, instrument, freshId());
            Investigation.Head before = known(records, account, instrument.id(), id);
            if (before.generation() != generation) {
                throw Refused.staleInvestigation(generation, before.generation());
            }
            if (mark || !before.savedBy().equals(account)) {
                versions.keep(records, before, mark);
            }
            Investigation.Head head = before.saved(account, clock.instant(), text);
            records.rows(
                    SAVE,
                    Map.of(
                            "id", id,
                            "of", of(instrument.id()),
                            "head", bodies.seal(head),
                            "body", bodies.seal(head, text)));
            return new Investigation(head, text.narrative(), text.content());
        });
    }

    /**
     * {@return the investigation, which {@code colleagues} may open from now on and nobody else but its owner}
     *
     * @throws Refused if it is not there for this account, or it is not its own
     * @throws InstrumentChanged if the instrument is not what the caller knows any more
     */
    public Investigation share(String account, Instrument instrument, String id, Colleagues colleagues) {
        return door.write(records -> {
            lock.hold(records, instrument, freshId());
            Investigation before = open(records, account, instrument.id(), List.of(id)).stream()
                    .findFirst()
                    .orElseThrow(Refused::noInvestigation);
            if (!before.head().owner().equals(account)) {
                throw Refused.forbidden("only its owner shares an investigation");
            }
            Investigation.Head head = before.head().sharedWith(colleagues.without(account));
            records.rows(
                    SHARE,
                    Map.of(
                            "id", id,
                            "of", of(instrument.id()),
                            "readers", readers(head),
                            "head", bodies.seal(head)));
            return new Investigation(head, before.narrative(), before.content());
        });
    }

    /** {@return whether there was one of this account's own; it is gone with all its versions, which is on record} */
    public boolean drop(String account, String instrument, String id) {
        boolean own = find(account, instrument, id)
                .filter(found -> found.head().owner().equals(account))
                .isPresent();
        return own
                && administration.act(
                        account,
                        "DROP_INVESTIGATION",
                        id,
                        CanonicalJson.of(Map.of("instrument", instrument)),
                        () -> dropped(instrument, id));
    }

    private boolean dropped(String instrument, String id) {
        return door.write(records -> {
            // Waits for whoever is saving it.
            records.rows(Lifecycle.TAKE, Map.of("id", instrument, "by", freshId()));
            versions.drop(records, id);
            return !records.rows(DROP, Map.of("id", id, "of", of(instrument))).isEmpty();
        });
    }

    /** {@return what was kept of earlier states, newest first; the account may open the investigation} */
    public List<Investigation.Head> versions(Investigation.Head of) {
        return door.read(records -> versions.list(records, of));
    }

    /** {@return those of an investigation's versions that are there, whole, newest first} */
    public List<Investigation> versions(Investigation.Head of, Collection<Integer> generations) {
        return door.read(records -> versions.open(records, of, generations));
    }

    private Investigation.Head known(RecordDoor.Records records, String account, String instrument, String id) {
        return open(records, account, instrument, List.of(id)).stream()
                .findFirst()
                .map(Investigation::head)
                .orElseThrow(Refused::noInvestigation);
    }

    private List<Investigation> open(
            RecordDoor.Records records, String account, String instrument, Collection<String> ids) {
        Map<String, Object> params =
                Map.of("ids", List.copyOf(ids), "of", of(instrument), "reader", reader(account, instrument));
        return records.rows(TEXTS, params).stream()
                .map(row -> open(row, instrument))
                .filter(found -> found.head().opensTo(account))
                .toList();
    }

    private Investigation open(Row row, String instrument) {
        return bodies.open(bodies.open(row.string("id"), instrument, row.string("head")), row.string("body"));
    }

    private Map<String, Object> params(String account, String instrument) {
        return Map.of("of", of(instrument), "reader", reader(account, instrument));
    }

    private String of(String instrument) {
        return key.hash("investigations " + CanonicalJson.of(List.of(instrument)));
    }

    private String reader(String account, String instrument) {
        return key.hash("reader of investigations " + CanonicalJson.of(List.of(instrument, account)));
    }

    private List<String> readers(Investigation.Head head) {
        return Stream.concat(Stream.of(head.owner()), head.colleagues().stream())
                .map(account -> reader(account, head.instrument()))
                .toList();
    }

    private static String freshId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "i" + HexFormat.of().formatHex(bytes);
    }
}
