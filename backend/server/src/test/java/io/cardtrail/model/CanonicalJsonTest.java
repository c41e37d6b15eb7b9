package io.cardtrail.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void keys_are_sorted_by_utf_16_code_units_and_nothing_is_padded() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, -2L, true));
        map.put("\ud83d\ude00", "smile");
        map.put("\ufb33", null);
        map.put("a", Map.of());
        // RFC 8785, 3.2.3: the surrogate pair sorts before U+FB33.
        assertThat(CanonicalJson.of(map))
                .isEqualTo("{\"a\":{},\"b\":[1,-2,true],\"\ud83d\ude00\":\"smile\",\"\ufb33\":null}");
        assertThat(CanonicalJson.of(List.of())).isEqualTo("[]");
        assertThat(CanonicalJson.of(null)).isEqualTo("null");
    }

    @Test
    void strings_have_the_shortest_escapes() {
        assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\"/\u007f卡\b\f\r\t"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\u007f卡\\b\\f\\r\\t\"");
    }

    @Test
    void what_has_no_one_text_is_refused() {
        for (Object value : Arrays.asList(1.5, 1L << 54, -(1L << 54), Map.of(1, 2), new int[0], 'c')) {
            assertThatThrownBy(() -> CanonicalJson.of(value)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String half : new String[] {"\ud800", "\udc00x", "x\ud800y"}) {
            assertThatThrownBy(() -> CanonicalJson.of(half)).isInstanceOf(BadRequest.class);
        }
        assertThat(CanonicalJson.of(1L << 53)).isEqualTo("9007199254740992");
    }

    @Test
    void sha_256_is_lower_case_hex() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
