package io.cardtrail.graph;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file as imported: what is kept of it is name, size and digest, never the bytes.
 *
 * @param digest SHA-256 of the bytes, hex
 * @param zone of times without an offset
 * @param mapping SHA-256 of the canonical mapping, hex
 * @param clock what the event times were taken from, such as {@code holder:云卡网}
 */
public record SourceFile(
        String name,
        String digest,
        long size,
        String charset,
        String zone,
        String mapping,
        Channel channel,
        String holder,
        String clock) {
    /** {@return under which the file is stored, once for each name of the same bytes} */
    String key() {
        return digest + ":" + name;
    }

    /** {@return how it lies in the graph, without the number of its first batch} */
    Map<String, Object> properties() {
        return Map.of(
                "key", key(),
                "name", name,
                "digest", digest,
                "size", size,
                "charset", charset,
                "zone", zone,
                "mapping", mapping,
                "channel", channel.name(),
                "holder", holder);
    }

    byte[] canonical() {
        Map<String, Object> text = new TreeMap<>(properties());
        text.put("size", Long.toString(size));
        return CanonicalJson.of(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return a file as it lies in the graph, empty if that is none of ours; its clock is not there}
     *
     * @param first number of its first batch
     */
    static Optional<SourceFile> found(Map<String, @Nullable Object> properties, long first) {
        try {
            SourceFile file = new SourceFile(
                    String.valueOf(properties.get("name")),
                    String.valueOf(properties.get("digest")),
                    properties.get("size") instanceof Long size ? size : -1,
                    String.valueOf(properties.get("charset")),
                    String.valueOf(properties.get("zone")),
                    String.valueOf(properties.get("mapping")),
                    Channel.valueOf(String.valueOf(properties.get("channel"))),
                    String.valueOf(properties.get("holder")),
                    "");
            Map<String, @Nullable Object> rest = new TreeMap<>(properties);
            Object seq = rest.remove("seq");
            return Long.valueOf(first).equals(seq) && rest.equals(file.properties())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IllegalArgumentException noChannelOfOurs) {
            return Optional.empty();
        }
    }
}
