package io.cardtrail.cases;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The copies of the cases in this repository. */
final class Shipped {
    private Shipped() {}

    static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(Shipped.class.getResource("/cases")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static CaseFolder named(String name) {
        return CaseFolder.in(folder()).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    static CaseQuestion question(String folder, String id) {
        List<CaseQuestion> questions = named(folder).questions();
        return questions.stream()
                .filter(q -> q.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(id));
    }
}
