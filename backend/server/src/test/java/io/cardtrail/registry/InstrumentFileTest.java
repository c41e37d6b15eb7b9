package io.cardtrail.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.ThirdParties;
import io.cardtrail.warrant.WarrantState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFileTest {
    private final InstrumentFile file = new InstrumentFile(new Identifiers(new EdgeKey(new byte[32])));

    @TempDir
    Path folder;

    private static String json(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                InstrumentFileTest.class.getResourceAsStream("/authorization/instruments/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_instrument_is_read_whole() throws IOException {
        List<Instrument> instruments = file.read("s1.json", json("s1.json"));
        assertThat(instruments).hasSize(9);
        Instrument eighth = instruments.get(7);
        assertThat(eighth.number()).isEqualTo("S1-008");
        assertThat(eighth.id()).matches("w[0-9a-f]{32}");
        assertThat(eighth.kind()).isEqualTo(InstrumentKind.COURT_ORDER_CRIMINAL);
        assertThat(eighth.issuer()).isEqualTo("示例市人民法院");
        assertThat(eighth.caseNumber()).isEqualTo("(2026)示例刑字第008号");
        assertThat(eighth.caseStage()).isNull();
        assertThat(eighth.state()).isEqualTo(WarrantState.APPROVED);
        assertThat(eighth.approvals()).isEqualTo(2);
        assertThat(eighth.generation()).isEqualTo(1);
        assertThat(eighth.validity().from()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
        GrantTerms grant = eighth.grants().getFirst();
        assertThat(grant.id()).isEqualTo("g1");
        assertThat(grant.subjects()).hasSize(3);
        assertThat(grant.subjects().get(1).ref()).isEqualTo(new EntityRef(EntityKind.PHONE, "+8615805991451"));
        assertThat(grant.categories())
                .isEqualTo(EnumSet.of(Category.CARD, Category.SALE, Category.RECHARGE, Category.PAYMENT));
        assertThat(grant.holders()).isNull();
        assertThat(grant.maxHops()).isEqualTo(6);
        assertThat(grant.thirdParties()).isEqualTo(ThirdParties.NAMED);
        assertThat(eighth.usableAt(Instant.parse("2026-11-22T04:00:00Z"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1.json", "s2.json", "s3.json", "s4.json", "s5.json", "s6.json"})
    void ids_and_hashes_differ_and_are_the_same_each_time(String name) throws IOException {
        List<Instrument> instruments = file.read(name, json(name));
        assertThat(instruments).isNotEmpty().isEqualTo(file.read(name, json(name)));
        assertThat(instruments.stream().map(Instrument::id)).doesNotHaveDuplicates();
        assertThat(instruments.stream().map(Instrument::hash)).doesNotHaveDuplicates();
    }

    @Test
    void what_a_grant_leaves_out_is_none() throws IOException {
        String silent = json("base.json")
                .replaceFirst("\"categories\": \\[[^]]*],", "")
                .replaceFirst("\"channels\": \\[[^]]*],", "")
                .replaceFirst("\"maxHops\": 4,", "");
        GrantTerms grant = file.read("x", silent).getFirst().grants().getFirst();
        assertThat(grant.categories()).isEmpty();
        assertThat(grant.channels()).isEmpty();
        assertThat(grant.maxHops()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "state": | "status": | instrument BASE has an unknown field status
            "issuer": "示例市人民法院", |  | lacks the field issuer
            "approvals": 2 | "approvals": "2" | approvals must be a whole number
            "approvals": 2 | "approvals": -1 | approvals must be a whole number
            "approvals": 2 | "approvals": 2.0 | approvals must be a whole number
            "approvals": 2 | "approvals": 2, "approvals": 2 | is no JSON
            "APPROVED" | "approved" | state must be one of
            "APPROVED" | "EXPIRED" | comes from the clock
            "COURT_ORDER_CRIMINAL" | 0 | kind must be one of
            2026-11-01T00:00:00+08:00 | 2026-11-01T00:00:00 | validity, from must be a time with offset
            2026-11-01T00:00:00+08:00 | 2026-12-01T00:00:00+08:00 | to must be after from
            "maxHops": 4 | "maxHops": -4 | grant g1, maxHops
            "maxHops": 4 | "maxHops": 99999999999 | grant g1, maxHops
            "maxRecords": 5000 | "maxRecords": 0 | maxRecords
            "exportAllowed": true | "exportAllowed": "yes" | true or false
            "holders": null | "holders": "all" | must be a list
            "CARD", | "CARD", "CARD", | says the same twice
            "VIDEO" | "VIDEOS" | categories must be one of
            "kind": "PHONE", | "kind": "PHONES", | subject 1, kind must be one of
            "value": "+8613900000001" | "value": 8613900000001 | subject 1, value must be text
            "grants": [ | "grants": [], "x": [ | unknown field x
            """)
    void a_wrong_field_is_named_with_its_instrument(String right, String wrong, String message) throws IOException {
        String spoilt = json("base.json").replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);
        assertThat(spoilt).isNotEqualTo(json("base.json"));
        assertThatThrownBy(() -> file.read("base.json", spoilt))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("base.json")
                .hasMessageContaining(message)
                .hasMessageNotContaining("13900000001");
    }

    @Test
    void a_number_or_a_subject_stands_once() throws IOException {
        String one = json("base.json").strip();
        String twice = one.substring(0, one.length() - 1) + "," + one.substring(1);
        assertThatThrownBy(() -> file.read("base.json", twice)).hasMessageContaining("the number stands twice");
        String subject = "{\"kind\": \"PHONE\", \"value\": \"+8613900000001\"}";
        assertThatThrownBy(() -> file.read("base.json", one.replace(subject, subject + "," + subject)))
                .hasMessageContaining("names the same twice");
    }

    @Test
    void whatever_is_no_list_of_instruments_is_refused() {
        for (String hostile : List.of("", "{}", "[1]", "[", "[] []", "null", "[[]]", "[{}]", "\u0000")) {
            assertThatThrownBy(() -> file.read("x.json", hostile))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageStartingWith("x.json");
        }
        assertThat(file.read("x.json", "[]")).isEmpty();
    }

    @Test
    void it_reads_from_the_disk_and_says_when_it_can_t() throws IOException {
        Path there = folder.resolve("instruments.json");
        Files.writeString(there, json("base.json"));
        assertThat(file.read(there)).hasSize(1);
        assertThatThrownBy(() -> file.read(folder.resolve("missing.json"))).isInstanceOf(UncheckedIOException.class);
    }
}
