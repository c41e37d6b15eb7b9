package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks for tests, honest ones and others. */
public final class Xlsx {
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String LINKS =
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";

    public Xlsx() {
        // Style 0 is plain, 1 a moment of the built-in formats, 2 one of the file's own, 3 an amount.
        parts.put(
                "xl/styles.xml",
                "<styleSheet " + MAIN
                        + "><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"
                        + " h:mm:ss\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"170\"/>"
                        + "<xf numFmtId=\"4\"/></cellXfs></styleSheet>");
    }

    /** Adds a sheet of rows as XML. */
    public Xlsx sheet(String name, String state, String rows) {
        int number = sheets.size() + 1;
        sheets.add(
                "<sheet name=\"" + name + "\" sheetId=\"" + number + "\" " + state + " r:id=\"rId" + number + "\"/>");
        relations.append("<Relationship Id=\"rId" + number + "\" Type=\"worksheet\" Target=\"worksheets/sheet" + number
                + ".xml\"/>");
        parts.put(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    /** Adds a sheet of texts. */
    public Xlsx texts(String name, List<List<String>> rows) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            xml.append("<row r=\"").append(i + 1).append("\">");
            for (int j = 0; j < rows.get(i).size(); j++) {
                xml.append(text(address(j, i + 1), rows.get(i).get(j)));
            }
            xml.append("</row>");
        }
        return sheet(name, "", xml.toString());
    }

    public Xlsx part(String name, String text) {
        parts.put(name, text);
        return this;
    }

    Xlsx from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;") + "</t></is></c>";
    }

    public static String number(String address, int style, String number) {
        return "<c r=\"" + address + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    private static String address(int column, int row) {
        return (column >= 26 ? String.valueOf((char) ('A' + column / 26 - 1)) : "") + (char) ('A' + column % 26) + row;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            write(zip, "[Content_Types].xml", "<Types/>");
            write(
                    zip,
                    "xl/workbook.xml",
                    "<workbook " + MAIN + " " + LINKS + ">" + properties + "<sheets>" + String.join("", sheets)
                            + "</sheets></workbook>");
            write(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                write(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }
}
