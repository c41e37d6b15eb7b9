package io.cardtrail.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The hash is the one that was decided, and somebody who isn't there costs as much as somebody who is. */
class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void the_stored_form_names_argon2id_with_19_mebibytes_two_passes_one_lane() {
        assertThat(passwords.encode("copper lantern")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void salts_differ_and_each_hash_is_found_again() {
        String one = passwords.encode("北山茶馆门口两棵银杏树下");
        String other = passwords.encode("北山茶馆门口两棵银杏树下");

        assertThat(one).isNotEqualTo(other);
        assertThat(passwords.matches("北山茶馆门口两棵银杏树下", one)).isTrue();
        assertThat(passwords.matches("北山茶馆门口两棵银杏树上", one)).isFalse();
    }

    @Test
    void a_password_is_the_same_however_its_characters_were_composed() {
        String composed = passwords.encode("caf\u00e9 lantern 12");

        assertThat(passwords.matches("cafe\u0301 lantern 12", composed)).isTrue();
    }

    @Test
    void more_than_72_bytes_count() {
        String stored = passwords.encode("汉".repeat(60) + "a");

        assertThat(passwords.matches("汉".repeat(60) + "b", stored)).isFalse();
    }

    @Test
    void an_account_that_is_not_there_costs_a_hash_and_never_matches() {
        long before = passwords.hashes();

        assertThat(passwords.matches("copper lantern", null)).isFalse();
        assertThat(passwords.hashes()).isEqualTo(before + 1);
    }

    @Test
    void codes_to_be_typed_have_128_bits_and_may_be_typed_carelessly() {
        String code = Secrets.toBeTyped();

        assertThat(code).matches(Pattern.compile("([0-9a-f]{4}-){7}[0-9a-f]{4}"));
        assertThat(Secrets.typed(" " + code.toUpperCase(Locale.ROOT).replace("-", " ") + "\n"))
                .isEqualTo(code.replace("-", ""));
    }
}
