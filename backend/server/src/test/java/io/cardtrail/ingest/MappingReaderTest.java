package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardtrail.model.BadRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
    private static final String SALE = """
            {"file": "x.csv", "separator": ",", "header": true, "zone": "Asia/Shanghai", "channel": "ONLINE_PLATFORM",
             "holder": "云卡网", "act": "SALE", "carrier": "示例移动", "columns": [
              {"column": "no", "to": "reference"},
              {"column": "at", "to": "time", "required": true},
              {"column": "card", "to": "OF_CARD", "kind": "CARD", "check": "serial", "list": ";"},
              {"column": "buyer", "to": "SOLD_TO", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "device", "to": "ON_DEVICE", "kind": "DEVICE", "type": "IMEI"},
              {"column": "price", "to": "amount", "unit": "yuan"},
              {"column": "note", "to": null}],
             "constants": [{"to": "SOLD_BY", "kind": "ORGANISATION", "constant": "晨光通讯店"}]}
            """;

    @Test
    void layout_and_left_out_defaults_do_not_change_the_digest_and_content_does() {
        String digest = MappingReader.read(SALE).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(MappingReader.read(SALE.replace("\n", "").replace(", \"zone\": \"Asia/Shanghai\"", ""))
                        .digest())
                .isEqualTo(digest);
        assertThat(MappingReader.read(
                                SALE.replace("\"to\": \"reference\"", "\"to\": \"reference\", \"required\": false"))
                        .digest())
                .isEqualTo(digest);
        assertThat(MappingReader.read(
                                SALE.replace("\"to\": \"reference\"", "\"to\": \"reference\", \"required\": true"))
                        .digest())
                .isNotEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"holder\": \"云卡网\", | `` | mapping.holder",
                "\"channel\": \"ONLINE_PLATFORM\" | \"channel\": \"ONLINE\" | mapping.channel",
                "\"act\": \"SALE\" | \"act\": \"RECORD_KEEPING\" | RECORD_KEEPING has no role OF_CARD",
                "\"to\": \"reference\" | \"to\": \"recordsFrom\" | SALE has no recordsFrom",
                "\"act\": \"SALE\" | \"act\": \"GIFT\" | mapping.act",
                "\"act\": \"SALE\" | \"act\": \"PAYMENT\" | mapping.columns[2].to",
                "\"file\": \"x.csv\" | \"fyle\": \"x.csv\" | fyle",
                "\"zone\": \"Asia/Shanghai\" | \"zone\": \"Asia/Nowhere\" | mapping.zone",
                "\"separator\": \",\" | \"separator\": \"x\" | mapping.separator",
                "\"header\": true | \"header\": false | mapping.header",
                "\"carrier\": \"示例移动\", | `` | mapping.carrier",
                "\"column\": \"no\" | \"column\": \"at\" | mapping.columns[1].column",
                "\"to\": \"reference\" | \"to\": \"settledby\" | mapping.columns[0].to",
                "\"to\": \"reference\" | \"to\": \"time\" | mapping.columns[1].to",
                "\"to\": \"time\" | \"to\": \"method\" | the time of the act",
                "\"to\": \"time\" | \"to\": \"time\", \"part\": \"date\" | the time of the act",
                "\"to\": \"time\" | \"to\": \"time\", \"part\": \"DATE\" | mapping.columns[1].part",
                "\"kind\": \"CARD\" | \"kind\": \"CRAD\" | mapping.columns[2].kind",
                "\"kind\": \"CARD\" | \"kind\": \"PHONE\" | mapping.columns[2]",
                "\"check\": \"serial\" | \"check\": \"imei\" | mapping.columns[2].check",
                "\"list\": \";\" | \"range\": \"first\" | a range of serials",
                "\"list\": \";\" | \"lst\": \";\" | lst",
                "\"type\": \"IMEI\" | \"type\": \"SERIAL\" | mapping.columns[4].type",
                "\"type\": \"IMEI\" | \"type\": \"NUMBER\" | mapping.columns[4].namespace: a NUMBER names nothing",
                "\"type\": \"IMEI\" | \"namespace\": \"云卡网\" | mapping.columns[4].namespace: only an ACCOUNT",
                "\"type\": \"IMEI\" | \"type\": \"IMEI\", \"namespace\": \"云卡网\" | mapping.columns[4].namespace: only",
                "\"kind\": \"ACCOUNT\", \"namespace\" | \"kind\": \"PERSON\", \"namespace\" | mapping.columns[3].namespace",
                "\"kind\": \"ACCOUNT\", \"namespace\" | \"kind\": \"ACCOUNT\", \"type\": \"NUMBER\", \"namespace\" | ACCOUNT has none",
                "\"namespace\": \"云卡网\" | \"namespace\": \"a:b\" | mapping.columns[3].namespace",
                "\"unit\": \"yuan\" | \"unit\": \"fen\" | mapping.columns[5].unit",
                "\"to\": null | \"to\": 7 | mapping.columns[6].to",
                "\"to\": null | \"too\": null | mapping.columns[6].to",
                "\"to\": null | \"to\": \"name\", \"of\": \"SOLD_TO\" | mapping.columns[6].of",
                "\"to\": null | \"to\": \"SETTLED_BY\", \"kind\": \"ACCOUNT\" | mapping.columns[6].to",
                "\"required\": true | \"required\": \"yes\" | mapping.columns[1].required",
                "\"constant\": \"晨光通讯店\" | \"constant\": \"\" | mapping.constants[0].constant",
                "\"kind\": \"ORGANISATION\" | \"kind\": \"PERSON\" | mapping.constants[0].kind",
                "\"file\": \"x.csv\" | \"file\": \"x.csv\", \"file\": \"y.csv\" | no valid JSON",
                "\"no\" | no | no valid JSON",
            })
    void a_mistake_is_refused_by_name(String right, String wrong, String named) {
        assertThat(SALE).contains(right);
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() ->
                        MappingReader.read(SALE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
                .withMessageContaining(named);
    }

    @Test
    void what_is_no_object_or_too_long_is_refused() {
        for (String hostile :
                new String[] {"", "[]", "null", "7", "{}", "{} {}", " ".repeat(300_000), "[".repeat(2_000)}) {
            assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> MappingReader.read(hostile));
        }
    }
}
