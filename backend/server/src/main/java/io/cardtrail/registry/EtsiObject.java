package io.cardtrail.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object of ETSI TS 103 120 as it is kept; what its parts mean is for {@code io.cardtrail.etsi} to say.
 *
 * @param id unique within the account
 * @param generation raised by every change of the sender's, from 0
 * @param text the object, which may name people
 * @param instrument id of the instrument it became, or null
 * @param message SHA-256 of the message that changed it last, hex
 */
public record EtsiObject(
        String id,
        String kind,
        int generation,
        String text,
        Instant changed,
        boolean cancelled,
        @Nullable String instrument,
        String message) {
    EtsiObject became(String id) {
        return new EtsiObject(this.id, kind, generation, text, changed, cancelled, id, message);
    }

    /** {@return the id only: an object names people} */
    @Override
    public String toString() {
        return "EtsiObject(" + id + ")";
    }
}
