package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever oversees accesses reads what was asked, and not a name of the program. */
class OperationWordsTest {
    /** A call, or a constant, that names the operation it is audited as: the first text in it that looks like a name. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?:OPERATION|operation) = |\\b(?:ask\\w*|granted|answer|registered|changed)\\(|\\bpage\\(\\s*warrant,)[^;\"]{0,200}?"
                    + "(?<!Map\\.of\\()\"([a-z][A-Za-z]+)\"[,)\\s;]");

    @Test
    void every_operation_that_is_audited_has_words_in_both_languages() throws IOException {
        NavigableSet<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/cardtrail/api/graphql"))) {
            for (Path source : sources.toList()) {
                NAMED.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named)
                .contains("act", "trace", "chain", "paths", "taint", "saveInvestigation", "sealReport", "cells");
        for (String language : List.of("en", "zh")) {
            JsonNode words = Words.of(language).texts();
            assertThat(named)
                    .as(language)
                    .allSatisfy(operation -> assertThat(words.has("operation." + operation))
                            .as(operation)
                            .isTrue());
        }
    }
}
