package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A report being written. Everything becomes a node of a document tree, so nothing that came from outside can ever be markup; and every character
 * passes {@link Typeface#printable}.
 */
final class Sheet {
    static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** A place to jump to: a level, the text of the bookmark, and the id of the element. */
    private record Place(int level, String text, String id) {}

    private final Document document;
    private final Element head;
    private final Element body;
    private final List<Tongue> tongues;
    private final Typeface face;
    private final List<Place> places = new ArrayList<>();
    private int part;

    Sheet(List<Tongue> tongues, Typeface face) {
        this.tongues = tongues;
        this.face = face;
        try {
            this.document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        Element html = document.createElementNS(XHTML, "html");
        html.setAttribute("lang", tongues.getFirst().lang());
        document.appendChild(html);
        this.head = add(html, "head");
        this.body = add(html, "body");
    }

    Document document() {
        return document;
    }

    Element head() {
        return head;
    }

    Element body() {
        return body;
    }

    List<Tongue> tongues() {
        return tongues;
    }

    /** {@return the first language, where there is room for one only} */
    Tongue first() {
        return tongues.getFirst();
    }

    Typeface face() {
        return face;
    }

    Element add(Element parent, String tag) {
        Element element = document.createElementNS(XHTML, tag);
        parent.appendChild(element);
        return element;
    }

    Element add(Element parent, String tag, String kind) {
        Element element = add(parent, tag);
        element.setAttribute("class", kind);
        return element;
    }

    /** Appends a text that is nobody's language: numbers, names, identifiers. */
    void text(Element parent, String text) {
        parent.appendChild(document.createTextNode(face.printable(text)));
    }

    /** Appends a text that another follows: only its end may be a space. */
    void between(Element parent, String text) {
        parent.appendChild(document.createTextNode(text));
    }

    /** Appends the same in every language of the report, side by side. */
    void said(Element parent, Function<Tongue, String> what) {
        String before = null;
        for (Tongue tongue : tongues) {
            String text = what.apply(tongue);
            if (before == null || !before.equals(text)) {
                if (before != null) {
                    between(parent, " / ");
                }
                in(parent, tongue, text);
            }
            before = text;
        }
    }

    void label(Element parent, String key) {
        said(parent, tongue -> tongue.text(key));
    }

    void code(Element parent, String family, String code) {
        said(parent, tongue -> tongue.code(family, code));
    }

    /** Appends a paragraph in every language, one below the other. */
    void paragraphs(Element parent, Function<Tongue, String> what) {
        for (Tongue tongue : tongues) {
            Element paragraph = add(parent, "p", "lead");
            paragraph.setAttribute("lang", tongue.lang());
            text(paragraph, what.apply(tongue));
        }
    }

    /** Appends sentences: in one language as paragraphs, in two as a table with a column for each. */
    void sentences(Element parent, List<Function<Tongue, String>> sentences) {
        if (tongues.size() == 1) {
            sentences.forEach(sentence -> paragraphs(parent, sentence));
            return;
        }
        Element table = add(parent, "table", "pair");
        Element row = add(add(table, "thead"), "tr");
        for (Tongue tongue : tongues) {
            Element cell = header(row, "col");
            cell.setAttribute("lang", tongue.lang());
            text(cell, tongue.text("language"));
        }
        Element rows = add(table, "tbody");
        for (Function<Tongue, String> sentence : sentences) {
            Element line = add(rows, "tr");
            for (Tongue tongue : tongues) {
                Element cell = add(line, "td");
                cell.setAttribute("lang", tongue.lang());
                text(cell, sentence.apply(tongue));
            }
        }
    }

    Element header(Element row, String scope) {
        Element cell = add(row, "th");
        cell.setAttribute("scope", scope);
        return cell;
    }

    /** Begins a numbered part with its heading. */
    Element part(String key) {
        part++;
        Element section = add(body, "section");
        Element heading = add(section, "h2");
        heading.setAttribute("id", "part" + part);
        between(heading, part + ". ");
        place(heading, 2, part + ". ", tongue -> tongue.text(key));
        return section;
    }

    /** Appends a heading and its bookmark. */
    void heading(Element parent, int level, String id, Function<Tongue, String> what) {
        Element heading = add(parent, "h" + level);
        heading.setAttribute("id", id);
        place(heading, level, "", what);
    }

    private void place(Element heading, int level, String number, Function<Tongue, String> what) {
        said(heading, what);
        List<String> said = tongues.stream().map(what).map(face::printable).toList();
        places.add(new Place(level, number + String.join(" / ", said), heading.getAttribute("id")));
    }

    /** Writes the bookmarks; to be called when all headings stand. */
    void bookmarks() {
        Element marks = add(head, "bookmarks");
        Element above = marks;
        for (Place place : places) {
            Element mark = document.createElementNS(XHTML, "bookmark");
            mark.setAttribute("name", place.text());
            mark.setAttribute("href", "#" + place.id());
            if (place.level() <= 2) {
                marks.appendChild(mark);
                above = mark;
            } else {
                above.appendChild(mark);
            }
        }
    }

    private void in(Element parent, Tongue tongue, String text) {
        if (tongue.lang().equals(first().lang())) {
            text(parent, text);
        } else {
            Element span = add(parent, "span");
            span.setAttribute("lang", tongue.lang());
            text(span, text);
        }
    }
}
