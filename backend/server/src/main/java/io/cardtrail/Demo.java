package io.cardtrail;

import io.cardtrail.api.Installation;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.warrant.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The story a first run shows: a stolen-card ring, all of it made up. */
final class Demo {
    /** In the order of their names, as the acceptance case has them. */
    private static final List<String> FILES = List.of(
            "bank-payments",
            "carrier-pins",
            "carrier-recharges",
            "otc-payments",
            "pin-verifications",
            "platform-orders",
            "shop-purchases",
            "shop-register",
            "wechat-payments");

    private Demo() {}

    /** {@return where the story begins: its first instrument, its card and its payment account} */
    static Installation.Demo beginning(Instrument first) {
        return new Installation.Demo(first.id(), first.grants().getFirst().id(), DemoWarrants.CARD, DemoWarrants.START);
    }

    /**
     * Imports the story's files; on a later run they are duplicates and change nothing.
     *
     * @throws IllegalStateException if one fails, with the reason
     */
    static void importStory(ImportService imports) {
        try {
            for (String name : FILES) {
                try (InputStream file = new ClassPathResource("demo/files/" + name + ".csv").getInputStream()) {
                    ImportJob job = imports.submit(
                            MappingReader.read(text("demo/mappings/" + name + ".json")), name + ".csv", file, "demo");
                    finish(name, job);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo story can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demo story was imported", e);
        }
    }

    private static void finish(String name, ImportJob job) throws InterruptedException {
        boolean ended = job.await(Duration.ofMinutes(2));
        ImportProgress progress = job.progress();
        if (!ended || progress.state() != ImportState.DONE) {
            throw new IllegalStateException("the demo file " + name + " was not imported: " + progress.message());
        }
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's " + resource + " can't be read", e);
        }
    }
}
