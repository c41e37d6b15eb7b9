package io.cardtrail.ingest;

import io.cardtrail.graph.Batch;
import io.cardtrail.graph.BatchOutcome;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.model.BlurFinding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an import needs of {@link WriteDoor}, so that it can be tested without a database. */
interface ActStore {
    Optional<String> importedAs(String fileDigest, String by);

    /** A batch that can be written. */
    @FunctionalInterface
    interface Ready {
        BatchOutcome write(String by);
    }

    /** Makes a batch ready, while the one before it may still be written by another thread. */
    Ready prepare(Batch batch);

    /** Keeps how the file is blurred, for its importer alone; what was found of it before is replaced. */
    void found(SourceFile file, List<BlurFinding> findings, String by);

    /** Stores nothing and has seen nothing: every act is new to it. */
    ActStore NONE = new ActStore() {
        @Override
        public Optional<String> importedAs(String fileDigest, String by) {
            return Optional.empty();
        }

        @Override
        public Ready prepare(Batch batch) {
            Set<Long> lines =
                    batch.entries().stream().map(entry -> entry.said().line()).collect(Collectors.toUnmodifiableSet());
            return by -> new BatchOutcome(0, lines);
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
            public Ready prepare(Batch batch) {
                WriteDoor.Ready ready = door.prepare(batch);
                return by -> door.write(ready, by);
            }

            @Override
            public void found(SourceFile file, List<BlurFinding> findings, String by) {
                door.blur().keep(file, findings, by);
            }
        };
    }
}
