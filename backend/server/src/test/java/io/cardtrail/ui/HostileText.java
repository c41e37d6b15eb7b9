package io.cardtrail.ui;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text as somebody writes it who wants the screen to do what it should not, or to show what is not so. */
final class HostileText {
    static final String MARKUP = "<img src=x onerror=alert(1)>";
    /** Turned round: what is read is not what is written. */
    static final String TURNED = "\u202Efdp.exe\u2066\u200F";

    static final String CONTROLS = "\u0007\u001B[31m\u0000\u0008";
    static final String PILED = "Z" + "\u0335\u0322\u0310".repeat(40);

    /** Ten thousand characters with nowhere to break them. */
    static final String LONG = "W".repeat(4_000) + "长".repeat(4_000) + "\uFDFD".repeat(1_996) + "\uD83D\uDE00\uD800x";

    static final String ALL = MARKUP + "\"'><script>alert(2)</script>" + TURNED + CONTROLS + PILED + LONG;

    /** Of payments, whose holder is hostile too: number, at, from, to, yuan. */
    static final String MAPPING = """
            {"separator": ",", "header": true, "zone": "Asia/Shanghai", "channel": "PAYMENT_PROVIDER",
             "holder": "{{7*7}}<style>*{display:none}</style>", "act": "PAYMENT", "columns": [
              {"column": "number", "to": "reference"}, {"column": "at", "to": "time"},
              {"column": "from", "to": "PAID_FROM", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"},
              {"column": "to", "to": "PAID_TO", "kind": "PAYMENT_ACCOUNT", "namespace": "BANK_CARD"},
              {"column": "yuan", "to": "amount", "unit": "yuan"}]}""";

    /** Members of answers that hold text of others. What selectors of the tests go by is left alone. */
    private static final Set<String> MEMBERS = Set.of(
            "label",
            "title",
            "holder",
            "file",
            "name",
            "issuer",
            "caseNumber",
            "purpose",
            "legalBasis",
            "caseStage",
            "reason",
            "text",
            "column",
            "reference",
            "settlement",
            "clock",
            "atText",
            "clause",
            "account",
            "requester",
            "jurisdiction",
            "document",
            "method",
            "status",
            "message",
            "batch",
            "from",
            "to");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HostileText() {}

    /** {@return the body of an answer with all of that in place of each text of others} */
    static String poisoned(String body) {
        JsonNode answer = JSON.readTree(body);
        poison(answer.path("data"));
        return JSON.writeValueAsString(answer);
    }

    private static void poison(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : Set.copyOf(object.properties())) {
                JsonNode value = member.getValue();
                if (value.isString() && MEMBERS.contains(member.getKey()) && !time(value.stringValue())) {
                    object.put(member.getKey(), ALL);
                } else {
                    poison(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(HostileText::poison);
        }
    }

    private static boolean time(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*");
    }
}
