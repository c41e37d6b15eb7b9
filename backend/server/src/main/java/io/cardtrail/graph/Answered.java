package io.cardtrail.graph;

/**
 * An answer whose access stands in the audit log.
 *
 * @param asOf newest batch it may know of
 * @param audit random token by which the entry is found
 * @param held must be found unchanged by {@link ReadDoor#checkUnchanged} before anything of it leaves
 */
public record Answered<A>(A answer, long asOf, String digest, String audit, Held held) {}
