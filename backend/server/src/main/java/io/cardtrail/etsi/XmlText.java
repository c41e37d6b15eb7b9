package io.cardtrail.etsi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the tree of a message as XML, elements in the order of the schema. */
final class XmlText {
    private final XMLStreamWriter xml;

    private XmlText(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** {@return {@code tree}, which the schema allows, as text} */
    static String write(ObjectNode tree, Schemas schemas) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("HI1Message");
            xml.writeDefaultNamespace(Namespaces.CORE);
            for (Map.Entry<String, String> entry : Namespaces.all().entrySet().stream()
                    .filter(entry -> !entry.getKey().isEmpty())
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                xml.writeNamespace(entry.getKey(), entry.getValue());
            }
            new XmlText(xml).members(tree, schemas.message());
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a response can't be written as XML", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void members(JsonNode object, Shape shape) throws XMLStreamException {
        for (Map.Entry<String, Shape> member : shape.properties().entrySet()) {
            JsonNode value = object.get(member.getKey());
            if (value == null || member.getKey().startsWith("@")) {
                continue;
            }
            if (value.isArray()) {
                for (JsonNode item : value) {
                    element(member.getKey(), item, member.getValue().items());
                }
            } else {
                element(member.getKey(), value, member.getValue());
            }
        }
    }

    private void element(String key, JsonNode value, Shape shape) throws XMLStreamException {
        xml.writeStartElement(key);
        if (value.isObject()) {
            Shape concrete = shape;
            String type = value.path("@xsi:type").asString("");
            if (!type.isEmpty()) {
                concrete = shape.ofType(type).orElseThrow();
                xml.writeAttribute("xsi:type", prefixed(type));
            }
            members(value, concrete);
        } else {
            xml.writeCharacters(value.asString());
        }
        xml.writeEndElement();
    }

    private static String prefixed(String type) {
        int end = type.indexOf('}');
        return Namespaces.prefix(type.substring(1, end)).orElseThrow() + ":" + type.substring(end + 1);
    }
}
