package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing has found stays found; the fuzzing itself is {@link ReadersFuzzIT}. */
class FuzzedReadersTest {
    @TestFactory
    Stream<DynamicTest> what_broke_a_reader_once_is_refused() throws IOException {
        return FuzzSeeds.files(FuzzSeeds.FOUND).stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        () -> FuzzedReaders.fuzzerTestOneInput(Files.readAllBytes(file))));
    }

    @Test
    void every_reader_has_a_seed_and_takes_it() throws IOException {
        long readers = FuzzSeeds.all().stream()
                .peek(FuzzedReaders::fuzzerTestOneInput)
                .map(seed -> Math.floorMod(seed[0], FuzzedReaders.Reader.values().length))
                .distinct()
                .count();
        assertThat(readers).isEqualTo(FuzzedReaders.Reader.values().length);
    }
}
