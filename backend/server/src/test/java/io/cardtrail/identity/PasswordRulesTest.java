package io.cardtrail.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Length counts in characters, whatever the script; what many use is refused, and nothing else is asked for. */
class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "copper lantern",
                "北山茶馆门口两棵银杏树下",
                "🌲🌊🌋🌈🍂🍁🌾🌻🌵🌴🌳🌱",
                "aaaaaaaaaaab-no-rules-of-composition",
                " leading and trailing blanks "
            })
    void a_long_one_of_any_kind_is_taken(String password) {
        assertThatCode(() -> PasswordRules.check(password, "wang.fang")).doesNotThrowAnyException();
    }

    @Test
    void twelve_to_a_hundred_and_twenty_eight_characters() {
        refused("北山茶馆门口两棵银杏树");
        assertThatCode(() -> PasswordRules.check("北山茶馆门口两棵银杏树x", "wang")).doesNotThrowAnyException();
        String longest = "长而又长的口令".repeat(18) + "ab";
        assertThatCode(() -> PasswordRules.check(longest, "wang")).doesNotThrowAnyException();
        refused(longest + "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop123",
                "1qaz2wsx3edc",
                "Password1234",
                "passwordpassword",
                "woaini1314520",
                "sonyericsson!!99",
                "ＰＡＳＳＷＯＲＤ１２３４",
                "cardtrail2026",
                "abcabcabcabc",
                "密码密码密码密码密码密码"
            })
    void what_many_use_is_refused(String password) {
        refused(password);
    }

    @Test
    void the_accounts_own_name_is_refused() {
        assertThatThrownBy(() -> PasswordRules.check("my-Wang.Fang-2026", "wang.fang"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> PasswordRules.check("zhao.min is my name", "zhao.min@ps.example"))
                .isInstanceOf(BadRequest.class);
    }

    private static void refused(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password, "wang.fang"))
                .isInstanceOf(BadRequest.class)
                .hasMessageNotContaining(password);
    }
}
