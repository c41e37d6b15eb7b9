package io.cardtrail.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.warrant.Grant;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of records is told as far as the records themselves are granted, by their times and not by its own. */
class RecordKeepingsIT {
    private static final int QUESTIONS = 300;

    @TempDir
    Path folder;

    @Test
    void under_any_grant_and_as_of_any_batch_it_is_what_is_left_of_the_rows() {
        long seed = Long.getLong("kept.seed", new SplittableRandom().nextLong());
        System.out.println("record keeping: -Dkept.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (WrittenGraphs written = new WrittenGraphs(folder)) {
            RecordKeepingWorld world = RecordKeepingWorld.written(written, random);
            RandomScopes scopes = new RandomScopes(random);
            for (int i = 0; i < QUESTIONS; i++) {
                Grant grant = scopes.next();
                long asOf = world.anyMoment(random);
                assertThat(world.difference(written.graph(), grant, asOf))
                        .as("seed %d, question %d", seed, i)
                        .isNull();
            }
        }
    }
}
