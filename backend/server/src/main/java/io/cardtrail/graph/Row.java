package io.cardtrail.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of a query's result, by the columns its header names. Maps and lists hold only strings, longs, booleans, null. */
public record Row(Map<String, @Nullable Object> values) {
    public String string(String column) {
        return (String) need(column);
    }

    public @Nullable String stringOrNull(String column) {
        return (String) values.get(column);
    }

    public long number(String column) {
        return (Long) need(column);
    }

    public boolean truth(String column) {
        return (Boolean) need(column);
    }

    public @Nullable Long numberOrNull(String column) {
        return (Long) values.get(column);
    }

    @SuppressWarnings("unchecked") // the catalogue's columns are checked by the query's own test
    public List<String> strings(String column) {
        return (List<String>) need(column);
    }

    /** {@return a map; null values are left out} */
    public Map<String, Object> map(String column) {
        Map<String, Object> present = new TreeMap<>();
        ((Map<?, ?>) need(column)).forEach((name, value) -> {
            if (value != null) {
                present.put(String.valueOf(name), value);
            }
        });
        return present;
    }

    /** {@return a list of maps as rows} */
    @SuppressWarnings("unchecked") // as above
    public List<Row> rows(String column) {
        return ((List<Map<String, @Nullable Object>>) need(column))
                .stream().map(Row::new).toList();
    }

    private Object need(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is missing or null");
        }
        return value;
    }
}
