package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.WriteDoor;
import java.util.Optional;

/** The two things an import needs of {@link WriteDoor}, so that it can be tested without a database. */
interface ActStore {
    Optional<String> importedAs(String fileDigest);

    BatchOutcome write(Batch batch);

    static ActStore of(WriteDoor door) {
        return new ActStore() {
            @Override
            public Optional<String> importedAs(String fileDigest) {
                return door.importedAs(fileDigest);
            }

            @Override
            public BatchOutcome write(Batch batch) {
                return door.write(batch);
            }
        };
    }
}
