package io.cardtrail.registry;

import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an instrument at one generation.
 *
 * @param action DRAFT or the name of a {@link WarrantAction}
 * @param state the instrument's state afterwards
 * @param hash of the terms afterwards; of the proposed ones where the event is about a proposal
 */
public record WarrantEvent(
        Instant at,
        String account,
        String action,
        WarrantState state,
        int generation,
        @Nullable String reason,
        String hash) {}
