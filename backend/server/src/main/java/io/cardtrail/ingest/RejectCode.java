package io.cardtrail.ingest;

import io.cardtrail.model.BadIdentifier;

/** Why a row is not imported. */
public enum RejectCode {
    MISSING_REQUIRED("the cell is empty, but a row without it says too little"),
    BAD_TIME(
            "no such moment: write a date and a time of day such as 2026-03-02 10:15:04, with an offset if it is another"),
    FUTURE_TIME("the event lies after the import"),
    SERIAL_DAMAGED("scientific notation: a spreadsheet has cut the number, take it from the original source"),
    BAD_LENGTH("too long, or not of the length such a number has"),
    CHECK_DIGIT("the check digit is wrong"),
    BAD_FORMAT("not written the way such a value is, or a word that the mapping does not know"),
    BAD_NUMBER("no number as it should be here: yuan with at most two decimals, a quantity from 1, seconds from 0"),
    BAD_RANGE("the range runs backwards, misses an end, is narrower than the quantity, or names too many cards"),
    TRUNCATED_ROW("fewer cells than headings: the row is cut off");

    private final String reason;

    RejectCode(String reason) {
        this.reason = reason;
    }

    /** {@return what is wrong and what to do, never with a value of the row} */
    public String reason() {
        return reason;
    }

    static RejectCode of(BadIdentifier.Fault fault) {
        return switch (fault) {
            case SERIAL_DAMAGED -> SERIAL_DAMAGED;
            case BAD_LENGTH -> BAD_LENGTH;
            case CHECK_DIGIT -> CHECK_DIGIT;
            case BAD_FORMAT -> BAD_FORMAT;
        };
    }
}
