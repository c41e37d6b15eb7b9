package io.cardtrail.cases;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case on disk: files, mappings, instruments, questions; {@code retention.json} lies beside the case. */
record CaseFolder(Path folder) {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@return the cases under {@code dir}, by name; {@code dir} may also be a single case} */
    static List<CaseFolder> in(Path dir) {
        if (Files.exists(dir.resolve("questions.json"))) {
            return List.of(new CaseFolder(dir));
        }
        List<CaseFolder> cases = list(dir).stream()
                .filter(p -> Files.exists(p.resolve("questions.json")))
                .map(CaseFolder::new)
                .toList();
        if (cases.isEmpty()) {
            throw new NoSuchElementException("no folder with questions.json in " + dir);
        }
        return cases;
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** {@return the source files in the order they are imported} */
    List<Path> files() {
        return list(folder.resolve("files"));
    }

    /** {@return the mapping of {@code file}} */
    JsonNode mapping(String file) {
        return list(folder.resolve("mappings")).stream()
                .map(CaseFolder::read)
                .filter(m -> m.path("file").asString("").equals(file))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name() + " has no mapping for " + file));
    }

    Path instruments() {
        return folder.resolve("instruments.json");
    }

    Path retention() {
        Path inside = folder.resolve("retention.json");
        return Files.exists(inside) ? inside : folder.resolveSibling("retention.json");
    }

    List<CaseQuestion> questions() {
        List<CaseQuestion> questions = new ArrayList<>();
        for (JsonNode q : read(folder.resolve("questions.json"))) {
            JsonNode instrument = q.path("instrument");
            questions.add(new CaseQuestion(
                    this,
                    q.path("id").asString(),
                    instrument.isNull() ? null : instrument.asString(),
                    q.path("now").asString(),
                    q.path("ask"),
                    q.path("expect")));
        }
        return questions;
    }

    /** {@return the terms of a grant as the case states them} */
    JsonNode grant(@Nullable String number, int index) {
        for (JsonNode instrument : read(instruments())) {
            if (instrument.path("number").asString("").equals(number)) {
                return instrument.path("grants").path(index);
            }
        }
        throw new NoSuchElementException(name() + " has no instrument " + number);
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path dir) {
        try (Stream<Path> paths = Files.list(dir)) {
            return paths.sorted(comparing(p -> p.getFileName().toString())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
