package io.cardtrail.api;

import io.cardtrail.model.Identifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this installation is: the banner's text.
 *
 * @param profile DEMO, TEST or PRODUCTION
 * @param fixedClock the moment at which every question is asked, where one was set
 * @param retention which retention table is in force
 */
public record Installation(
        String version,
        String profile,
        @Nullable Instant fixedClock,
        String retention,
        @Nullable Demo demo) {
    /** Where the demo story begins. */
    public record Demo(String warrant, String grant, Identifier card, Identifier start) {}
}
