package io.cardtrail.warrant;

import java.util.Set;

/** The kernel's answer. */
public sealed interface Decision {
    /** The request is within one grant. */
    record Granted(Grant grant) implements Decision {}

    /** It is not; every reason that holds is listed. */
    record Denied(Set<Reason> reasons) implements Decision {}
}
