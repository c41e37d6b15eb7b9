package io.cardtrail.graph;

/**
 * What is asked, for the audit.
 *
 * @param actor who asks: the account's name
 * @param operation such as {@code trace}
 * @param canonical the whole question as canonical JSON; only a salted commitment to it is logged
 */
public record Question(String actor, String operation, String canonical) {}
