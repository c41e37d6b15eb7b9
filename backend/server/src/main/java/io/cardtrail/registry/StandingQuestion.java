package io.cardtrail.registry;

import java.time.Instant;
import java.util.Set;

/**
 * A trace that its asker wants to hear of again.
 *
 * @param name the asker's own
 * @param question what is asked, in the form of whoever kept it
 * @param seenAt when the asker last took note of what it finds
 * @param seen marks of the acts it had found by then; a mark tells nothing of its act, which may be deleted since
 */
public record StandingQuestion(
        String id, String name, String question, Instant keptAt, Instant seenAt, Set<String> seen) {
    public StandingQuestion {
        seen = Set.copyOf(seen);
    }
}
