package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that were altered or are used for something else give exactly the bytes that garbage gives. */
class ForgedTokensIT {
    private static final int AT_ONCE = 15;

    private static Story story;
    private static String wide;
    private static String handle;
    private static String act;
    private static String cursor;
    private static String id;

    @BeforeAll
    static void begins() {
        story = Story.begin(Map.of());
        wide = story.wide(ALICE);
        Response trace = Story.trace(story.alice(), wide, CARD);
        handle = Questions.handles(trace.json(), "value").getFirst();
        act = Questions.handles(trace.json(), "atText").getFirst();
        id = trace.at("data.warrant.trace.entities.0.id").asString();
        cursor = Story.acts(story.alice(), wide, CARD, 1, null)
                .at("data.warrant.subject.acts.pageInfo.endCursor")
                .asString();
    }

    @AfterAll
    static void ends() {
        story.close();
    }

    @Test
    void an_altered_handle_is_garbage() {
        garbage("entity(handle: $%s) { id }", handle, List.of(act, cursor, id));
    }

    @Test
    void an_altered_handle_of_an_act_is_garbage() {
        garbage("act(handle: $%s) { id }", act, List.of(handle, cursor, id));
    }

    @Test
    void an_altered_cursor_is_garbage() {
        garbage(
                "subject(identifier: $s) { acts(first: 1, after: $%s) { totalCount } }",
                cursor, List.of(handle, act, id));
    }

    /** Fifteen at a time; the same request with garbage instead is what all of them are compared with. */
    private static void garbage(String field, String token, List<String> others) {
        assertThat(ask(field, List.of(token)).body())
                .as("the token itself opens")
                .doesNotContain("null", "errors");
        List<String> forged = new ArrayList<>(forged(token));
        forged.addAll(others);
        assertThat(forged).hasSizeGreaterThan(token.length());
        while (forged.size() % AT_ONCE != 0) {
            forged.add("x".repeat(forged.size()));
        }
        String garbage = ask(field, Collections.nCopies(AT_ONCE, "garbage")).comparable();
        for (int i = 0; i < forged.size(); i += AT_ONCE) {
            assertThat(ask(field, forged.subList(i, i + AT_ONCE)).comparable()).isEqualTo(garbage);
        }
    }

    private static Response ask(String field, List<String> tokens) {
        StringBuilder document = new StringBuilder("query($w: ID!, $s: IdentifierInput!");
        StringBuilder fields = new StringBuilder();
        Map<String, Object> variables = new HashMap<>(Map.of("w", wide, "s", CARD));
        for (int i = 0; i < tokens.size(); i++) {
            String name = "t" + i;
            document.append(", $").append(name).append(field.contains("after") ? ": String" : ": ID!");
            fields.append(name).append(": ").append(field.formatted(name)).append(' ');
            variables.put(name, tokens.get(i));
        }
        // Every variable must be used.
        String rest = field.contains("$s") ? "" : "subject(identifier: $s) { kind }";
        return story.alice().ask(document + ") { warrant(id: $w) { " + fields + rest + " } }", variables);
    }

    /** {@return every flip of one character, truncations, and other spellings of the same bytes} */
    private static List<String> forged(String token) {
        List<String> forged = new ArrayList<>();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            forged.add(token.substring(0, i) + other + token.substring(i + 1));
        }
        for (int cut : List.of(1, 2, 3, 16, token.length() - 1, token.length())) {
            forged.add(token.substring(cut));
            forged.add(token.substring(0, token.length() - cut));
        }
        for (String more : List.of("=", "==", "A", " ", "\n", "%00", "\u0000", token)) {
            forged.add(token + more);
            forged.add(more + token);
        }
        forged.add(Base64.getUrlEncoder().encodeToString(Base64.getUrlDecoder().decode(token)) + "=");
        forged.add(token.toLowerCase(Locale.ROOT));
        String standard = token.replace('-', '+').replace('_', '/');
        if (!standard.equals(token)) {
            forged.add(standard);
        }
        return forged;
    }
}
