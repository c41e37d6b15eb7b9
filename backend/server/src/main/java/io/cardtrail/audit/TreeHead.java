package io.cardtrail.audit;

/**
 * How long a log is and the root over all of it, not signed: whatever checkpoint follows is consistent with it.
 *
 * @param size leaves
 * @param root RFC 6962's hash over them, hex
 */
public record TreeHead(long size, String root) {}
