package io.cardtrail.graph;

/**
 * What is asked, for the audit.
 *
 * @param actor who asks: the account's name
 * @param insider whether the account works for a record holder, which halves what it may read unseen
 * @param operation such as {@code trace}
 * @param canonical the whole question as canonical JSON; only a salted commitment to it is logged
 */
public record Question(String actor, boolean insider, String operation, String canonical) {}
