package io.cardtrail.registry;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who changes an instrument.
 *
 * @param account name of the account
 * @param holder the record holder the account works for, or null for an authority's own
 */
public record Officer(
        String account, Set<Office> offices, @Nullable String holder) {
    public Officer {
        offices = Set.copyOf(offices);
    }

    boolean in(Office office) {
        return offices.contains(office);
    }
}
