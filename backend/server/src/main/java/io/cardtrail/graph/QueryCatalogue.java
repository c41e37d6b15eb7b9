package io.cardtrail.graph;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every statement this application sends to Neo4j, by the name of its file under {@code cypher/}. */
public final class QueryCatalogue {
    private static final String ROOT = "cypher/";
    private static final String ENDING = ".cypher";

    private final Map<String, String> texts;

    private QueryCatalogue(Map<String, String> texts) {
        this.texts = texts;
    }

    /** {@return the catalogue of the files that were packaged with the application} */
    public static QueryCatalogue load() {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*" + ENDING)) {
                String path = file.getURL().getPath();
                String name = path.substring(path.lastIndexOf(ROOT) + ROOT.length(), path.length() - ENDING.length());
                try (InputStream in = file.getInputStream()) {
                    texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the query files under " + ROOT + " can't be read", e);
        }
        return new QueryCatalogue(texts);
    }

    /** {@return this catalogue with some texts replaced; for tests that show a predicate matters} */
    QueryCatalogue withText(Map<String, String> replacements) {
        Map<String, String> changed = new HashMap<>(texts);
        changed.putAll(replacements);
        return new QueryCatalogue(changed);
    }

    /** {@return the names of all files, sorted} */
    public List<String> names() {
        return texts.keySet().stream().sorted().toList();
    }

    /** {@return SHA-256 of the files in a folder, hex, by their names} */
    public SortedMap<String, String> hashes(String folder) {
        SortedMap<String, String> hashes = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                hashes.put(name + ENDING, Sha256.hex(text));
            }
        });
        return hashes;
    }

    /**
     * {@return the statement of a query}
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public String text(Query query) {
        String text = texts.get(query.name());
        if (text == null) {
            throw new IllegalArgumentException("no file " + ROOT + query.name() + ENDING + " was packaged");
        }
        return text;
    }

    /** {@return the statements of a migration: the file's, one by one} */
    List<String> statements(Query query) {
        List<String> statements = new ArrayList<>();
        for (String statement : text(query)
                .lines()
                .filter(line -> !line.startsWith("//"))
                .reduce("", (a, b) -> a + "\n" + b)
                .split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    /** {@return SHA-256 of a query's file, hex} */
    public String checksum(Query query) {
        return Sha256.hex(text(query));
    }
}
