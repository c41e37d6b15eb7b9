package io.cardtrail.etsi;

import io.cardtrail.identity.Account;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.WarrantState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A register in memory; one account's objects are nobody else's. */
final class MemoryInstruments implements Instruments {
    private final Map<String, String> senders = new LinkedHashMap<>();
    private final Map<String, Map<UUID, StoredObject>> objects = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final List<Batch> applied = new ArrayList<>();
    private @Nullable ErrorCode failure;

    /** Fails the next change, before anything is made. */
    void failWith(ErrorCode code) {
        failure = code;
    }

    List<Batch> applied() {
        return List.copyOf(applied);
    }

    Map<String, Standing> standings() {
        return Map.copyOf(standings);
    }

    /** {@return the only instrument there is} */
    Standing only() {
        return standings.values().stream()
                .reduce((a, b) -> {
                    throw new AssertionError("there are several instruments");
                })
                .orElseThrow();
    }

    /** Moves the only instrument, as people here would. */
    void move(WarrantState state) {
        standings.replaceAll((id, old) -> new Standing(state, old.generation() + 1, old.terms()));
    }

    void reword(InstrumentTerms terms) {
        standings.replaceAll((id, old) -> new Standing(old.state(), old.generation() + 1, terms));
    }

    @Override
    public Snapshot read(Account account, Endpoint sender) {
        boolean foreign = senders.entrySet().stream()
                .anyMatch(bound -> bound.getKey().equals(account.name())
                        != bound.getValue().equals(sender.text()));
        return foreign
                ? new Snapshot(true, List.of(), Map.of())
                : new Snapshot(
                        false,
                        List.copyOf(
                                objects.getOrDefault(account.name(), Map.of()).values()),
                        standings);
    }

    @Override
    public void apply(Account account, Batch batch) {
        if (failure != null) {
            ErrorCode code = failure;
            failure = null;
            throw new Failed(code);
        }
        senders.put(account.name(), batch.sender().text());
        Map<UUID, StoredObject> mine = objects.computeIfAbsent(account.name(), name -> new LinkedHashMap<>());
        Map<UUID, String> drafted = new LinkedHashMap<>();
        for (Change change : batch.changes()) {
            switch (change) {
                case Change.Draft draft -> {
                    String id = "w" + standings.size();
                    standings.put(id, new Standing(WarrantState.DRAFT, 1, draft.terms()));
                    drafted.put(draft.object(), id);
                }
                case Change.Edit edit ->
                    standings.put(
                            edit.instrument(), new Standing(WarrantState.DRAFT, edit.generation() + 1, edit.terms()));
                case Change.Propose propose ->
                    standings.put(
                            propose.instrument(),
                            new Standing(WarrantState.AWAITING_UPDATE, propose.generation() + 1, propose.terms()));
                case Change.Cancel cancel ->
                    standings.computeIfPresent(
                            cancel.instrument(),
                            (id, old) -> new Standing(WarrantState.CANCELLED, old.generation() + 1, old.terms()));
            }
        }
        for (StoredObject object : batch.objects()) {
            String instrument = drafted.getOrDefault(object.id(), object.instrument());
            mine.put(
                    object.id(),
                    new StoredObject(
                            object.id(),
                            object.kind(),
                            object.generation(),
                            object.tree(),
                            object.changed(),
                            object.cancelled(),
                            instrument,
                            object.message()));
        }
        applied.add(batch);
    }

    private static final class Failed extends CardtrailException {
        private static final long serialVersionUID = 1L;

        Failed(ErrorCode code) {
            super(code, "a failure that a test asked for");
        }
    }
}
