package io.cardtrail.audit;

import java.time.Instant;

/**
 * An entry is durable.
 *
 * @param token 128 random bits, hex: the only name of the entry that leaves the server
 */
public record Receipt(String token, Instant at, Leaf leaf) {}
