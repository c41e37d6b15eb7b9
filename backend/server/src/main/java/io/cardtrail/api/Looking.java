package io.cardtrail.api;

import java.time.Duration;

/**
 * How often standing questions are asked again while their asker looks on.
 *
 * @param every by the clock, whatever was imported meanwhile
 */
public record Looking(Duration every) {
    public Looking {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("cardtrail.standing.every is " + every + ": use at least 1s");
        }
    }
}
