package io.cardtrail.warrant;

/** Why a request is refused. Reasons speak of the request only, never of the data. */
public enum Reason {
    NOT_USABLE,
    OUTSIDE_VALIDITY,
    NOT_ASSIGNED,
    GRANT_NOT_CHOSEN,
    SUBJECT_NOT_NAMED,
    HOPS_EXCEEDED,
    CATEGORY_NOT_GRANTED,
    CHANNEL_NOT_GRANTED,
    WINDOW_NOT_GRANTED,
    CATEGORY_NOT_IN_CHANNEL,
    NEEDS_SECOND_APPROVAL,
    CROSS_BORDER,
    EXPORT_NOT_GRANTED
}
