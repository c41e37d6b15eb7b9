package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks the questions of the cases over HTTP. {@code -Dcases.dir=…} names another folder of cases, or one case, relative to the
 * module or absolute.
 */
class CasesIT {
    private static final Set<CaseFolder> BEGUN = new HashSet<>();
    private static @Nullable CaseRun open;

    @TestFactory
    Stream<DynamicNode> cases() {
        String given = System.getProperty("cases.dir", "");
        List<CaseFolder> folders = CaseFolder.in(given.isEmpty() ? Shipped.folder() : Path.of(given));
        report(folders);
        return folders.stream()
                .map(folder -> DynamicContainer.dynamicContainer(
                        folder.name(),
                        folder.questions().stream()
                                .filter(Vocabulary::supported)
                                .map(question -> DynamicTest.dynamicTest(question.id(), () -> answered(question)))));
    }

    private static void answered(CaseQuestion question) {
        assertThat(run(question.folder()).differences(question))
                .as(question.toString())
                .isEmpty();
    }

    /** One graph for all cases, so one case at a time. A case that cannot begin says why once. */
    private static CaseRun run(CaseFolder folder) {
        CaseRun run = open;
        if (run == null || !run.isOf(folder)) {
            if (!BEGUN.add(folder)) {
                throw new AssertionError(folder.name() + " did not begin; its first question says why");
            }
            close();
            run = new CaseRun(folder);
            open = run;
        }
        return run;
    }

    /** Fails on unknown words in any question, asked or not, and says what this run leaves out. */
    private static void report(List<CaseFolder> folders) {
        TreeSet<String> keys = new TreeSet<>();
        TreeSet<String> questions = new TreeSet<>();
        int asked = 0;
        for (CaseFolder folder : folders) {
            for (CaseQuestion question : folder.questions()) {
                Vocabulary.check(question);
                if (Vocabulary.supported(question)) {
                    asked++;
                    question.expect().propertyNames().stream()
                            .filter(Vocabulary.EXPECT_NOT_YET::contains)
                            .forEach(keys::add);
                } else {
                    questions.add(question.toString());
                }
            }
        }
        keys.addAll(Vocabulary.PARTS_NOT_YET);
        System.out.println("cases: " + asked + " questions compared");
        System.out.println("cases: expect keys not compared yet: " + String.join(", ", keys));
        System.out.println("cases: questions not compared yet: " + String.join(", ", questions));
    }

    @AfterAll
    static void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
