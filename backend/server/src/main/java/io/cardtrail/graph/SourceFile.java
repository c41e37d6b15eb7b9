package io.cardtrail.graph;

import io.cardtrail.model.Channel;

/**
 * A file as imported: what is kept of it is name, size and digest, never the bytes.
 *
 * @param digest SHA-256 of the bytes, hex
 * @param zone of times without an offset
 * @param mapping SHA-256 of the canonical mapping, hex
 * @param clock what the event times were taken from, such as {@code holder:云卡网}
 */
public record SourceFile(
        String name,
        String digest,
        long size,
        String charset,
        String zone,
        String mapping,
        Channel channel,
        String holder,
        String clock) {}
