package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.BlurFinding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an import needs of {@link WriteDoor}, so that it can be tested without a database. */
interface ActStore {
    Optional<String> importedAs(String fileDigest, String by);

    BatchOutcome write(Batch batch, String by);

    /** Keeps how the file is blurred, for its importer alone; what was found of it before is replaced. */
    void found(SourceFile file, List<BlurFinding> findings, String by);

    /** Stores nothing and has seen nothing: every act is new to it. */
    ActStore NONE = new ActStore() {
        @Override
        public Optional<String> importedAs(String fileDigest, String by) {
            return Optional.empty();
        }

        @Override
        public BatchOutcome write(Batch batch, String by) {
            return new BatchOutcome(
                    0,
                    batch.entries().stream().map(entry -> entry.said().line()).collect(Collectors.toUnmodifiableSet()));
        }

        @Override
        public void found(SourceFile file, List<BlurFinding> findings, String by) {}
    };

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

            @Override
            public void found(SourceFile file, List<BlurFinding> findings, String by) {
                door.blur().keep(file, findings, by);
            }
        };
    }
}
