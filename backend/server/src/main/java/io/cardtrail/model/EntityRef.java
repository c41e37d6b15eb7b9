package io.cardtrail.model;

import java.util.Comparator;

/**
 * One thing, by its internal key: the normalised identifier, or for a PIN and a PERSON its keyed hash. Never leaves the server
 * as it is.
 *
 * @param key unique within the kind
 */
public record EntityRef(EntityKind kind, String key) implements Comparable<EntityRef> {
    private static final Comparator<EntityRef> ORDER =
            Comparator.comparing(EntityRef::kind).thenComparing(EntityRef::key);

    @Override
    public int compareTo(EntityRef other) {
        return ORDER.compare(this, other);
    }

    /** {@return the kind only: a key is an identifier and does not belong into a log} */
    @Override
    public String toString() {
        return kind + "(…)";
    }
}
