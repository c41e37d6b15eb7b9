package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook's package. None is inflated further than is allowed for it, whatever the package says of its size, and no
 * part has a DTD or reaches anything outside of itself. Not thread-safe.
 */
final class PackageParts implements AutoCloseable {
    /** Of the parts that say what is in the others. */
    static final long SMALL = 16L << 20;
    /** Of the texts that cells share: they have to be in memory. */
    static final long TEXTS = 64L << 20;
    /** Of a sheet. */
    static final long SHEET = 4L << 30;

    /** Of one piece of a part: an element that begins with its attributes, a comment, a section. The parser has it in memory whole. */
    private static final long PIECE = 4L << 20;

    private static final int MOST_PARTS = 10_000;
    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;

    PackageParts(Path file) throws IOException {
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw unreadable();
        }
        if (zip.size() > MOST_PARTS || !has("xl/workbook.xml")) {
            zip.close();
            throw FileComplaint.NO_WORKBOOK.refused();
        }
    }

    static BadRequest unreadable() {
        return FileComplaint.WORKBOOK_DAMAGED.refused();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** An element that begins. */
    static final class Tag {
        private final XMLStreamReader xml;

        private Tag(XMLStreamReader xml) {
            this.xml = xml;
        }

        boolean is(String name) {
            return xml.getLocalName().equals(name);
        }

        @Nullable
        String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return null;
        }

        String needed(String name) {
            String value = attribute(name);
            if (value == null) {
                throw unreadable();
            }
            return value;
        }

        int number(String name) {
            try {
                return Integer.parseInt(needed(name));
            } catch (NumberFormatException e) {
                throw unreadable();
            }
        }
    }

    /** Looks at every element of a part. */
    @FunctionalInterface
    interface Look {
        void at(Tag tag);
    }

    void each(String part, long most, Look look) throws IOException {
        try (Part open = open(part, most)) {
            while (open.next()) {
                if (open.event() == XMLStreamConstants.START_ELEMENT) {
                    look.at(open.tag());
                }
            }
        }
    }

    Part open(String part, long most) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw unreadable();
        }
        Bounded bytes = new Bounded(zip.getInputStream(entry), most);
        try {
            return new Part(XML.createXMLStreamReader(bytes), bytes);
        } catch (XMLStreamException e) {
            bytes.close();
            throw unreadable();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One part while it is read; every way in which it is no XML comes as one message. */
    static final class Part implements AutoCloseable {
        private final XMLStreamReader xml;
        private final Bounded bytes;

        private Part(XMLStreamReader xml, Bounded bytes) {
            this.xml = xml;
            this.bytes = bytes;
        }

        boolean next() {
            try {
                if (!xml.hasNext()) {
                    return false;
                }
                bytes.nextPiece();
                if (xml.next() == XMLStreamConstants.DTD) {
                    throw FileComplaint.WORKBOOK_WITH_DTD.refused();
                }
                return true;
            } catch (XMLStreamException e) {
                if (e.getNestedException() instanceof TooLarge || e.getCause() instanceof TooLarge) {
                    throw TooLarge.refused();
                }
                throw unreadable();
            }
        }

        int event() {
            return xml.getEventType();
        }

        Tag tag() {
            return new Tag(xml);
        }

        boolean ends(String name) {
            return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(name);
        }

        /** {@return whether there is text here, of the kind that belongs to a value} */
        boolean characters() {
            return xml.isCharacters();
        }

        String text() {
            return xml.getText();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** More came out of the package than any honest one holds. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        static BadRequest refused() {
            return FileComplaint.WORKBOOK_TOO_LARGE.refused();
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;
        private long leftOfPiece = PIECE;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        void nextPiece() {
            leftOfPiece = PIECE;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            leftOfPiece -= read;
            if (left < 0 || leftOfPiece < 0) {
                throw new TooLarge();
            }
        }
    }
}
