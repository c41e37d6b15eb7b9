package io.cardtrail.report.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cardtrail.model.Sha256;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReportPagesTest {
    private static final byte[] S2 = SampleReport.of("s2", "ZH").pdf();
    private static final byte[] S5 = SampleReport.of("s5", "BOTH").pdf();

    @Test
    void an_archive_and_a_reader_for_the_blind_accept_the_pages_in_every_language() throws Exception {
        for (byte[] pdf : new byte[][] {S2, S5, SampleReport.chain(0, "EN").pdf()}) {
            assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
            assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void the_checker_is_no_yes_man() throws Exception {
        try (PDDocument document = Loader.loadPDF(S2)) {
            document.getDocumentCatalog().getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.STRUCT_TREE_ROOT);
            document.getDocumentCatalog().getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.LANG);
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            document.save(out);
            assertThat(ReadBack.complaints(out.toByteArray(), PDFAFlavour.PDFA_3_A))
                    .isNotEmpty();
            assertThat(ReadBack.complaints(out.toByteArray(), PDFAFlavour.PDFUA_1))
                    .isNotEmpty();
        }
    }

    @Test
    void path_json_comes_out_byte_for_byte() throws Exception {
        assertThat(ReadBack.attached(S2)).isEqualTo(SampleReport.of("s2", "ZH").canonical());
        assertThat(ReadBack.attached(S5))
                .isEqualTo(SampleReport.of("s5", "BOTH").canonical());
    }

    @Test
    void every_claim_is_read_in_full_by_somebody_elses_tool() throws Exception {
        SampleReport report = SampleReport.of("s1", "ZH");
        String text = ReadBack.run(ReadBack.text(report.pdf()));
        assertThat(report.tree().path("claims")).hasSize(87);
        int at = 0;
        for (JsonNode claim : report.tree().path("claims").values()) {
            at = text.indexOf("主张" + claim.path("n").asString() + "·", at);
            assertThat(at).as("claim %s", claim.path("n")).isNotNegative();
            String own = text.substring(at, Math.min(text.length(), at + 2000));
            JsonNode source = claim.path("sources").path(0);
            assertThat(own)
                    .contains(ReadBack.run(claim.path("act").path("atText").asString()))
                    .contains(claim.path("act").path("at").asString())
                    .contains(source.path("file").asString() + ":"
                            + source.path("line").asString())
                    .contains(source.path("sha256").asString())
                    .contains(source.path("leaf").asString())
                    .contains(claim.path("commitment").asString())
                    .contains(claim.path("grade").asString() + "级");
        }
    }

    @Test
    void what_is_missing_is_told_with_cause_candidates_and_next_step() throws Exception {
        assertThat(ReadBack.run(ReadBack.text(S2)))
                .contains("缺口1", "被覆盖", "号段相符的批量销售，第1版；已知误差：尚未测定", "调取运营商批次出库记录", "有3项记录可能填补该缺口")
                .contains("城东批发部", "wholesaler-1.csv:2", "在主张8与主张6之间", "演示，不得作为证据");
        assertThat(ReadBack.run(ReadBack.text(S5)))
                .contains("保全通知送达后被销毁/destroyedafterapreservationnotice", "alipay-payments.csv:11", "95.00元/CNY95.00");
    }

    @Test
    void how_the_access_was_lawful_is_printed_to_be_filed() throws Exception {
        String text = ReadBack.run(ReadBack.text(S5));
        assertThat(text)
                .contains(ReadBack.run(SampleReport.access().checkpoint()))
                .contains("8e04bfbe2162930ca4847ba36b05333e7b10886822f114e98161af768e483e69", "118", "119")
                .contains("5be991648c47b4476b9b527d5d73c90a27998b076f395f516b7621e332c52e1a")
                .contains(Sha256.hex(SampleReport.of("s5", "BOTH").canonical()));
        SampleReport without = SampleReport.of("s5", "EN");
        assertThat(ReadBack.run(ReadBack.text(ReportPages.pdf(without.tree(), without.canonical()))))
                .contains("inthefolderauditofthebundle");
    }

    @Test
    void a_demonstration_is_marked_on_every_page_and_nothing_else_is() throws Exception {
        String[] pages = ReadBack.text(S5).split("\f");
        assertThat(pages).hasSizeGreaterThan(2).allMatch(page -> page.contains("DEMONSTRATION – not for court"));
        assertThat(ReadBack.text(SampleReport.chain(1, "EN").pdf())).doesNotContain("DEMONSTRATION");
    }

    @Test
    void the_same_report_has_the_same_bytes_wherever_it_is_made() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertThat(SampleReport.of("s5", "BOTH").pdf()).isEqualTo(S5);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void the_file_says_what_it_is_and_opens_at_a_place() throws Exception {
        try (PDDocument document = Loader.loadPDF(S5)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).startsWith("话费卡流转路径报告");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-22T04:00:00Z");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSizeGreaterThan(10);
            assertThat(ReadBack.run(ReadBack.text(S5))).contains("页码/" + "/Page3" + document.getNumberOfPages());
        }
    }

    @Test
    void no_claim_one_claim_and_three_hundred_are_all_set() throws Exception {
        assertThat(ReadBack.text(SampleReport.chain(0, "EN").pdf()))
                .contains("No act was found", "There are no claims");
        assertThat(ReadBack.text(SampleReport.chain(1, "EN").pdf())).contains("1 act was found", "Claim 1");
        String many = ReadBack.text(SampleReport.chain(300, "EN").pdf());
        assertThat(many).contains("Claim 1 ·", "Claim 150 ·", "Claim 300 ·", "300 acts were found");
    }

    @Test
    void a_report_of_an_investigation_says_which_question_told_what_and_sets_the_narrative_apart() throws Exception {
        String hostile = "Sold on.\n<script>x</script> \u202Eback\n\nSee ";
        byte[] pdf = SampleReport.investigation("BOTH", hostile).pdf();
        assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(ReadBack.beyondTheMargins(pdf)).isZero();
        assertThat(ReadBack.run(ReadBack.text(pdf))).contains("本报告针对侦查卷“三月<b>盗刷</b>案”（第4版），共2个问题，由制作人选定。");
        String text = ReadBack.run(
                ReadBack.text(SampleReport.investigation("EN", hostile).pdf()));
        assertThat(text)
                .contains("Thisisareportontheinvestigation“三月<b>盗刷</b>案”(generation4)with2questions,chosenbyitsmaker.")
                .contains("2questions,eachbyitself", "Question1:", "Question2:")
                .contains("Toldby", "Question2,hop6", "Ofthequestions1")
                .contains("Theyareaconclusionandnoevidence")
                .contains("Soldon.", "<script>x</script>[U+202E]backSeethecheck[claim3]")
                .contains("apayment[notamongtheclaimsofthisreport]")
                .contains("findaudit-mindepth2");
        assertThat(ReadBack.run(ReadBack.text(S2))).doesNotContain("findaudit-mindepth2", "Question1", "问题1");
    }

    @Test
    void more_is_said_of_a_search_than_it_was_nowhere() throws Exception {
        SampleReport ways = SampleReport.chain(1, "EN");
        ObjectNode question = (ObjectNode) ways.tree().path("questions").path(0);
        question.put("name", "paths").put("waysInAll", 40);
        assertThat(ReadBack.run(ReadBack.text(ways.pdf())))
                .contains("40waysbetweenthetwoendswerefound;thebest0aretold.")
                .contains("Whatelseleadstothisendwasnotlookedfor")
                .doesNotContain("nothingelsereachesthesameend");
        question.put("othersSought", true).putArray("bounds").add("MAX_RECORDS");
        assertThat(ReadBack.run(ReadBack.text(ways.pdf())))
                .contains("Thesearchforwhatelsereachesthesameendwascutshort")
                .doesNotContain("nothingelsereachesthesameend");
        question.putArray("bounds").add("MAX_HOPS");
        assertThat(ReadBack.run(ReadBack.text(ways.pdf())))
                .contains("Withinthegrantandthehops,nothingelsereachesthesameend.");
        ((ObjectNode) ways.tree().path("claims").path(0)).put("basis", "INFERENCE");
        assertThat(ReadBack.run(ReadBack.text(ways.pdf())))
                .contains("1claimisaninference")
                .doesNotContain("EveryclaimisofgradeA:recorded");
    }

    @Test
    void a_time_stands_as_its_source_has_it_and_no_zone_is_put_to_it() throws Exception {
        SampleReport utc = SampleReport.chain(1, "EN");
        ObjectNode act = (ObjectNode) utc.tree().path("claims").path(0).path("act");
        act.put("at", "2026-03-01T10:00:00Z").put("atText", "2026-03-01 10:00:00Z");
        assertThat(ReadBack.run(ReadBack.text(utc.pdf())))
                .contains("2026-03-0110:00:00Z", "2026-03-01T10:00:00Z=2026-03-0118:00:00Asia/Shanghai")
                .doesNotContain("10:00:00ZAsia/Shanghai");
    }

    @Test
    void a_list_with_nothing_in_it_is_no_table() throws Exception {
        SampleReport two = SampleReport.investigation("BOTH", "Nothing.");
        ArrayNode quality = two.tree().withArray("/sourceQuality");
        ObjectNode second = quality.addObject().put("question", 2);
        second.putArray("records");
        ((ObjectNode) two.tree()).putArray("entities");
        byte[] pdf = two.pdf();
        assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(ReadBack.run(ReadBack.text(pdf)))
                .contains("没有可统计精确程度的记录", "Therearenorecordswhoseexactnesscouldbetold");
    }

    @Test
    void whatever_the_contract_allows_is_set_and_accepted() throws Exception {
        long seed = Long.getLong("report.seed", System.nanoTime());
        System.out.println("report.seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2; i++) {
            SampleReport report = SampleReport.random(random);
            byte[] pdf = report.pdf();
            assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFA_3_A))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFUA_1))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(ReadBack.attached(pdf)).isEqualTo(report.canonical());
        }
    }

    @Test
    void a_report_without_language_or_time_is_refused_by_name() {
        JsonNode tree = SampleReport.of("s2", "FR").tree();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportPages.pdf(tree, new byte[0]))
                .withMessageContaining("report.language is \"FR\"");
        ObjectNode timeless = (ObjectNode) SampleReport.of("s2", "ZH").tree();
        ((ObjectNode) timeless.path("report")).put("madeAt", "yesterday");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportPages.pdf(timeless, new byte[0]))
                .withMessageContaining("report.madeAt is \"yesterday\"");
    }
}
