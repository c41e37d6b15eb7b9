package io.cardtrail.warrant;

/**
 * Who asks, and where the answer would go.
 *
 * @param account name of the account; an instrument may be used only by those it is assigned to
 * @param jurisdiction where the account stands, ISO 3166 alpha-2
 * @param asks whether it is in an office that asks: without one it is as if nothing were assigned to it
 * @param egress where this installation's answers leave to, ISO 3166 alpha-2
 */
public record Reader(String account, boolean asks, String jurisdiction, String egress) {
    /** {@return a reader at home} */
    public static Reader domestic(String account) {
        return new Reader(account, true, InstrumentTerms.HOME, InstrumentTerms.HOME);
    }
}
