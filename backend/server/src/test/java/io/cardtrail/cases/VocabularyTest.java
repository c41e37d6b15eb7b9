package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class VocabularyTest {
    private static Stream<CaseQuestion> shipped() {
        return CaseFolder.in(Shipped.folder()).stream().flatMap(c -> c.questions().stream());
    }

    @Test
    void every_shipped_question_is_compared() {
        assertThat(shipped()).allMatch(Vocabulary::supported);
        assertThat(shipped()).hasSize(77);
    }

    @Test
    void every_shipped_question_uses_known_words() {
        assertThat(shipped()).allSatisfy(Vocabulary::check);
    }

    @ParameterizedTest
    @CsvSource({
        "operation,divine",
        "thread,GOSSIP",
        "colour,red",
    })
    void an_unknown_word_in_a_question_fails(String key, String value) {
        CaseQuestion good = Shipped.question("s1-stolen-card-ring", "forward-2");
        ObjectNode ask = (ObjectNode) good.ask().deepCopy();
        ask.put(key, value);
        CaseQuestion bad =
                new CaseQuestion(good.folder(), good.id(), good.instrument(), good.now(), ask, good.expect());

        assertThatThrownBy(() -> Vocabulary.check(bad)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({"acts,mood", "entities,name", "chains,length", "pseudonyms,label"})
    void an_unknown_member_of_a_compared_list_fails(String key, String part) {
        CaseQuestion good = Shipped.question("s1-stolen-card-ring", "forward-2");
        ObjectNode expect = (ObjectNode) good.expect().deepCopy();
        ((ObjectNode) expect.path(key).path(0)).put(part, "x");

        assertThatThrownBy(() -> Vocabulary.check(good.expecting(expect))).isInstanceOf(AssertionError.class);
    }
}
