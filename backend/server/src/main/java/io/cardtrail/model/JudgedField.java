package io.cardtrail.model;

/** What two entities are compared by, to judge whether they are one and the same. */
public enum JudgedField {
    /** The identity document either is registered to, by its keyed hash. */
    IDENTITY_DOCUMENT,
    /** A phone registered together with either. */
    PHONE,
    /** A name as rows recorded it. */
    NAME,
    /** The user's part of accounts of two platforms. */
    USER_NAME,
    /** A device either was seen on: EQUAL an IMEI, CLOSE what can be shared or forged, a fingerprint or MAC. */
    DEVICE,
    /** An address either came from: EQUAL within one hour, CLOSE further apart. */
    ADDRESS,
    /** An account that used either of two devices. */
    ACCOUNT
}
