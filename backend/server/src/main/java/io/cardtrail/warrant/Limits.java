package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kind and state of an instrument take away from the terms of its grants. */
final class Limits {
    private Limits() {}

    /** {@return hops from a named subject that a grant can give} */
    static int hops(Instrument instrument, GrantTerms terms) {
        // The subject's own records are the acts it has a role in, one hop away: the next hop is somebody else's
        // record.
        // An emergency instrument has one approver, so it reaches no further than that either.
        boolean oneHop =
                instrument.kind() == InstrumentKind.SUBJECT_CONSENT || instrument.state() == WarrantState.EMERGENCY;
        return oneHop ? Math.min(1, terms.maxHops()) : terms.maxHops();
    }

    /** {@return categories that a grant can give} */
    static Set<Category> categories(Instrument instrument, GrantTerms terms) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        categories.addAll(terms.categories());
        if (instrument.state() == WarrantState.EMERGENCY && !instrument.terms().lifeAtRisk()) {
            categories.remove(Category.PAYMENT);
            categories.remove(Category.LOCATION);
        }
        return categories;
    }

    /** {@return the record holders that a grant reaches, null for all} */
    static @Nullable Set<String> holders(Instrument instrument, GrantTerms terms) {
        boolean addressed =
                !instrument.holders().isEmpty() || instrument.kind() == InstrumentKind.CARRIER_AUTHORISATION;
        if (!addressed) {
            return terms.holders();
        }
        Set<String> holders = new HashSet<>(instrument.holders());
        Set<String> granted = terms.holders();
        if (granted != null) {
            holders.retainAll(granted);
        }
        return holders;
    }
}
