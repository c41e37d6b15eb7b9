package io.cardtrail.etsi;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object as it stands: what its sender made it, and where it led here.
 *
 * @param generation of the object alone, from 0; its instrument's comes on top of it
 * @param tree the object in the JSON form
 * @param changed when its sender last changed it
 * @param cancelled whether its sender took it back
 * @param instrument id of the instrument it became, or null; only an authorisation and a preservation task become one
 * @param message SHA-256 of the message that changed it last, hex
 */
public record StoredObject(
        UUID id,
        ObjectKind kind,
        int generation,
        String tree,
        Instant changed,
        boolean cancelled,
        @Nullable String instrument,
        String message) {
    StoredObject cancelled(Instant at, String by) {
        return new StoredObject(id, kind, generation + 1, tree, at, true, instrument, by);
    }

    StoredObject updated(String to, Instant at, String by) {
        return new StoredObject(id, kind, generation + 1, to, at, cancelled, instrument, by);
    }

    /** {@return the id only: an object names people} */
    @Override
    public String toString() {
        return "StoredObject(" + id + ")";
    }
}
