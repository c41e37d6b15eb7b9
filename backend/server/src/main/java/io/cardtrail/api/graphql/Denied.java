package io.cardtrail.api.graphql;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;
import io.cardtrail.warrant.Reason;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The instrument does not permit the request. */
final class Denied extends CardtrailException {
    private static final long serialVersionUID = 1L;

    private final EnumSet<Reason> reasons;

    private final String audit;

    /**
     * @param audit token of the entry that has this refusal on record
     */
    Denied(Set<Reason> reasons, String audit) {
        this(reasons, audit, "");
    }

    /**
     * @param where more about the request, such as the clause that speaks against it; empty for nothing
     */
    Denied(Set<Reason> reasons, String audit, String where) {
        super(
                ErrorCode.DENIED,
                "the instrument does not permit this request: "
                        + reasons.stream().map(Reason::name).sorted().collect(Collectors.joining(", ")) + where);
        this.reasons = EnumSet.copyOf(reasons);
        this.audit = audit;
    }

    String audit() {
        return audit;
    }

    Set<Reason> reasons() {
        return EnumSet.copyOf(reasons);
    }
}
