package io.cardtrail.graph;

/**
 * What is asked, for the audit.
 *
 * @param operation such as {@code trace}
 * @param canonical the whole question as canonical JSON; only a salted commitment to it is logged
 */
public record Question(String operation, String canonical) {}
