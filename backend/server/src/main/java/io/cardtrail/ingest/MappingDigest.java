package io.cardtrail.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canonical form of a mapping, whose SHA-256 says in every act's provenance how its row was read. */
final class MappingDigest {
    private MappingDigest() {}

    static Mapping seal(Mapping stated) {
        String digest = new Fingerprint("cardtrail mapping 1")
                .add(MappingReader.json(canonical(stated)))
                .hex();
        return new Mapping(
                stated.file(),
                stated.version(),
                stated.description(),
                stated.charset(),
                stated.separator(),
                stated.sheet(),
                stated.zone(),
                stated.channel(),
                stated.holder(),
                stated.content(),
                stated.carrier(),
                stated.columns(),
                stated.constants(),
                digest);
    }

    private static Map<String, @Nullable Object> canonical(Mapping mapping) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("file", mapping.file());
        form.put("version", mapping.version());
        form.put("description", mapping.description());
        form.put("charset", mapping.charset());
        form.put("separator", String.valueOf(mapping.separator()));
        if (mapping.sheet() != null) {
            form.put("sheet", mapping.sheet());
        }
        form.put("zone", mapping.zone().getId());
        form.put("channel", mapping.channel().name());
        form.put("holder", mapping.holder());
        form.put("act", mapping.content().word());
        form.put("carrier", mapping.carrier());
        form.put(
                "columns", mapping.columns().stream().map(MappingDigest::column).toList());
        form.put(
                "constants",
                mapping.constants().stream()
                        .map(constant -> List.of(
                                constant.role().name(),
                                constant.identifier().kind().name(),
                                constant.identifier().value()))
                        .toList());
        return form;
    }

    private static Map<String, @Nullable Object> column(Mapping.Column column) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("heading", column.heading());
        form.put("required", column.required());
        switch (column.target()) {
            case Target.Bearer bearer -> {
                form.put("role", bearer.role().name());
                form.put("kind", bearer.kind().name());
                form.put("prefix", bearer.prefix());
                form.put("list", bearer.list());
                form.put("range", bearer.range());
            }
            case Target.Time time -> form.put("time", time.part());
            case Target.Attribute attribute -> {
                form.put("attribute", attribute.name());
                form.put("values", new TreeMap<>(attribute.values()));
            }
            case Target.BearerName name -> form.put("nameOf", name.of());
            case Target.NotStored notStored -> form.put("stored", false);
        }
        return form;
    }
}
