package io.cardtrail.api;

import io.cardtrail.etsi.Ts103120;
import org.jspecify.annotations.Nullable;

/**
 * Whether messages of ETSI TS 103 120 are taken.
 *
 * @param receiver null where this installation has no identity in the standard
 */
public record EtsiDoor(@Nullable Ts103120 receiver) {}
