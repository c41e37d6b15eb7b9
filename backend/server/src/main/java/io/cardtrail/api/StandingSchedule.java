package io.cardtrail.api;

import java.time.Clock;
import java.time.Duration;

/**
 * How often standing questions are asked again while their asker looks on.
 *
 * @param every whatever was imported meanwhile
 * @param clock the machine's: waiting ends where questions are asked as of a fixed moment, too
 */
public record StandingSchedule(Duration every, Clock clock) {
    public StandingSchedule {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("cardtrail.standing.every is " + every + ": use at least 1s");
        }
    }
}
