package io.cardtrail.warrant;

/** In which office somebody approves. The three offices of an instrument, request included, are three different accounts. */
public enum Duty {
    /** The legal reviewer: whether the instrument is lawful. */
    REVIEW,
    /** The record custodian of the addressed holder: whether the records may be opened under it. */
    CUSTODY,
    /** The one approval of an emergency, until two ratify it. */
    EMERGENCY
}
