package io.cardtrail.report;

import io.cardtrail.audit.Owned;
import io.cardtrail.model.EdgeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reports that were issued, in a folder of their own, each a bundle and what its list says of it, both encrypted with the
 * installation's key: what they tell is told by nobody who only has the disk. Thread-safe.
 */
public final class SealedReports {
    private static final String BUNDLE = ".bundle";
    private static final String ENTRY = ".report";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final EdgeKey key;
    private final Map<String, SealedReport> known = new ConcurrentHashMap<>();

    /** @param folder made if it is missing; nobody else can enter it */
    public SealedReports(Path folder, EdgeKey key) {
        this.folder = folder;
        this.key = key;
        try {
            Owned.folder(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(ENTRY)).forEach(this::know);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of reports " + folder + " can't be used", e);
        }
    }

    private void know(Path file) {
        try {
            SealedReport report = JSON.readValue(key.unseal(Files.readString(file)), SealedReport.class);
            known.put(report.id(), report);
        } catch (IOException e) {
            throw new UncheckedIOException("a report in " + folder + " can't be read", e);
        }
    }

    /** {@return the reports of an account under an instrument, newest first} */
    public List<SealedReport> of(String account, String warrant) {
        return known.values().stream()
                .filter(report ->
                        report.by().equals(account) && report.warrant().equals(warrant))
                .sorted(Comparator.comparing(SealedReport::at).reversed().thenComparing(SealedReport::id))
                .toList();
    }

    /** {@return the report of an account; empty if it is none of its own} */
    public Optional<SealedReport> find(String account, String id) {
        return Optional.ofNullable(known.get(id)).filter(report -> report.by().equals(account));
    }

    /** {@return the ZIP of a report} */
    public byte[] bundle(SealedReport report) {
        try {
            return Base64.getDecoder().decode(key.unseal(Files.readString(file(report.id(), BUNDLE))));
        } catch (IOException e) {
            throw new UncheckedIOException("a report in " + folder + " can't be read", e);
        }
    }

    /** Stores it durably: the bundle first, so that nothing is on the list without one. */
    void put(SealedReport report, byte[] zip) {
        write(file(report.id(), BUNDLE), key.seal(Base64.getEncoder().encodeToString(zip)));
        write(file(report.id(), ENTRY), key.seal(JSON.writeValueAsString(report)));
        known.put(report.id(), report);
    }

    private Path file(String id, String ending) {
        return folder.resolve(id + ending);
    }

    private void write(Path file, String sealed) {
        try {
            Owned.replace(file, sealed.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("a report can't be written to " + folder, e);
        }
    }
}
