package io.cardtrail.etsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.etsi.Ts103120.Form;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages made to break a reader. */
class HostileMessagesTest {
    private static final String XML = new String(Exchanges.example("xml/request4.xml"), StandardCharsets.UTF_8);
    private static final String JSON = new String(Exchanges.example("json/request4.json"), StandardCharsets.UTF_8);
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Exchanges exchanges = new Exchanges();

    private static String dtd(String inside, String reference) {
        return XML.replace(DECLARATION, DECLARATION + "<!DOCTYPE HI1Message [" + inside + "]>")
                .replace("W000001", reference);
    }

    private static Arguments row(String what, Form form, int code, String text) {
        return Arguments.of(what, form, code, text);
    }

    static Stream<Arguments> hostile() {
        StringBuilder laughs = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        return Stream.of(
                row("a DTD", Form.XML, 3020, dtd("", "W000001")),
                row(
                        "an external DTD",
                        Form.XML,
                        3020,
                        XML.replace(DECLARATION, "<!DOCTYPE HI1Message SYSTEM \"http://127.0.0.1:9/x.dtd\">")),
                row("an external entity", Form.XML, 3020, dtd("<!ENTITY x SYSTEM \"file:///etc/hostname\">", "&x;")),
                row(
                        "a parameter entity",
                        Form.XML,
                        3020,
                        dtd("<!ENTITY % x SYSTEM \"file:///etc/hostname\"> %x;", "W")),
                row("a billion laughs", Form.XML, 3020, dtd(laughs.toString(), "&a29;")),
                row("an unknown entity", Form.XML, 3020, XML.replace("W000001", "&nothing;")),
                row("a processing instruction", Form.XML, 3020, XML.replace("<Header>", "<?php x ?><Header>")),
                row(
                        "XInclude",
                        Form.XML,
                        3020,
                        XML.replace(
                                "<auth:AuthorisationReference>W000001</auth:AuthorisationReference>",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>")),
                row(
                        "an unknown element",
                        Form.XML,
                        3020,
                        XML.replace(
                                "<auth:AuthorisationTimespan>",
                                "<auth:Extra>x</auth:Extra><auth:AuthorisationTimespan>")),
                row("an unknown attribute", Form.XML, 3020, XML.replace("<Header>", "<Header id=\"1\">")),
                row(
                        "a type where none belongs",
                        Form.XML,
                        3020,
                        XML.replace("<Header>", "<Header xsi:type=\"auth:AuthorisationObject\">")),
                row("nil", Form.XML, 3020, XML.replace("<Header>", "<Header xsi:nil=\"true\">")),
                row(
                        "another namespace under the same prefix",
                        Form.XML,
                        3020,
                        XML.replace("http://uri.etsi.org/03120/common/2020/09/Task", "urn:other")),
                row(
                        "no namespace",
                        Form.XML,
                        3020,
                        XML.replace(" xmlns=\"http://uri.etsi.org/03120/common/2019/10/Core\"", "")),
                row(
                        "a type by an undeclared prefix",
                        Form.XML,
                        3020,
                        XML.replace("xsi:type=\"task:LDTaskObject\"", "xsi:type=\"other:LDTaskObject\"")),
                row(
                        "a type by its bare name",
                        Form.XML,
                        3020,
                        XML.replace("xsi:type=\"task:LDTaskObject\"", "xsi:type=\"LDTaskObject\"")),
                row(
                        "a prefix rebound at the type",
                        Form.XML,
                        3020,
                        XML.replace(
                                "xsi:type=\"task:LDTaskObject\"",
                                "xmlns:task=\"urn:other\" xsi:type=\"task:LDTaskObject\"")),
                row("no type", Form.XML, 3020, XML.replace(" xsi:type=\"task:LDTaskObject\"", "")),
                row(
                        "an element twice",
                        Form.XML,
                        3020,
                        XML.replace(
                                "<task:Reference>XX-ACTOR01-1234</task:Reference>",
                                "<task:Reference>A</task:Reference><task:Reference>B</task:Reference>")),
                row("text between elements", Form.XML, 3020, XML.replace("<Header>", "x<Header>")),
                row("an element inside a value", Form.XML, 3020, XML.replace("W000001", "<b>W</b>")),
                row("another encoding declared", Form.XML, 3019, XML.replace("UTF-8", "ISO-8859-1")),
                row("deep nesting", Form.XML, 3020, XML.replace("<Header>", "<Header>".repeat(5_000))),
                row("nothing", Form.XML, 3020, ""),
                row(
                        "a key twice",
                        Form.JSON,
                        3020,
                        JSON.replace(
                                "\"OwnerIdentifier\": \"ACTOR01\",",
                                "\"OwnerIdentifier\": \"ACTOR01\",\"OwnerIdentifier\": \"ACTOR01\",")),
                row("deep nesting", Form.JSON, 3020, "{\"Header\":" + "[".repeat(100_000)),
                row("too many values", Form.JSON, 3020, "{\"Header\":[" + "1,".repeat(60_000) + "1]}"),
                row("something after the message", Form.JSON, 3020, JSON + "{}"),
                row("a list", Form.JSON, 3020, "[" + JSON + "]"),
                row("a null", Form.JSON, 3020, JSON.replace("\"W000001\"", "null")),
                row("a number for a text", Form.JSON, 3020, JSON.replace("\"W000001\"", "1")),
                row(
                        "a huge number",
                        Form.JSON,
                        3020,
                        JSON.replace("\"ActionIdentifier\": 0", "\"ActionIdentifier\": 1e999999999")),
                row("half a surrogate pair", Form.JSON, 3019, JSON.replace("W000001", "\\ud800")),
                row(
                        "a trailing line end in an id",
                        Form.JSON,
                        3020,
                        JSON.replace(
                                "\"7dbbc880-8750-4d3c-abe7-ea4a17646045\"",
                                "\"7dbbc880-8750-4d3c-abe7-ea4a17646045\\n\"")),
                row("nothing", Form.JSON, 3020, ""));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("hostile")
    void a_hostile_message_is_refused_with_its_code(String what, Form form, int code, String text) {
        assertThat(text).isNotEqualTo(form == Form.XML ? XML : JSON);
        assertThat(exchanges.codes(exchanges.answer(form, text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(code);
        assertThat(exchanges.register.applied()).isEmpty();
    }

    @Test
    void bytes_that_are_no_utf8_are_an_encoding_fault() {
        for (Form form : Form.values()) {
            assertThat(exchanges.codes(exchanges.answer(form, new byte[] {'{', (byte) 0xff, '}'})))
                    .containsExactly(3019);
        }
    }

    @Test
    void no_entity_reads_a_file(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET-WORD");
        String text = dtd("<!ENTITY x SYSTEM \"" + secret.toUri() + "\">", "&x;");

        var reply = exchanges.receiver.answer(Exchanges.ACCOUNT, Form.XML, text.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.toString()).doesNotContain("SECRET-WORD");
    }

    @Test
    void another_prefix_for_the_same_namespace_means_the_same() {
        String other = XML.replace("xmlns:task=", "xmlns:t2=").replace("task:", "t2:");

        assertThat(XmlForm.read(other.getBytes(StandardCharsets.UTF_8), Exchanges.SCHEMAS))
                .isEqualTo(XmlForm.read(XML.getBytes(StandardCharsets.UTF_8), Exchanges.SCHEMAS));
    }
}
