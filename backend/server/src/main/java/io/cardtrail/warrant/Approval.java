package io.cardtrail.warrant;

import java.time.Instant;

/**
 * One person's approval. It binds the canonical hash of what was read: an edit voids it.
 *
 * @param account who approved
 * @param hash of the text approved, hex
 */
public record Approval(String account, Duty duty, Instant at, String hash) {}
