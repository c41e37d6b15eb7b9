package io.cardtrail.registry;

import io.cardtrail.warrant.InstrumentTerms;
import org.jspecify.annotations.Nullable;

/** One change of one instrument. Several are made together or not at all. */
public sealed interface Step {
    /** Another instrument, in state DRAFT. */
    record Draft(InstrumentTerms terms) implements Step {}

    /**
     * A change of an instrument that stands.
     *
     * @param generation it was decided on; a different one refuses the change
     * @param terms the new ones, for EDIT and UPDATE
     * @param hash what was read, for APPROVE and APPROVE_EMERGENCY
     * @param reason for what ends or stops an instrument
     */
    record Move(
            String id,
            int generation,
            WarrantAction action,
            @Nullable InstrumentTerms terms,
            @Nullable String hash,
            @Nullable String reason)
            implements Step {
        /** A move that needs nothing more. */
        public Move(String id, int generation, WarrantAction action) {
            this(id, generation, action, null, null, null);
        }

        /** New terms. */
        public Move(String id, int generation, WarrantAction action, InstrumentTerms terms) {
            this(id, generation, action, terms, null, null);
        }

        /** {@return an approval of what has this hash} */
        public static Move approval(String id, int generation, WarrantAction action, String hash) {
            return new Move(id, generation, action, null, hash, null);
        }

        /** {@return a move that says why} */
        public static Move because(String id, int generation, WarrantAction action, String reason) {
            return new Move(id, generation, action, null, null, reason);
        }
    }
}
