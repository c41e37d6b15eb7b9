package io.cardtrail.model;

/**
 * Ways in which a holder's file can be less exact than it looks. None says why: a habit of a cash desk and a purpose look alike.
 * docs/mappings.md defines each.
 */
public enum BlurMeasure {
    /** Times stand on whole units far more often than chance puts them there. */
    TIMES_ROUNDED,
    /** Part of an identifier is overwritten, as in {@code 138****1234}. */
    IDENTIFIERS_MASKED,
    /** Identifiers of a fixed length are too short, nearly all by the same length. */
    IDENTIFIERS_CUT,
    /** A row has the reference of an earlier row and speaks of something else. */
    REFERENCES_REUSED,
    /** A card is sold once more by the same seller, to somebody else. */
    CARDS_RESOLD,
    /** One address or device stands in an implausible share of the rows. */
    ONE_FOR_MANY,
    /** The quantity is not the number of cards the row names. */
    QUANTITY_NOT_CARDS,
    /** The amount is not unit price times quantity. */
    AMOUNT_NOT_PRODUCT
}
