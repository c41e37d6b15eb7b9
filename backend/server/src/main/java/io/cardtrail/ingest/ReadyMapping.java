package io.cardtrail.ingest;

import io.cardtrail.model.Channel;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A mapping that comes with the program, for an export that many holders make in the same way. Its holder is an example and has to be
 * replaced by whose records these are.
 *
 * @param id name of its file
 * @param zh what it is for, in Chinese
 * @param en the same in English
 * @param text the mapping as JSON
 */
public record ReadyMapping(String id, String zh, String en, String text) {
    private static final List<ReadyMapping> SHIPPED = shipped();

    /** {@return all of them, in the order they are offered} */
    public static List<ReadyMapping> all() {
        return SHIPPED;
    }

    /** {@return what it says} */
    Mapping mapping() {
        return MappingReader.read(text);
    }

    /** {@return whose files it is for} */
    public Channel channel() {
        return mapping().channel();
    }

    /** {@return what each row says, as a mapping has it} */
    public String act() {
        return mapping().content().word();
    }

    private static List<ReadyMapping> shipped() {
        List<ReadyMapping> all = new ArrayList<>();
        for (JsonNode line : ShippedData.json("ingest/mappings/index.json")) {
            String id = line.path("id").asString();
            all.add(new ReadyMapping(
                    id,
                    line.path("zh").asString(),
                    line.path("en").asString(),
                    ShippedData.text("ingest/mappings/" + id + ".json")));
        }
        return List.copyOf(all);
    }
}
