package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.WriteDoor;
import java.util.Optional;

/** The two things an import needs of {@link WriteDoor}, so that it can be tested without a database. */
interface ActStore {
    Optional<String> importedAs(String fileDigest, String by);

    BatchOutcome write(Batch batch, String by);

    static ActStore of(WriteDoor door) {
        return new ActStore() {
            @Override
            public Optional<String> importedAs(String fileDigest, String by) {
                return door.importedAs(fileDigest, by);
            }

            @Override
            public BatchOutcome write(Batch batch, String by) {
                return door.write(batch, by);
            }
        };
    }
}
