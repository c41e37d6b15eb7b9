package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.RowCells;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMapperTest {
    private static final String SHOP = """
            {"channel": "OFFLINE_SHOP", "holder": "晨光通讯店", "act": "SALE", "carrier": "示例移动", "columns": [
              {"column": "date", "to": "time", "part": "date", "required": true},
              {"column": "time", "to": "time", "part": "time", "required": true},
              {"column": "name", "to": "name", "of": "SOLD_TO"},
              {"column": "id", "to": "SOLD_TO", "kind": "PERSON", "check": "residentId"},
              {"column": "phone", "to": null},
              {"column": "qty", "to": "quantity", "required": true},
              {"column": "first", "to": "OF_CARD", "kind": "CARD", "range": "first"},
              {"column": "last", "to": "OF_CARD", "kind": "CARD", "range": "last"},
              {"column": "list", "to": "OF_CARD", "kind": "CARD", "list": ";"},
              {"column": "pin", "to": "OF_PIN", "kind": "PIN", "list": ";"},
              {"column": "price", "to": "unitPrice", "unit": "yuan"},
              {"column": "paid", "to": "settledBy"},
              {"column": "camera", "to": "footage"}],
             "constants": [{"to": "SOLD_BY", "kind": "ORGANISATION", "constant": "晨光通讯店"}]}
            """;
    private static final String HEADINGS = "date,time,name,id,phone,qty,first,last,list,pin,price,paid,camera,extra\n";
    private static final Identifiers IDENTIFIERS = new Identifiers(Imports.EDGE_KEY);

    @TempDir
    private Path folder;

    private record Read(ActRecord act, RowCells cells) {}

    @Test
    void a_row_becomes_its_act() throws Exception {
        Read read = accepted("2026-03-05,11:01:00,孙构练,99099919000902515x,17600861161,2,10026030100000101,"
                + "10026030100000102,,669736761895855474,92.05,WX1,CAM1,spare");

        ActRecord act = read.act();
        assertThat(act.at()).isEqualTo(Instant.parse("2026-03-05T03:01:00Z"));
        assertThat(act.atText()).isEqualTo("2026-03-05 11:01:00");
        assertThat(act.line()).isEqualTo(2);
        assertThat(act.attributes().unitPrice()).isEqualTo(9205);
        assertThat(act.attributes().settledBy()).isEqualTo("WX1");
        assertThat(act.attributes().carrier()).isEqualTo("示例移动");
        assertThat(act.attributes().rangeFirst()).isNull();
        assertThat(act.participants().stream().map(Participant::role))
                .containsExactlyInAnyOrder(Role.SOLD_BY, Role.SOLD_TO, Role.OF_CARD, Role.OF_CARD, Role.OF_PIN);
        Participant buyer = bearer(act, Role.SOLD_TO);
        assertThat(buyer.name()).isEqualTo("孙构练");
        assertThat(buyer.sealed()).isNotNull();
        assertThat(Imports.EDGE_KEY.unseal(String.valueOf(buyer.sealed()))).isEqualTo("ID:99099919000902515X");
        assertThat(bearer(act, Role.OF_PIN).sealed()).isNull();
    }

    @Test
    void cells_say_what_is_needed_to_see_them_and_hold_neither_pins_nor_unmapped_text() throws Exception {
        Read read = accepted("2026-03-01,07:01:00,孙构练,99099919000902515x,17600861161,1,,,10026030100000101,"
                + "669736761895855474,92.05,WX1,CAM1,spare");
        String hash = IDENTIFIERS
                .ref(new Identifier(EntityKind.PIN, "669736761895855474"))
                .key();

        assertThat(read.cells().month()).isEqualTo(YearMonth.of(2026, 2));
        assertThat(read.cells().cells())
                .contains(
                        new RowCells.Cell("date", null, Category.SALE, "2026-03-01", "2026-03-01"),
                        new RowCells.Cell("name", Role.SOLD_TO, Category.SALE, "孙构练", "孙构练"),
                        new RowCells.Cell("phone", null, Category.SALE, null, "17600861161"),
                        new RowCells.Cell("pin", Role.OF_PIN, Category.SALE, null, hash),
                        new RowCells.Cell("paid", Role.SETTLEMENT, Category.PAYMENT, "WX1", "WX1"),
                        new RowCells.Cell("camera", Role.FOOTAGE, Category.VIDEO, "CAM1", "CAM1"),
                        new RowCells.Cell("extra", null, Category.SALE, null, "spare"));
        assertThat(read.toString()).doesNotContain("669736761895855474");
    }

    @Test
    void who_is_known_by_a_number_of_the_holder_only_goes_by_both() throws Exception {
        String mapping = """
                {"channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "REGISTRATION", "zone": "UTC", "columns": [
                  {"column": "at", "to": "time"},
                  {"column": "medium", "to": "REGISTERS", "kind": "DEVICE", "type": "NUMBER", "namespace": "云卡网"},
                  {"column": "person", "to": "TO_PERSON", "kind": "PERSON", "type": "NUMBER", "namespace": "云卡网"},
                  {"column": "firm", "to": "TO_ORGANISATION", "kind": "ORGANISATION", "namespace": "云卡网"},
                  {"column": "firm's name", "to": "name", "of": "TO_ORGANISATION"},
                  {"column": "blocked", "to": "status", "values": {"true": "BLOCKED", "false": "OPEN"}}]}
                """;
        try (Imports imports = new Imports(folder)) {
            assertThat(imports.done(mapping, """
                            at,medium,person,firm,firm's name,blocked
                            2023-01-03 20:28:17.1,4398046511620,729,237,Lesch,true
                            2023-01-03 20:28:17.12,4398046511620,729,237,Lesch,maybe
                            """).rejects(0, 9))
                    .extracting(Reject::code)
                    .containsExactly(RejectCode.BAD_FORMAT);
            ActRecord act = (ActRecord) imports.store.acts.values().iterator().next();

            assertThat(act.at()).isEqualTo(Instant.parse("2023-01-03T20:28:17.100Z"));
            assertThat(act.attributes().status()).isEqualTo("BLOCKED");
            assertThat(bearer(act, Role.REGISTERS).entity().key()).isEqualTo("NUMBER:云卡网:4398046511620");
            assertThat(bearer(act, Role.TO_PERSON).entity().key()).isEqualTo(Imports.EDGE_KEY.hash("NUMBER:云卡网:729"));
            assertThat(Imports.EDGE_KEY.unseal(
                            String.valueOf(bearer(act, Role.TO_PERSON).sealed())))
                    .isEqualTo("NUMBER:云卡网:729");
            assertThat(bearer(act, Role.TO_ORGANISATION).entity().key()).isEqualTo("云卡网:237");
            assertThat(bearer(act, Role.TO_ORGANISATION).name()).isEqualTo("Lesch");
        }
    }

    @Test
    void a_range_wider_than_the_quantity_is_a_lot_and_names_no_card() throws Exception {
        ActRecord act = accepted("2026-03-05,11:01:00,,,,5,10026030100000101,10026030100000110,,,,,,")
                .act();

        assertThat(act.attributes().rangeFirst()).isEqualTo("10026030100000101");
        assertThat(act.attributes().rangeLast()).isEqualTo("10026030100000110");
        assertThat(act.participants()).noneMatch(participant -> participant.role() == Role.OF_CARD);
    }

    @Test
    void a_card_named_twice_is_one_participant() throws Exception {
        ActRecord act = accepted(
                        "2026-03-05,11:01:00,,,,1,10026030100000101,10026030100000101,10026030100000101; ;10026030100000101,,,,,")
                .act();

        assertThat(act.participants()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-29,11:01:00,,,,1,,,,,,,, | date | BAD_TIME",
                "2026-03-05 00:00:01,11:01:00,,,,1,,,,,,,, | date | BAD_TIME",
                "2026-03-05,24:00:00,,,,1,,,,,,,, | time | BAD_TIME",
                "2026-03-05,11:01:60,,,,1,,,,,,,, | time | BAD_TIME",
                "1986-05-04,02:30:00,,,,1,,,,,,,, | time | BAD_TIME",
                "1500-01-01,11:01:00,,,,1,,,,,,,, | time | BAD_TIME",
                "2026-11-23,00:00:00,,,,1,,,,,,,, | date | FUTURE_TIME",
                "2026-11-22,12:00:00.000000001,,,,1,,,,,,,, | time | FUTURE_TIME",
                "2026-03-05,11:01:00,,,,,,,,,,,, | qty | MISSING_REQUIRED",
                "2026-03-05,11:01:00,,,,0,,,,,,,, | qty | BAD_NUMBER",
                "2026-03-05,11:01:00,,,,1.5,,,,,,,, | qty | BAD_NUMBER",
                "2026-03-05,11:01:00,,,,1,,,,,92.005,,, | price | BAD_NUMBER",
                "2026-03-05,11:01:00,,,,1,,,,,1e2,,, | price | BAD_NUMBER",
                "2026-03-05,11:01:00,,,,1,10026030100000102,10026030100000101,,,,,, | last | BAD_RANGE",
                "2026-03-05,11:01:00,,,,3,10026030100000101,10026030100000102,,,,,, | last | BAD_RANGE",
                "2026-03-05,11:01:00,,,,1,10026030100000101,,,,,,, | last | BAD_RANGE",
                "2026-03-05,11:01:00,,,,1,,10026030100000101,,,,,, | first | BAD_RANGE",
                "2026-03-05,11:01:00,,,,10001,10026030100000001,10026030100010001,,,,,, | last | BAD_RANGE",
                "2026-03-05,11:01:00,,,,1,1.0026E+16,10026030100000101,,,,,, | first | SERIAL_DAMAGED",
                "2026-03-05,11:01:00,,,,1,,,,1.23457E+17,,,, | pin | SERIAL_DAMAGED",
                "2026-03-05,11:01:00,,,,1,,,,,,4.20000E+27,, | paid | SERIAL_DAMAGED",
                "2026-03-05,11:01:00,,,,1,,,,,,42E+26,, | paid | SERIAL_DAMAGED",
                "2026-03-05,11:01:00,,990999190009025151,,1,,,,,,,, | id | CHECK_DIGIT",
                "2026-03-05,11:01:00,,990999190009025151,,x,1,2,,,,,, | id | CHECK_DIGIT",
            })
    void a_faulty_row_is_told_by_its_first_faulty_column(String row, String column, RejectCode code) throws Exception {
        Reject reject = rejected(row);
        assertThat(List.of(String.valueOf(reject.column()), reject.code())).isEqualTo(List.of(column, code));
    }

    @Test
    void the_moment_of_the_import_itself_is_not_the_future() throws Exception {
        assertThat(accepted("2026-11-22,12:00:00,,,,1,,,,,,,,").act().at()).isEqualTo(Imports.NOW);
    }

    @Test
    void an_offset_of_its_own_wins_over_the_zone() throws Exception {
        assertThat(accepted("2026/3/5,11:01:00+09:00,,,,1,,,,,,,,").act().at())
                .isEqualTo(Instant.parse("2026-03-05T02:01:00Z"));
    }

    @Test
    void more_cells_than_headings_are_refused_and_fewer_are_a_truncated_row() throws Exception {
        Reject wide = rejected("2026-03-05,11:01:00,,,,1,,,,,,,,,more");
        Reject narrow = rejected("2026-03-05,11:01:00,,,,1,,,,,,,");

        assertThat(wide.code()).isEqualTo(RejectCode.BAD_FORMAT);
        assertThat(wide.column()).isNull();
        assertThat(narrow.code()).isEqualTo(RejectCode.TRUNCATED_ROW);
        assertThat(narrow.column()).isNull();
    }

    @Test
    void a_reason_never_repeats_a_value_of_the_row() throws Exception {
        assertThat(rejected("2026-03-05,11:01:00,,,,1,,,,66973676189585547,,,,").toString())
                .doesNotContain("66973676189585547");
    }

    private Read accepted(String row) throws IOException, InterruptedException {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SHOP, HEADINGS + row);
            assertThat(job.rejects(0, 9)).isEmpty();
            assertThat(job.progress().message()).isNull();
            return new Read((ActRecord) imports.store.acts.values().iterator().next(), imports.store.cells.getFirst());
        }
    }

    private Reject rejected(String row) throws IOException, InterruptedException {
        try (Imports imports = new Imports(folder)) {
            ImportJob job = imports.done(SHOP, HEADINGS + row);
            assertThat(job.progress().message()).isNull();
            assertThat(job.rejects(0, 9)).hasSize(1);
            return job.rejects(0, 9).getFirst();
        }
    }

    private static Participant bearer(ActRecord act, Role role) {
        return act.participants().stream()
                .filter(participant -> participant.role() == role)
                .findFirst()
                .orElseThrow();
    }
}
