package io.cardtrail.graph;

/**
 * An answer whose access stands in the audit log and whose instrument was checked again.
 *
 * @param audit random token by which the entry is found
 */
public record Answered<A>(A answer, long asOf, String digest, String audit) {}
