package io.cardtrail.registry;

import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.Standings;
import io.cardtrail.warrant.WarrantState;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The instruments of this installation, and the one place where they change. Every change raises the generation, so handles,
 * cursors and answers under way die with it. Thread-safe.
 */
public final class Register implements Standings {
    private final Clock clock;
    private final LongSupplier deletionEpoch;
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();

    /**
     * A register of these instruments.
     *
     * @param deletionEpoch raised when records are deleted (see {@link Standing})
     * @throws IllegalArgumentException if two have the same id
     */
    public Register(Collection<Instrument> instruments, Clock clock, LongSupplier deletionEpoch) {
        this.clock = clock;
        this.deletionEpoch = deletionEpoch;
        for (Instrument instrument : instruments) {
            if (this.instruments.put(instrument.id(), instrument) != null) {
                throw new IllegalArgumentException("two instruments have the id " + instrument.id());
            }
        }
    }

    /** {@return all instruments, in the order they were registered} */
    public synchronized List<Instrument> list() {
        return List.copyOf(instruments.values());
    }

    /** {@return the instrument as it stands; its state is the stored one, {@link #state} has the clock in it} */
    public synchronized Optional<Instrument> find(String id) {
        return Optional.ofNullable(instruments.get(id));
    }

    /** {@return the state to show now} */
    public WarrantState state(Instrument instrument) {
        return instrument.stateAt(clock.instant());
    }

    @Override
    public synchronized Optional<Standing> current(String instrumentId) {
        return find(instrumentId)
                .filter(instrument -> instrument.usableAt(clock.instant()))
                .map(instrument -> new Standing(instrument.generation(), instrument.hash(), deletionEpoch.getAsLong()));
    }

    /**
     * Ends an instrument for good.
     *
     * @return the instrument as it stands now
     * @throws BadTransition if there is none with this id, or it has ended already
     */
    public Instrument revoke(String id) {
        return move(id, WarrantState.CANCELLED);
    }

    /**
     * Takes an approved instrument out of use until {@link #resume}.
     *
     * @throws BadTransition if it is not APPROVED
     */
    public Instrument suspend(String id) {
        return move(id, WarrantState.SUSPENDED);
    }

    /**
     * Puts a suspended instrument back into use.
     *
     * @throws BadTransition if it is not SUSPENDED
     */
    public Instrument resume(String id) {
        return move(id, WarrantState.APPROVED);
    }

    private synchronized Instrument move(String id, WarrantState next) {
        Instrument instrument = find(id).orElseThrow(() -> new BadTransition("there is no such instrument"));
        WarrantState state = state(instrument);
        if (!allowed(state, next)) {
            throw new BadTransition("an instrument that is " + state + " can't become " + next);
        }
        Instrument moved = instrument.moved(next);
        instruments.put(id, moved);
        return moved;
    }

    private static boolean allowed(WarrantState state, WarrantState next) {
        return switch (state) {
            case APPROVED -> next == WarrantState.SUSPENDED || next == WarrantState.CANCELLED;
            case SUSPENDED -> next == WarrantState.APPROVED || next == WarrantState.CANCELLED;
            case DRAFT, SUBMITTED, EMERGENCY, AWAITING_UPDATE -> next == WarrantState.CANCELLED;
            case REJECTED, CANCELLED, EXPIRED, INVALID -> false;
        };
    }
}
