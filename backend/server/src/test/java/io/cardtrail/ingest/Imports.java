package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.EdgeKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An import service on a store in memory, for tests. */
final class Imports implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    static final EdgeKey EDGE_KEY = new EdgeKey(new byte[32]);

    final StoreInMemory store = new StoreInMemory();
    final List<String> audited = new ArrayList<>();
    final ImportService service;

    Imports(Path folder) throws IOException {
        this(folder, ImportService.Limits.USUAL);
    }

    Imports(Path folder, ImportService.Limits limits) throws IOException {
        ImportAudit audit = new ImportAudit() {
            @Override
            public void started(Import started) {
                audited.add("started " + started.file());
            }

            @Override
            public void ended(Import ended, ImportState state, long accepted, long duplicates, long rejected) {
                audited.add(state + " " + ended.file() + " " + accepted + " " + duplicates + " " + rejected);
            }
        };
        service = new ImportService(store, audit, EDGE_KEY, Clock.fixed(NOW, ZoneOffset.UTC), folder, limits);
    }

    ImportJob done(String mapping, String name, byte[] content) throws IOException, InterruptedException {
        ImportJob job = service.submit(MappingReader.read(mapping), name, new ByteArrayInputStream(content), "tester");
        assertThat(job.await(Duration.ofMinutes(1))).as("ended in time").isTrue();
        return job;
    }

    ImportJob done(String mapping, String content) throws IOException, InterruptedException {
        return done(mapping, "rows.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @Override
    public void close() {
        service.close();
    }
}
