package io.cardtrail.etsi;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as XML, read into the tree of the JSON form: both then go through the same checks. No DTD, no entity but the five of XML,
 * no processing instruction; nothing is fetched. Element order is not checked.
 */
final class XmlForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 32;
    private static final QName ROOT = new QName(Namespaces.CORE, "HI1Message");
    private static final Set<String> SCHEMA_HINTS = Set.of("schemaLocation", "noNamespaceSchemaLocation");

    private final XMLStreamReader xml;
    private int nodes;

    private XmlForm(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * {@return the tree of {@code bytes}}
     *
     * @throws Refused if the bytes are no UTF-8 (encoding), no such XML, or hold what the schema does not know (schema)
     */
    static ObjectNode read(byte[] bytes, Schemas schemas) {
        String text = JsonForm.utf8(bytes);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            return new XmlForm(xml).message(schemas.message());
        } catch (XMLStreamException e) {
            // The parser's own message repeats what was sent.
            throw new Refused(Fault.SCHEMA, "the message is no well-formed XML, or has a DTD or an entity");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private ObjectNode message(Shape shape) throws XMLStreamException {
        String declared = xml.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
            throw new Refused(Fault.ENCODING, "the message declares another encoding than UTF-8");
        }
        next();
        if (!xml.isStartElement() || !xml.getName().equals(ROOT)) {
            throw new Refused(Fault.SCHEMA, "the message must be a HI1Message of the namespace " + Namespaces.CORE);
        }
        ObjectNode tree = object(shape, 1);
        next();
        if (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            throw new Refused(Fault.SCHEMA, "something stands after the message");
        }
        return tree;
    }

    /** To the next event that says something; what may not stand in a message is refused. */
    private void next() throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default ->
                    throw new Refused(
                            Fault.SCHEMA, "a DTD, an entity or a processing instruction stands in the message");
            }
        }
    }

    private ObjectNode object(Shape shape, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new Refused(Fault.SCHEMA, "the message is nested deeper than " + MAX_DEPTH);
        }
        String type = attributes(shape.typed(), depth == 1);
        ObjectNode object = NODES.objectNode();
        Shape concrete = shape;
        if (type != null) {
            concrete = shape.ofType(type)
                    .orElseThrow(
                            () -> new Refused(Fault.SCHEMA, "an object has a type that the standard does not know"));
            object.put("@xsi:type", type);
        }
        Set<String> closed = new LinkedHashSet<>();
        String open = "";
        next();
        while (!xml.isEndElement()) {
            if (xml.isCharacters()) {
                if (!xml.getText().isBlank()) {
                    throw new Refused(Fault.SCHEMA, "text stands between elements");
                }
                next();
                continue;
            }
            count();
            String key = key();
            if (!key.equals(open)) {
                closed.add(open);
                open = key;
            }
            Shape child = concrete.properties().get(key);
            if (child == null && concrete.opaque()) {
                skip(depth + 1);
            } else if (child == null || closed.contains(key)) {
                throw new Refused(Fault.SCHEMA, "an element is unknown or stands where it may not");
            } else {
                add(object, key, child, depth + 1);
            }
            next();
        }
        return object;
    }

    private void add(ObjectNode object, String key, Shape shape, int depth) throws XMLStreamException {
        if (shape.kind() == Shape.Kind.LIST) {
            JsonNode before = object.get(key);
            ArrayNode list = before instanceof ArrayNode array ? array : object.putArray(key);
            list.add(value(shape.items(), depth));
        } else if (object.has(key)) {
            throw new Refused(Fault.SCHEMA, "an element that may stand once stands twice");
        } else {
            object.set(key, value(shape, depth));
        }
    }

    private JsonNode value(Shape shape, int depth) throws XMLStreamException {
        return switch (shape.kind()) {
            case OBJECT -> object(shape, depth);
            case WHOLE_NUMBER -> number(text());
            case TRUTH -> truth(text());
            case TEXT -> NODES.stringNode(text());
            case LIST, NOTHING -> throw new Refused(Fault.SCHEMA, "an element stands where nothing may");
        };
    }

    private static JsonNode number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused(Fault.SCHEMA, "a number is not a whole one of up to 9 digits");
        }
        return NODES.numberNode(Integer.parseInt(text));
    }

    private static JsonNode truth(String text) {
        return switch (text) {
            case "true", "1" -> NODES.booleanNode(true);
            case "false", "0" -> NODES.booleanNode(false);
            default -> throw new Refused(Fault.SCHEMA, "a truth value is neither true nor false");
        };
    }

    private String text() throws XMLStreamException {
        attributes(false, false);
        StringBuilder text = new StringBuilder();
        for (next(); !xml.isEndElement(); next()) {
            if (!xml.isCharacters()) {
                throw new Refused(Fault.SCHEMA, "an element stands inside a plain value");
            }
            text.append(xml.getText());
        }
        return text.toString();
    }

    private void skip(int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new Refused(Fault.SCHEMA, "the message is nested deeper than " + MAX_DEPTH);
        }
        for (next(); !xml.isEndElement(); next()) {
            if (xml.isStartElement()) {
                count();
                skip(depth + 1);
            }
        }
    }

    private void count() {
        if (++nodes > JsonForm.MOST_NODES) {
            throw new Refused(Fault.SCHEMA, "the message has too many elements");
        }
    }

    private String key() {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        return Namespaces.key(namespace, xml.getLocalName())
                .orElseThrow(() -> new Refused(Fault.SCHEMA, "an element has a namespace that is not the standard's"));
    }

    /** {@return the type the element has, null where it may have none} */
    private @Nullable String attributes(boolean typed, boolean root) {
        String type = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean xsi = Namespaces.XSI.equals(xml.getAttributeNamespace(i));
            if (xsi && typed && xml.getAttributeLocalName(i).equals("type")) {
                type = qualified(xml.getAttributeValue(i));
            } else if (!(root && xsi && SCHEMA_HINTS.contains(xml.getAttributeLocalName(i)))) {
                throw new Refused(Fault.SCHEMA, "an element has an unknown attribute");
            }
        }
        if (typed && type == null) {
            throw new Refused(Fault.SCHEMA, "an object has no xsi:type");
        }
        return type;
    }

    /** By its namespace: the prefix is the sender's choice. */
    private String qualified(String name) {
        String trimmed = name.strip();
        int colon = trimmed.indexOf(':');
        String prefix = colon < 0 ? "" : trimmed.substring(0, colon);
        String namespace = xml.getNamespaceContext().getNamespaceURI(prefix);
        return "{" + (namespace == null ? "" : namespace) + "}" + trimmed.substring(colon + 1);
    }
}
