package io.cardtrail.warrant;

/** The kinds of legal instrument; most are notices, not court warrants, and are kept apart. */
public enum InstrumentKind {
    COURT_ORDER_CRIMINAL,
    COURT_ORDER_CIVIL,
    PROCURATORATE_NOTICE,
    POLICE_NOTICE,
    TECHNICAL_DECISION,
    ADMINISTRATIVE_DEMAND,
    SUBJECT_CONSENT,
    CARRIER_AUTHORISATION,
    PRESERVATION_ORDER,
    MLA_APPROVAL
}
