package io.cardtrail.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.model.BadIdentifier.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    private static final EdgeKey KEY = new EdgeKey(new byte[32]);
    private static final Identifiers IDENTIFIERS = new Identifiers(KEY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CARD            | 示例移动:10026030100000001        | 示例移动:10026030100000001",
                "CARD            | 示例移动：１００２６０３０１０００００００１ | 示例移动:10026030100000001",
                "CARD            | 示例移动:10026030100000100        | 示例移动:10026030100000100",
                "PHONE           | 13404945591                       | +8613404945591",
                "PHONE           | +86 134-0494-5591                 | +8613404945591",
                "PHONE           | 86 13404945591                    | +8613404945591",
                "PHONE           | +1 212 555 0123                   | +12125550123",
                "PHONE           | +8521234567                       | +8521234567",
                "SIM             | 460115222790963                   | 460115222790963",
                "DEVICE          | IMEI:359900049306499              | IMEI:35990004930649",
                "DEVICE          | IMEI:35990004930649               | IMEI:35990004930649",
                "DEVICE          | MAC:00-1B-44-11-3A-B7             | MAC:00:1b:44:11:3a:b7",
                "DEVICE          | MAC:001b.4411.3ab7                | MAC:00:1b:44:11:3a:b7",
                "DEVICE          | FINGERPRINT:356efdbffdb03468      | FINGERPRINT:356efdbffdb03468",
                "DEVICE          | NUMBER: 云卡网 : 356              | NUMBER:云卡网:356",
                "DEVICE          | NUMBER:云卡网:a:b                 | NUMBER:云卡网:a:b",
                "IP              | 203.0.113.9                       | 203.0.113.9",
                "IP              | 2001:DB8:0:0:1:0:0:1              | 2001:db8::1:0:0:1",
                "IP              | 2001:db8:31bb::587d               | 2001:db8:31bb::587d",
                "IP              | 2001:db8:0:1:1:1:1:1              | 2001:db8:0:1:1:1:1:1",
                "IP              | 1:0:0:2:0:0:0:0                   | 1:0:0:2::",
                "IP              | 0:0:0:0:0:0:0:0                   | ::",
                "IP              | ::1                               | ::1",
                "IP              | ::ffff:203.0.113.9                | 203.0.113.9",
                "PAYMENT_ACCOUNT | BANK_CARD:PAN-7731                | BANK_CARD:PAN-7731",
                "PAYMENT_ACCOUNT | wechat:wxid_1                     | WECHAT:wxid_1",
                "ACCOUNT         | 云卡网:alpha_894217               | 云卡网:alpha_894217",
                "ACCOUNT         | 云卡网:a:b                        | 云卡网:a:b",
                "ACCOUNT         | 云卡网:12e5                       | 云卡网:12e5",
                "ACCOUNT         | 云卡网:12E5                       | 云卡网:12E5",
                "ACCOUNT         | 云卡网:1.5e+18                    | 云卡网:1.5e+18",
                "ACCOUNT         | 云卡网:12.5E+18                   | 云卡网:12.5E+18",
                "PAYMENT_ACCOUNT | BANK_CARD:6222020000000000017     | BANK_CARD:6222020000000000017",
                "PERSON          | ID:99099919000902515x             | ID:99099919000902515X",
                "PERSON          | NUMBER:云卡网: 729                | NUMBER:云卡网:729",
                "ORGANISATION    | ' 晨光通讯店 '                    | 晨光通讯店",
                "CELL            | 460-00-5075-17161                 | 460-00-5075-17161",
            })
    void the_same_thing_has_one_form_however_it_is_written(EntityKind kind, String written, String form) {
        assertThat(IDENTIFIERS.normalise(new Identifier(kind, written))).isEqualTo(new Identifier(kind, form));
        assertThat(IDENTIFIERS.ref(new Identifier(kind, written)))
                .isEqualTo(IDENTIFIERS.ref(new Identifier(kind, form)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CARD            | 示例移动:1.00260301E+16           | SERIAL_DAMAGED",
                "CARD            | 示例移动:0026030100000016         | BAD_LENGTH",
                "CARD            | 示例移动:100260301000000011       | BAD_LENGTH",
                "CARD            | 示例移动:1002603010000000A        | BAD_FORMAT",
                "CARD            | 10026030100000001                 | BAD_FORMAT",
                "CARD            | :10026030100000001                | BAD_FORMAT",
                "PIN             | 6.54321E+17                       | SERIAL_DAMAGED",
                "PIN             | 12345678901234567                 | BAD_LENGTH",
                "PIN             | 1234567890123456789               | BAD_LENGTH",
                "PIN             | 12345678901234567X                | BAD_FORMAT",
                "PHONE           | 1380013                           | BAD_LENGTH",
                "PHONE           | 138001380001                      | BAD_LENGTH",
                "PHONE           | +861340494559                     | BAD_LENGTH",
                "PHONE           | 01012345678                       | BAD_FORMAT",
                "PHONE           | 1.38E+10                          | BAD_FORMAT",
                "PHONE           | +123456                           | BAD_LENGTH",
                "PHONE           | +1234567890123456                 | BAD_LENGTH",
                "PHONE           | ++8613404945591                   | BAD_FORMAT",
                "SIM             | 4601145065706                     | BAD_LENGTH",
                "SIM             | 4601145065706123                  | BAD_LENGTH",
                "SIM             | 46011450657061X                   | BAD_FORMAT",
                "DEVICE          | IMEI:359900049306498              | CHECK_DIGIT",
                "DEVICE          | IMEI:3599000493064                | BAD_LENGTH",
                "DEVICE          | IMEI:3599000493064990             | BAD_LENGTH",
                "DEVICE          | MAC:00-1B-44-11-3A                | BAD_FORMAT",
                "DEVICE          | MAC:00-1B:44-11-3A-B7             | BAD_FORMAT",
                "DEVICE          | SERIAL:1                          | BAD_FORMAT",
                "DEVICE          | FINGERPRINT:                      | BAD_FORMAT",
                "DEVICE          | NUMBER:356                        | BAD_FORMAT",
                "DEVICE          | NUMBER::356                       | BAD_FORMAT",
                "DEVICE          | NUMBER:云卡网:                    | BAD_FORMAT",
                "IP              | 203.0.113.999                     | BAD_FORMAT",
                "IP              | 203.0.113                         | BAD_FORMAT",
                "IP              | 010.0.0.1                         | BAD_FORMAT",
                "IP              | 0x7f.0.0.1                        | BAD_FORMAT",
                "IP              | fe80::1%eth0                      | BAD_FORMAT",
                "IP              | [::1]                             | BAD_FORMAT",
                "IP              | 1:2:3:4:5:6:7:8:9                 | BAD_FORMAT",
                "IP              | example.org                       | BAD_FORMAT",
                "PAYMENT_ACCOUNT | BANK_CARD:6.22202E+18             | SERIAL_DAMAGED",
                "PAYMENT_ACCOUNT | BANK_CARD:622202E+13              | SERIAL_DAMAGED",
                "PAYMENT_ACCOUNT | BANK_CARD:６.２E+18               | SERIAL_DAMAGED",
                "ACCOUNT         | 云卡网:1.38E+10                   | SERIAL_DAMAGED",
                "ACCOUNT         | 云卡网:1E+18                      | SERIAL_DAMAGED",
                "DEVICE          | NUMBER:云卡网:4.39805E+12         | SERIAL_DAMAGED",
                "PERSON          | NUMBER:云卡网:4.39805E+12         | SERIAL_DAMAGED",
                "PAYMENT_ACCOUNT | PAN-7731                          | BAD_FORMAT",
                "PAYMENT_ACCOUNT | BANK CARD:1                       | BAD_FORMAT",
                "ACCOUNT         | alpha                             | BAD_FORMAT",
                "ACCOUNT         | 云卡网:                           | BAD_FORMAT",
                "PERSON          | ID:991078190003162122             | CHECK_DIGIT",
                "PERSON          | ID:99104619000813878              | BAD_LENGTH",
                "PERSON          | ID:9910461900081387890            | BAD_LENGTH",
                "PERSON          | ID:9910461X0008138789             | BAD_FORMAT",
                "PERSON          | 991078190003162121                | BAD_FORMAT",
                "PERSON          | NUMBER:729                        | BAD_FORMAT",
                "PERSON          | NUMBER:云卡网:                   | BAD_FORMAT",
                "PERSON          | number:云卡网:729                 | BAD_FORMAT",
                "ORGANISATION    | ' '                               | BAD_FORMAT",
                "CELL            | 460-00                            | BAD_FORMAT",
            })
    void what_is_none_is_refused_with_its_fault(EntityKind kind, String written, Fault fault) {
        assertThatExceptionOfType(BadIdentifier.class)
                .isThrownBy(() -> IDENTIFIERS.ref(new Identifier(kind, written)))
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContainPattern("[0-9]{4}"));
    }

    @Test
    void pins_and_persons_are_known_by_keyed_hashes_only() {
        assertThat(IDENTIFIERS
                        .ref(new Identifier(EntityKind.PIN, "669736761895855474"))
                        .key())
                .isEqualTo(KEY.hash("669736761895855474"));
        assertThat(IDENTIFIERS
                        .ref(new Identifier(EntityKind.PERSON, "ID:99099919000902515x"))
                        .key())
                .isEqualTo(KEY.hash("ID:99099919000902515X"));
    }

    @Test
    void a_pin_is_never_shown() {
        assertThat(IDENTIFIERS
                        .normalise(new Identifier(EntityKind.PIN, "669736761895855474"))
                        .value())
                .doesNotContainPattern("[0-9]");
    }

    @Test
    void a_line_break_in_a_user_name_stays_and_other_control_characters_are_refused() {
        assertThat(IDENTIFIERS
                        .normalise(new Identifier(EntityKind.ACCOUNT, "云卡网:line\r\nbreak"))
                        .value())
                .isEqualTo("云卡网:line\nbreak");
        for (String hostile : new String[] {"a\u0000b", "a\u001bb", "a\ud800b"}) {
            assertThatExceptionOfType(BadIdentifier.class)
                    .isThrownBy(() -> IDENTIFIERS.ref(new Identifier(EntityKind.ACCOUNT, "云卡网:" + hostile)))
                    .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.BAD_FORMAT));
        }
    }

    @Test
    void two_hundred_characters_are_the_most() {
        String platform = "p:";
        assertThat(IDENTIFIERS
                        .ref(new Identifier(EntityKind.ACCOUNT, platform + "u".repeat(198)))
                        .key())
                .hasSize(200);
        for (int length : new int[] {199, 100_000}) {
            assertThatExceptionOfType(BadIdentifier.class)
                    .isThrownBy(
                            () -> IDENTIFIERS.ref(new Identifier(EntityKind.ACCOUNT, platform + "u".repeat(length))))
                    .satisfies(refused -> assertThat(refused.fault()).isEqualTo(Fault.BAD_LENGTH));
        }
    }
}
