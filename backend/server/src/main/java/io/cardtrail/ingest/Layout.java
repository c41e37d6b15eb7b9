package io.cardtrail.ingest;

import io.cardtrail.model.BadRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping laid over the headings of one file.
 *
 * @param headings as the file has them
 * @param columns what each column is mapped to, in the file's order; null for one that the mapping does not name
 */
record Layout(Mapping mapping, List<String> headings, List<Mapping.@Nullable Column> columns) {
    /**
     * {@return the mapping laid over {@code first}}
     *
     * @throws BadRequest if a mapped column is not in the file, or is there twice
     */
    static Layout of(Mapping mapping, @Nullable SourceRow first) {
        List<String> headings = headings(first);
        Map<String, Mapping.Column> mapped = new HashMap<>();
        mapping.columns().forEach(column -> mapped.put(column.heading(), column));
        List<Mapping.@Nullable Column> columns = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (String heading : headings) {
            Mapping.Column column = mapped.get(CellText.clean(heading));
            if (column != null && !found.add(column.heading())) {
                throw FileComplaint.COLUMN_TWICE.refused(column.heading());
            }
            columns.add(column);
        }
        List<String> missing = mapping.columns().stream()
                .map(Mapping.Column::heading)
                .filter(heading -> !found.contains(heading))
                .toList();
        if (!missing.isEmpty()) {
            throw FileComplaint.COLUMNS_LACKING.refused(missing);
        }
        return new Layout(mapping, headings, Collections.unmodifiableList(columns));
    }

    /**
     * {@return the headings that a file's first row is}
     *
     * @throws BadRequest if there is none, or no row of headings
     */
    static List<String> headings(@Nullable SourceRow first) {
        if (first == null) {
            throw FileComplaint.FILE_EMPTY.refused();
        }
        if (first.cells().size() > SourceText.MAX_COLUMNS || first.tooLong() >= 0) {
            throw FileComplaint.NO_HEADINGS.refused(SourceText.MAX_COLUMNS);
        }
        return List.copyOf(first.cells());
    }

    /** {@return index of the column of an attribute or time part, or -1} */
    int indexOf(Object what) {
        for (int i = 0; i < columns.size(); i++) {
            Mapping.Column column = columns.get(i);
            if (column != null && what.equals(key(column.target()))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Object key(Target target) {
        return switch (target) {
            case Target.Attribute attribute -> attribute.name();
            case Target.Time time -> time.part();
            case Target.Bearer bearer -> bearer.range();
            case Target.BearerName name -> name;
            case Target.NotStored notStored -> null;
        };
    }
}
