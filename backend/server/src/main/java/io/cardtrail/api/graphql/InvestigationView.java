package io.cardtrail.api.graphql;

import io.cardtrail.registry.Investigation;
import io.cardtrail.warrant.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An investigation, or one of its versions, on its way to a viewer.
 *
 * @param viewer account that opened it
 * @param whole with the long texts; null where nobody asked for them
 */
record InvestigationView(
        Instrument instrument,
        String viewer,
        Investigation.Head head,
        @Nullable Investigation whole) {
    static InvestigationView of(Instrument instrument, String viewer, Investigation whole) {
        return new InvestigationView(instrument, viewer, whole.head(), whole);
    }

    public String id() {
        return head.id();
    }

    public String name() {
        return head.name();
    }

    public List<String> tags() {
        return head.tags();
    }

    public String owner() {
        return head.owner();
    }

    public List<String> colleagues() {
        return head.colleagues();
    }

    public Instant createdAt() {
        return head.createdAt();
    }

    public Instant savedAt() {
        return head.savedAt();
    }

    public String savedBy() {
        return head.savedBy();
    }

    public int generation() {
        return head.generation();
    }

    public boolean mine() {
        return head.owner().equals(viewer);
    }

    public String narrative() {
        return text().narrative();
    }

    public String content() {
        return text().content();
    }

    private Investigation text() {
        return Objects.requireNonNull(whole, "the long texts were not asked for");
    }
}
