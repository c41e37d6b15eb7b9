package io.cardtrail.report.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PrintedTextTest {
    private static final Typeface FACE = Typeface.ofBuild();

    private static String printed(String title) throws Exception {
        return ReadBack.run(ReadBack.text(
                SampleReport.chain(0, "ZH").put("report", "title", title).pdf()));
    }

    @Test
    void a_rare_name_is_printed_as_its_code_point_and_never_as_another_sign() throws Exception {
        String printed = printed("张\uD842\uDFB7伟");
        assertThat(printed).contains("张[U+20BB7]伟").doesNotContain("#");
    }

    @Test
    void what_cant_be_seen_or_turns_the_direction_is_printed_as_its_code_point() {
        assertThat(FACE.printable("a\u202Eb\u200Bc\u0000d\u00ADe\uFEFFf\u00A0g\u3000h\u0301i\nj\u3164k"))
                .isEqualTo(
                        "a[U+202E]b[U+200B]c[U+0000]d[U+00AD]e[U+FEFF]f[U+00A0]g[U+3000]h[U+0301]i[U+000A]j[U+3164]k");
        assertThat(FACE.printable("\u05D0\u0627\uD800\uE000")).isEqualTo("[U+05D0][U+0627][U+D800][U+E000]");
        assertThat(FACE.printable(" a  b ")).isEqualTo("[U+0020]a [U+0020]b[U+0020]");
    }

    @Test
    void what_looks_like_another_character_is_printed_as_its_code_point() {
        assertThat(FACE.printable("见\u2EC5一\u2F00–\u2012")).isEqualTo("见[U+2EC5]一[U+2F00]–[U+2012]");
    }

    @Test
    void every_character_that_is_printed_as_itself_is_read_as_itself() throws Exception {
        long seed = Long.getLong("report.seed", System.nanoTime());
        System.out.println("report.seed " + seed);
        String all = new Random(seed)
                .ints(2000, 0x21, 0x30000)
                .filter(FACE::prints)
                .limit(800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String radicals = "见长门页风飞马鱼龙龟一丨丶丿乙二人入八几刀力十卜又口土士大女子宝山川工己干心戈户手支文斗方日曰月木欠止";
        assertThat(printed(all + radicals + "office affluent ffi --> != fi"))
                .contains(all + radicals + "officeaffluentffi-->!=fi");
    }

    @Test
    void text_from_outside_is_never_markup() throws Exception {
        String evil = "<img src=x onerror=alert(1)>&lt;b&gt;]]><script>1</script>{n}|\"'\\</style>";
        assertThat(printed(evil)).contains(ReadBack.run(evil));
    }

    @Test
    void a_long_text_without_a_space_wraps_and_is_whole() throws Exception {
        String digits = IntStream.range(0, 2500)
                .mapToObj(i -> String.format(Locale.ROOT, "%04d", i))
                .reduce("", String::concat);
        byte[] pdf = SampleReport.chain(0, "EN").put("report", "title", digits).pdf();
        // Of nine pages at most: the foot of each stands between the digits, its two numbers last.
        assertThat(ReadBack.run(ReadBack.text(pdf)).replaceAll("path\\.jsonSHA-256[0-9a-f]{64}·Page/[1-9][1-9]", ""))
                .contains(digits);
        assertThat(ReadBack.beyondTheMargins(pdf)).isZero();
    }

    @Test
    void nothing_runs_over_the_margins() throws Exception {
        byte[] pdf = SampleReport.of("s5", "BOTH")
                .named("9".repeat(64) + "x".repeat(500))
                .pdf();
        assertThat(ReadBack.beyondTheMargins(pdf)).isZero();
        assertThat(ReadBack.complaints(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }
}
