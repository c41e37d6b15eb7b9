package io.cardtrail.report.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Says which character each glyph of a file means. PDFBox takes the lowest character that has the glyph, so 见 would be copied and found as the
 * radical ⻅; here it is the character that {@link Typeface} lets through.
 */
final class GlyphNames {
    /** One range: first glyph, last glyph, what the first means. */
    private static final Pattern RANGE = Pattern.compile("<([0-9A-F]{4})>\\s*<([0-9A-F]{4})>\\s*<[0-9A-F]+>");

    /** What a block of a CMap may hold. */
    private static final int BLOCK = 100;

    private GlyphNames() {}

    /** Rewrites the meanings in every font of a file that was saved once. */
    static void set(PDDocument document, Typeface face) throws IOException {
        Set<COSDictionary> done = new HashSet<>();
        for (PDPage page : document.getPages()) {
            COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
            for (COSName name : fonts == null ? Set.<COSName>of() : fonts.keySet()) {
                COSDictionary font = fonts.getCOSDictionary(name);
                if (font != null && done.add(font)) {
                    rewrite(document, font, face);
                }
            }
        }
    }

    private static void rewrite(PDDocument document, COSDictionary font, Typeface face) throws IOException {
        COSBase now = font.getDictionaryObject(COSName.TO_UNICODE);
        if (!(now instanceof COSStream stream)) {
            throw new PagesFailed("a font does not say what its glyphs mean");
        }
        Matcher ranges = RANGE.matcher(stream.toTextString());
        Set<Integer> glyphs = new TreeSet<>();
        while (ranges.find()) {
            for (int glyph = Integer.parseInt(ranges.group(1), 16);
                    glyph <= Integer.parseInt(ranges.group(2), 16);
                    glyph++) {
                glyphs.add(glyph);
            }
        }
        COSStream named = document.getDocument().createCOSStream();
        try (OutputStream out = named.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map(new ArrayList<>(glyphs), face).getBytes(StandardCharsets.US_ASCII));
        }
        font.setItem(COSName.TO_UNICODE, named);
    }

    private static String map(List<Integer> glyphs, Typeface face) {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < glyphs.size(); from += BLOCK) {
            List<Integer> block = glyphs.subList(from, Math.min(glyphs.size(), from + BLOCK));
            map.append(block.size()).append(" beginbfchar\n");
            for (int glyph : block) {
                int meaning = face.meaning(glyph);
                if (meaning == 0) {
                    throw new PagesFailed("a glyph of the file stands for no character: " + glyph);
                }
                map.append(String.format(Locale.ROOT, "<%04X> <", glyph));
                for (byte part : Character.toString(meaning).getBytes(StandardCharsets.UTF_16BE)) {
                    map.append(String.format(Locale.ROOT, "%02X", part));
                }
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
