package io.cardtrail.model;

/** Units that times are rounded to, finest first. */
public enum BlurUnit {
    SECOND,
    MINUTE,
    HOUR,
    DAY
}
