package io.cardtrail.etsi;

import io.cardtrail.identity.Account;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked of the register: an account's objects, the instruments they became, and changes that are made together. */
public interface Instruments {
    /**
     * {@return everything {@code account} sent as {@code sender}, and where it stands now}
     *
     * @throws io.cardtrail.model.CardtrailException if it can't be read
     */
    Snapshot read(Account account, Endpoint sender);

    /**
     * Makes all of {@code batch} or none of it, and keeps the message.
     *
     * @throws io.cardtrail.model.CardtrailException with STALE_GENERATION if an object or an instrument changed since it was read,
     *     BAD_REQUEST or FORBIDDEN if the register does not take a change, AUDIT_UNAVAILABLE or GRAPH_UNAVAILABLE if it could not be
     *     recorded or stored
     */
    void apply(Account account, Batch batch);

    /**
     * An account's objects.
     *
     * @param foreign whether the sender is bound to another account, or this account to another sender
     * @param standings by instrument
     */
    record Snapshot(boolean foreign, List<StoredObject> objects, Map<String, Standing> standings) {
        public Snapshot {
            objects = List.copyOf(objects);
            standings = Map.copyOf(standings);
        }
    }

    /**
     * Where an instrument stands.
     *
     * @param state at this moment
     * @param terms the newest text: the proposed one where an update waits
     */
    record Standing(WarrantState state, int generation, InstrumentTerms terms) {}

    /**
     * What one message changes.
     *
     * @param objects as they are to stand
     * @param expected generation of each object that stood before; an object that is not in it is new
     */
    record Batch(
            Endpoint sender,
            Verbatim message,
            List<StoredObject> objects,
            Map<UUID, Integer> expected,
            List<Change> changes) {
        public Batch {
            objects = List.copyOf(objects);
            expected = Map.copyOf(expected);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A message as it came, byte for byte.
     *
     * @param hash SHA-256 of the bytes, hex
     * @param text what the bytes are in UTF-8, which has one form in bytes
     */
    record Verbatim(String hash, String text, Instant at) {
        /** {@return the hash only: a message names people} */
        @Override
        public String toString() {
            return "Verbatim(" + hash + ")";
        }
    }

    /** What becomes of an instrument. */
    sealed interface Change {
        /** A new draft; its id is to be noted in the object it comes from. */
        record Draft(UUID object, InstrumentTerms terms) implements Change {}

        /** Other terms, before anybody approved. */
        record Edit(String instrument, int generation, InstrumentTerms terms) implements Change {}

        /** Other terms of an approved instrument: they wait for approval. */
        record Propose(String instrument, int generation, InstrumentTerms terms) implements Change {}

        record Cancel(String instrument, int generation) implements Change {}
    }
}
