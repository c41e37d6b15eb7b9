package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made to exhaust whoever reads them; of any size, and never in memory themselves. */
enum HostileFile {
    ONE_LINE("", "a"),
    ONE_QUOTED_CELL("订单号,下单时间\n1,\"", "a\n"),
    HEADINGS_WITHOUT_END("", "a,"),
    COLUMNS_WITHOUT_END("订单号,下单时间\n", "a,"),
    EMPTY_LINES("", "\n"),
    EMPTY_LINES_OF_MACINTOSH("a,b\r", "\r"),
    SPACE("", " "),
    HALF_CHARACTERS("\uFEFF", "\u0000"),
    JSON_TEXT("{\"a\": \"", "a"),
    JSON_DEPTH("", "{\"a\":"),
    JSON_ARRAY("{\"a\": [", "1,"),
    JSON_MEMBERS("{\"a\": 1}\n", "{\"b\": 1, \"c\": {\"d\": 2}}\n"),
    /** Every row is rejected. */
    REJECTS("订单号,下单时间,卖家账号,买家账号,卡种,面值,数量,卡号,卡密,成交价,支付方式,支付单号,IP,设备指纹\n", "x\n"),
    SHEET_OF_EMPTY_ROWS("xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row/>"),
    SHEET_OF_CELLS("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "<c><v>1</v></c>"),
    SHEET_WITH_A_LONG_CELL("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>", "a"),
    SHEET_WITH_A_LONG_SECTION("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v><![CDATA[", "a"),
    SHEET_WITH_A_LONG_ATTRIBUTE("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"", "a"),
    SHEET_WITH_A_LONG_COMMENT("xl/worksheets/sheet1.xml", "<worksheet><!-- ", "a"),
    SHEET_WITH_A_LONG_INSTRUCTION("xl/worksheets/sheet1.xml", "<worksheet><?a ", "a"),
    SHEET_WITH_A_LONG_NAME("xl/worksheets/sheet1.xml", "<worksheet><", "a"),
    SHEET_OF_ELEMENTS_IN_ELEMENTS("xl/worksheets/sheet1.xml", "<worksheet>", "<a>"),
    TEXTS_WITHOUT_END("xl/sharedStrings.xml", "<sst>", "<si/>"),
    STYLES_WITHOUT_END("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>"),
    SHEETS_WITHOUT_END("xl/workbook.xml", "<workbook><sheets>", "<sheet name=\"a\" id=\"b\"/>");

    private final String part;
    private final String begin;
    private final String again;

    HostileFile(String begin, String again) {
        this("", begin, again);
    }

    HostileFile(String part, String begin, String again) {
        this.part = part;
        this.begin = begin;
        this.again = again;
    }

    /** {@return whether much of it is read and kept before it is refused} */
    boolean kept() {
        return Set.of(REJECTS, TEXTS_WITHOUT_END, STYLES_WITHOUT_END, SHEETS_WITHOUT_END)
                .contains(this);
    }

    /** Of a workbook {@code bytes} is the size of the part once it is unpacked. */
    void write(Path file, long bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (!part.isEmpty()) {
                workbook(out, bytes);
            } else {
                content(out, bytes);
            }
        }
    }

    private void content(OutputStream out, long bytes) throws IOException {
        byte[] first = begin.getBytes(UTF_8);
        byte[] more = again.repeat(8 * 1024).getBytes(UTF_8);
        out.write(first);
        for (long written = first.length; written < bytes; written += more.length) {
            out.write(more);
        }
    }

    private void workbook(OutputStream out, long bytes) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(1);
        for (String name : new String[] {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"}) {
            if (!name.equals(part)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(honest(name).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        zip.putNextEntry(new ZipEntry(part));
        content(zip, bytes);
        zip.closeEntry();
        zip.finish();
    }

    private static String honest(String name) {
        return switch (name) {
            case "xl/workbook.xml" -> FuzzedReaders.WORKBOOK;
            case "xl/_rels/workbook.xml.rels" ->
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
            default -> "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
        };
    }
}
