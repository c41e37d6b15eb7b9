package io.cardtrail.trace.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cardtrail.model.AgreementLevel;
import org.junit.jupiter.api.Test;

/** Names as rows recorded them. */
class NameTextTest {
    private static double similarity(String a, String b) {
        return NameText.jaroWinkler(a.codePoints().toArray(), b.codePoints().toArray());
    }

    /** The three that Winkler's own papers give. */
    @Test
    void the_similarity_is_winklers() {
        assertThat(similarity("MARTHA", "MARHTA")).isCloseTo(0.9611, within(0.0001));
        assertThat(similarity("DWAYNE", "DUANE")).isCloseTo(0.84, within(0.0001));
        assertThat(similarity("DIXON", "DICKSONX")).isCloseTo(0.8133, within(0.0001));
        assertThat(similarity("", "x")).isZero();
        assertThat(similarity("MARHTA", "MARTHA")).isEqualTo(similarity("MARTHA", "MARHTA"));
    }

    @Test
    void what_writing_alone_makes_different_is_equal() {
        assertThat(NameText.normalised("Ｎｉｇｈｔ_Owl")).isEqualTo(NameText.normalised("night owl"));
        assertThat(NameText.normalised("晨光·通讯店（北门）")).isEqualTo("晨光通讯店北门");
    }

    @Test
    void one_character_in_three_or_more_is_close_and_in_two_it_is_another_name() {
        assertThat(NameText.level("王小明", "王晓明", 0.92)).isEqualTo(AgreementLevel.CLOSE);
        assertThat(NameText.level("张伟", "张玮", 0.92)).isEqualTo(AgreementLevel.DIFFERENT);
        assertThat(NameText.level("王小明", "李大力", 0.92)).isEqualTo(AgreementLevel.DIFFERENT);
        assertThat(NameText.level("王小明", "王小明", 0.92)).isEqualTo(AgreementLevel.EQUAL);
    }

    @Test
    void characters_outside_the_basic_plane_count_as_one() {
        assertThat(NameText.edits(
                        "𠮷田明".codePoints().toArray(), "吉田明".codePoints().toArray()))
                .isEqualTo(1);
        assertThat(NameText.masked("欧阳*远")).isTrue();
    }
}
