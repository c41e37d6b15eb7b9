package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.cases.CaseStory;
import io.cardtrail.model.Identifiers;
import io.cardtrail.registry.InstrumentFile;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentTerms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The five cases solved from sign-in to a saved investigation, with all of them in one installation, so that what belongs to another
 * case must not show. Each case is solved by keyboard or by mouse, in Chinese or in English, as the seed has it: {@code -Dui.seed=}
 * repeats a run, {@code -Dui.all=true} takes all four ways.
 */
class SolveUiTest extends OnScreen {
    private static final Path CASES = Path.of("src/test/resources/cases");

    /** The demonstration has the first case's files already. */
    private static final String FIRST = "s1-stolen-card-ring";

    /** What is asked of each case, in this order. */
    private static final Map<String, List<String>> ASKED = Map.of(
            FIRST,
            List.of("forward-6", "hops-exceeded", "paths-named"),
            "s2-overwritten-resellers",
            List.of("backward-7"),
            "s3-vpn-burst",
            List.of("cluster-alpha"),
            "s4-iot-sim",
            List.of("recharges", "same-handset"),
            "s5-destroyed-register",
            List.of("control", "window-too-wide", "chain"));

    /** Cases in one {@code verify}, chosen anew. */
    private static final int AT_ONCE = 2;

    private record Way(String folder, boolean keyboard, String language) {
        @Override
        public String toString() {
            return folder + " by " + (keyboard ? "keyboard" : "mouse") + " in " + language;
        }
    }

    @Override
    DemoServer serve() {
        return DemoServer.start(Map.of(
                "cardtrail.retention",
                CASES.resolve("retention.json").toAbsolutePath().toString()));
    }

    @BeforeAll
    void imports() {
        for (String folder : ASKED.keySet()) {
            if (!folder.equals(FIRST)) {
                server.importCase(folder);
            }
            Set<String> wanted = new HashSet<>();
            ASKED.get(folder)
                    .forEach(question ->
                            wanted.add(CaseStory.of(folder, question).instrument()));
            new InstrumentFile(server.bean(Identifiers.class))
                    .read(CASES.resolve(folder).resolve("instruments.json")).stream()
                            .filter(each -> wanted.contains(each.number()))
                            .forEach(each -> OnRecord.approved(server.bean(Lifecycle.class), assigned(each)));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_case_is_solved_from_sign_in_to_a_saved_investigation() {
        return ways().stream().map(way -> DynamicTest.dynamicTest(way.toString(), () -> solve(way)));
    }

    private void solve(Way way) {
        Words words = Words.of(way.language());
        try (Screen one = window(words.locale(), ColorScheme.LIGHT)) {
            Hands hands = way.keyboard() ? new Hands.Keyboard(one.page()) : new Hands.Mouse();
            Solving solving = new Solving(one, hands, words);
            one.go(server.signInLink());
            for (String question : Objects.requireNonNull(ASKED.get(way.folder()))) {
                CaseStory story = CaseStory.of(way.folder(), question);
                solving.ask(story);
                solving.answered(story);
            }
            if (way.folder().equals("s4-iot-sim")) {
                solving.registeredTo(CaseStory.of(way.folder(), "registered-to"));
            }
            solving.save(way.toString());
            // A refusal is an answer of the server's, and the browser notes it nowhere.
            assertThat(one.watch().noted()).isEmpty();
        }
    }

    private static List<Way> ways() {
        long seed = Long.getLong("ui.seed", System.nanoTime());
        System.out.println("cases on the screen: -Dui.seed=" + seed);
        Random random = new Random(seed);
        List<Way> ways = new ArrayList<>();
        for (String folder : ASKED.keySet().stream().sorted().toList()) {
            List<Way> four = new ArrayList<>();
            for (String language : List.of("zh", "en")) {
                four.add(new Way(folder, true, language));
                four.add(new Way(folder, false, language));
            }
            Way chosen = four.get(random.nextInt(four.size()));
            ways.addAll(Boolean.getBoolean("ui.all") ? four : List.of(chosen));
        }
        // The others in the large run: docs/qualification.md.
        Collections.shuffle(ways, random);
        return Boolean.getBoolean("ui.all") ? ways : ways.subList(0, AT_ONCE);
    }

    private static InstrumentTerms assigned(Instrument instrument) {
        InstrumentTerms terms = instrument.terms();
        return new InstrumentTerms(
                terms.number(),
                terms.kind(),
                terms.issuer(),
                terms.holders(),
                terms.caseNumber(),
                terms.caseStage(),
                terms.purpose(),
                terms.legalBasis(),
                terms.jurisdiction(),
                terms.mlaApproval(),
                terms.lifeAtRisk(),
                List.of("investigator"),
                terms.document(),
                terms.validity(),
                terms.grants());
    }
}
