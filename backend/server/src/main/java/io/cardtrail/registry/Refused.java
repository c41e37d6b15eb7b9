package io.cardtrail.registry;

import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.ErrorCode;

/** A change of an instrument, or of what is kept under it, that is not made: by this account, in this state, or on this generation. */
public final class Refused extends CardtrailException {
    private static final long serialVersionUID = 1L;

    private Refused(ErrorCode code, String message) {
        super(code, message);
    }

    static Refused forbidden(String message) {
        return new Refused(ErrorCode.FORBIDDEN, message);
    }

    /** Absent and not this account's are one answer. */
    static Refused absent() {
        return new Refused(ErrorCode.NOT_FOUND, "there is no such instrument");
    }

    static Refused transition(String message) {
        return new Refused(ErrorCode.BAD_REQUEST, message);
    }

    static Refused stale(int asked, int now) {
        return new Refused(
                ErrorCode.STALE_GENERATION,
                "the instrument is at generation " + now + ", not " + asked
                        + ": somebody changed it meanwhile; read it again and decide anew");
    }

    /** {@return the refusal of a judgement on something other than what was read} */
    public static Refused judgedMeanwhile() {
        return new Refused(
                ErrorCode.STALE_GENERATION,
                "somebody judged these two meanwhile, or the rows say something else; read the list again and decide anew");
    }

    static Refused noCandidate() {
        return new Refused(ErrorCode.NOT_FOUND, "there is no such candidate or judgement under this grant");
    }

    static Refused staleInvestigation(int asked, int now) {
        return new Refused(
                ErrorCode.STALE_GENERATION,
                "the investigation is at generation " + now + ", not " + asked
                        + ": somebody saved it meanwhile; read it again and save yours on top, or as a new one");
    }

    /** {@return the refusal of what is absent, somebody else's, or not shared: one answer} */
    public static Refused noInvestigation() {
        return new Refused(ErrorCode.NOT_FOUND, "there is no such investigation or instrument");
    }

    static Refused staleObject() {
        return new Refused(
                ErrorCode.STALE_GENERATION, "somebody changed an object meanwhile; read it again and decide anew");
    }
}
