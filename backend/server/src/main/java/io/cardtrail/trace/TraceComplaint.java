package io.cardtrail.trace;

import io.cardtrail.model.KnownComplaint;

/** What can be wrong with a question that somebody asks by the forms of a screen. */
public enum TraceComplaint implements KnownComplaint {
    CUSTODY_START("from is a {a}, and no card's custody starts there: use a CARD, PIN, "
            + "PAYMENT_ACCOUNT, ACCOUNT, PERSON, ORGANISATION, PHONE or SIM"),
    MONEY_START("from is a {a}, and thread MONEY starts from a PAYMENT_ACCOUNT only"),
    MONEY_END("to is a {a}, and thread MONEY ends at a PAYMENT_ACCOUNT only"),
    LINK_START("from is a {a}, and thread LINK starts from an ACCOUNT, PHONE or SIM only"),
    LINK_END("to is a {a}, and ways of thread LINK end at an ACCOUNT, PHONE or SIM only"),
    LINK_ENDS_ALIKE("from and to are one and the same; ways of thread LINK lead to somebody else"),
    LINK_WAYPOINTS("thread LINK has no waypoints, for links have no order in time: leave out `via`, ask"
            + " for paths to each of them, or ask in CUSTODY or MONEY"),
    LONGEST_WAIT("maxGap is {a}: it must be 0 or more, at most {b} days"),
    TOO_MANY_CONDITIONS("via, exclude and clockSkew take at most {a} each; ask in several questions"),
    PAYMENT_WITHOUT_AMOUNT("payment has no amount on record, so nobody can say where it went: give another payment,"
            + " or trace MONEY from its account");

    private final String words;

    TraceComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
