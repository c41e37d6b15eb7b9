package io.cardtrail.report.pages;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one font of a report, and what it can honestly print. A renderer prints a wrong sign for a character that the font lacks, and nobody is
 * told; so every character is asked for here first.
 */
final class Typeface {
    static final String FAMILY = "Noto Sans SC";

    /** {@return the font of the build} Read once; needs some 12 MB. */
    static Typeface ofBuild() {
        return Held.FACE;
    }

    private static final class Held {
        static final Typeface FACE = new Typeface();
    }

    private static final int LAST_CODE_POINT = 0x10FFFF;

    private final byte[] bytes;
    private final TrueTypeFont font;
    private final CmapLookup cmap;
    private final Map<Integer, Integer> meaning = new HashMap<>();
    private final Map<Integer, Boolean> prints = new ConcurrentHashMap<>();
    private final Map<Integer, GeneralPath> outlines = new ConcurrentHashMap<>();

    private Typeface() {
        try (InputStream in = Typeface.class.getResourceAsStream("/report/font/NotoSansSC_400Regular.ttf")) {
            if (in == null) {
                throw new IllegalStateException("report/font/NotoSansSC_400Regular.ttf is not in the build");
            }
            bytes = in.readAllBytes();
            font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            cmap = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int point = 0; point <= LAST_CODE_POINT; point++) {
            int glyph = cmap.getGlyphId(point);
            if (glyph > 0) {
                meaning.merge(glyph, point, Typeface::plainer);
            }
        }
    }

    /** Of two characters with one shape, the one that text is written with: no radical, no compatibility form, then the lower. */
    private static int plainer(int one, int other) {
        boolean oneOdd = Invisible.isOddForm(one);
        boolean otherOdd = Invisible.isOddForm(other);
        boolean oneRare = Invisible.isRare(one);
        boolean otherRare = Invisible.isRare(other);
        if (oneOdd != otherOdd) {
            return oneOdd ? other : one;
        }
        return oneRare == otherRare ? Math.min(one, other) : oneRare ? other : one;
    }

    /**
     * {@return the font for one document} Without substitution of glyphs: a ligature would stand for two characters and be found as neither.
     *
     * @throws IOException never in fact: the bytes are in memory
     */
    PDType0Font in(PDDocument document) throws IOException {
        TrueTypeFont own = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        own.setEnableGsub(false);
        return PDType0Font.load(document, own, true);
    }

    /** {@return the character that a glyph of this font stands for in a report; 0 for none} */
    int meaning(int glyph) {
        return meaning.getOrDefault(glyph, 0);
    }

    /** {@return whether a character can be printed as itself: the font has a visible shape for it that no other character here has} */
    boolean prints(int point) {
        return point == ' '
                || prints.computeIfAbsent(point, asked -> {
                    int glyph = Invisible.isHarmless(asked) ? cmap.getGlyphId(asked) : 0;
                    return glyph > 0
                            && meaning(glyph) == asked
                            && !outline(glyph).getBounds2D().isEmpty();
                });
    }

    /** {@return a text as it can be printed} What can't be, and a space that a line would swallow, stands as its code point in brackets. */
    String printable(String text) {
        StringBuilder printed = new StringBuilder(text.length());
        int last = text.codePointCount(0, text.length()) - 1;
        int place = 0;
        boolean afterSpace = true;
        for (int at = 0; at < text.length(); place++) {
            int point = text.codePointAt(at);
            boolean lost = point == ' ' && (afterSpace || place == last);
            if (prints(point) && !lost) {
                printed.appendCodePoint(point);
            } else {
                printed.append("[U+").append(hex(point)).append(']');
            }
            afterSpace = point == ' ' && !lost;
            at += Character.charCount(point);
        }
        return printed.toString();
    }

    private static String hex(int point) {
        String hex = Integer.toHexString(point).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /** {@return how wide a printable text is at a size, in the unit of the size} */
    double width(String text, double size) {
        return text.codePoints().map(cmap::getGlyphId).map(this::advance).sum() * size / unitsPerEm();
    }

    /** {@return the outlines of a printable text, with its base line from a point, y downwards} */
    List<GeneralPath> shapes(String text, double size, double x, double y) {
        double scale = size / unitsPerEm();
        List<GeneralPath> shapes = new java.util.ArrayList<>();
        double at = x;
        for (int glyph : text.codePoints().map(cmap::getGlyphId).toArray()) {
            GeneralPath shape = new GeneralPath(outline(glyph));
            shape.transform(new AffineTransform(scale, 0, 0, -scale, at, y));
            shapes.add(shape);
            at += advance(glyph) * scale;
        }
        return shapes;
    }

    private synchronized int unitsPerEm() {
        try {
            return font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GeneralPath outline(int glyph) {
        return outlines.computeIfAbsent(glyph, this::read);
    }

    private synchronized GeneralPath read(int glyph) {
        try {
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null ? new GeneralPath() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
