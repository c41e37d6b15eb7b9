package io.cardtrail.model;

/**
 * How sure a hop is. A: recorded with the identifier in a source row. B: derived and corroborated by two or more independent
 * records. C: one source's inference.
 */
public enum Grade {
    A,
    B,
    C
}
