package io.cardtrail.retention;

/** What happens to a record whose ceiling has passed and that no hold keeps. */
public enum AtCeiling {
    /** It is deleted. */
    DELETE,
    /** Nobody but the holder's custodian decides; by itself nothing is deleted. For ceilings that no law and no published rule gives. */
    REVIEW
}
