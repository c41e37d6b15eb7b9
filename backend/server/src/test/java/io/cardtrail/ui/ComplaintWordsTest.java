package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Complaint;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.model.KnownComplaint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.JsonNode;

/** Who reads Chinese is told in Chinese what is wrong with what was sent. */
class ComplaintWordsTest {
    private static final String FAMILY = "complaint.";

    private enum Sample implements KnownComplaint {
        NAMED_TWICE;

        @Override
        public String words() {
            return "\"{a}\" and {b}";
        }
    }

    /** {@return every complaint of the program} */
    private static List<KnownComplaint> all() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isFinal();
            }
        };
        scan.addIncludeFilter(new AssignableTypeFilter(KnownComplaint.class));
        return scan.findCandidateComponents("io.cardtrail").stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .filter(name -> !name.startsWith(ComplaintWordsTest.class.getName()))
                .flatMap(ComplaintWordsTest::of)
                .toList();
    }

    private static Stream<KnownComplaint> of(String type) {
        try {
            return Arrays.stream(Class.forName(type).getEnumConstants()).map(KnownComplaint.class::cast);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_complaint_has_a_name_of_its_own_and_words_in_both_languages() {
        Map<String, String> all = new TreeMap<>();
        all().forEach(each ->
                assertThat(all.put(each.name(), each.words())).as(each.name()).isNull());
        assertThat(all).containsKeys("COLUMN_TWICE", "TIME_NEEDED", "PASSWORD_LENGTH", "THREE_MONTHS");
        Map<String, String> english = new TreeMap<>();
        Words.of("en").texts().properties().stream()
                .filter(each -> each.getKey().startsWith(FAMILY))
                .forEach(each -> english.put(
                        each.getKey().substring(FAMILY.length()),
                        each.getValue().asString()));
        assertThat(english).isEqualTo(all);
        JsonNode chinese = Words.of("zh").texts();
        assertThat(all.keySet())
                .allSatisfy(name -> assertThat(chinese.path(FAMILY + name).asString(""))
                        .as(name)
                        .matches("(?s).*\\p{IsHan}.*"));
    }

    @Test
    void a_name_is_no_code_of_an_error_for_which_other_words_stand() {
        assertThat(all())
                .extracting(KnownComplaint::name)
                .doesNotContainAnyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList())
                .doesNotContainAnyElementsOf(Arrays.stream(BadIdentifier.Fault.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void the_message_is_the_complaint_in_english_and_values_are_no_holes() {
        BadRequest refused = Sample.NAMED_TWICE.at("mapping.holder", "{a} $1 \\ {b}", 7);
        assertThat(refused).hasMessage("mapping.holder: \"{a} $1 \\ {b}\" and 7");
        assertThat(refused.extensions().keySet()).containsExactly("code", "complaint");
        assertThat(refused.complaint()).hasValue(new Complaint("NAMED_TWICE", List.of("{a} $1 \\ {b}", "7")));
        assertThat(new BadRequest("something else").extensions().keySet()).containsExactly("code");
    }
}
