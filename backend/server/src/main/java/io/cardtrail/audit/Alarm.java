package io.cardtrail.audit;

import java.time.Instant;

/**
 * An account has read a lot about third parties under one instrument.
 *
 * @param index of the entry
 * @param audit token of the entry
 * @param records read by then
 */
public record Alarm(
        long index, String audit, Instant at, String account, String instrument, long threshold, long records) {}
