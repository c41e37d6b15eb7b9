package io.cardtrail.graph.index;

/** Whether the index answers. */
public enum IndexState {
    /** It is set to no bytes. */
    OFF,
    /** It is being made; the frontier answers. */
    BUILDING,
    /** It answers. */
    READY,
    /** The graph holds more than it may hold; the frontier answers. */
    TOO_LARGE,
    /** It could not be made, and is tried again; the frontier answers. */
    FAILED
}
