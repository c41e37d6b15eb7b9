package io.cardtrail.ingest;

import io.cardtrail.model.KnownComplaint;

/** What can be wrong with a mapping. */
enum MappingComplaint implements KnownComplaint {
    MAPPING_TOO_LARGE("the mapping is larger than {a} bytes"),
    MAPPING_TOO_LONG("the mapping is longer than {a} characters; no file needs that many columns"),
    NO_JSON("the mapping is no valid JSON (near line {a}): correct it, and give every property only once"),
    NO_MAPPING("no mapping was sent for this file yet"),
    OTHER_MAPPING("another mapping was sent for this file meanwhile, or none; look at it again"),
    OBJECT_NEEDED("a JSON object is needed here"),
    LIST_NEEDED("a list of at most {a} objects is needed"),
    TEXT_NEEDED("a text is needed here"),
    TEXT_LENGTH("1 to {a} characters without control characters are needed"),
    TRUE_OR_FALSE("use true or false"),
    LOWER_CASE("use lower case"),
    MISSING("it is missing; add it"),
    TARGET_MISSING("it is missing; say what the column is, or null if it is not stored"),
    UNKNOWN_WORD("unknown; use one of {a}"),
    UNKNOWN_PROPERTY("property \"{a}\" is unknown here; remove it or correct its name"),
    WORD_TWICE("two of the words are the same once normalised; keep one"),
    NO_WORDS("it is empty; name the words of the column or leave it out"),
    HEADINGS_NEEDED("columns are found by their headings; add a first line with headings"),
    SEPARATOR("use one of , ; | or a tab"),
    ZONE("use an IANA name such as Asia/Shanghai"),
    NO_SUCH_SHEET("the workbook has no sheet of that name"),
    NO_UNIT("leave it out for {a}"),
    UNIT("the only unit is {a}"),
    NO_VALUES("only a text has values; leave it out for {a}"),
    NO_SUCH_MEANING("\"{a}\" is no {b}; use one of {c}"),
    NO_TYPE("{a} has none; leave it out"),
    TYPE("a {a} has one of {b}"),
    NAMESPACE("only an ACCOUNT, PAYMENT_ACCOUNT, ORGANISATION or the type NUMBER has one, without a colon"),
    NUMBER_OF_WHOM("a NUMBER names nothing without whose number it is; add the holder or register it is of"),
    NEVER_CONSTANT("a {a} is never the same in every row; map a column"),
    CHECK("it does not fit {a}; leave it out or correct it"),
    MAPPED_TWICE("the column is mapped twice; keep one"),
    SAME_TARGET("another column is mapped to the same already; keep one"),
    RANGE_OF_CARDS("only a CARD has one, and not together with a list"),
    RANGE_ENDS("a range of serials needs both \"first\" and \"last\""),
    NAME_WITHOUT_NUMBER("no column maps a PERSON or ORGANISATION to that role; map its number too"),
    TIME_NEEDED(
            "the time of the act is needed, in one column to \"time\" or in two with \"part\": \"date\" and \"time\""),
    CARRIER_TWICE("a column says the carrier already; keep one of the two"),
    CARRIER_MISSING("it is missing; a serial names a card only together with its carrier"),
    NO_CARRIER("RECORD_KEEPING names no card; leave it out"),
    COLUMN_NEEDED("RECORD_KEEPING needs a column to \"{a}\""),
    NO_SUCH_ATTRIBUTE("{a} has no {b}; take the column out"),
    NO_SUCH_ROLE("{a} has no role {b}; it has {c}"),
    KINDS_OF_ROLE("{a} takes {b}");

    private final String words;

    MappingComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
