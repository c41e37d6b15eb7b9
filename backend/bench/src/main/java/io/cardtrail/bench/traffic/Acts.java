package io.cardtrail.bench.traffic;

/** Takes traffic act by act, as it is made. Parties and cards are numbers from 0; times are milliseconds of the epoch; money is fen. */
public interface Acts {
    /** Who sells to whom. */
    enum Trade {
        DEALER_TO_DEALER,
        DEALER_TO_ACCOUNT,
        ACCOUNT_TO_DEALER
    }

    /**
     * A payment's two ends.
     *
     * @param bank a bank card pays; otherwise a wallet does
     */
    record Money(boolean bank, long from, long to, long at, long amount) {}

    /** Takes an issue, and {@return the line it was written to, 0 where nothing is written} */
    long issued(long card, int dealer, long at, int faceValue);

    /**
     * Takes a sale, and {@return the line it was written to, 0 where nothing is written}
     *
     * @param first the first of {@code count} cards with numbers on end
     * @param payment number of the payment that settles it, negative if none is on record
     */
    long sold(
            Trade trade,
            long first,
            int count,
            int seller,
            int buyer,
            long at,
            int faceValue,
            long amount,
            long payment);

    /** Takes a payment, and {@return the line it was written to, 0 where nothing is written} */
    long paid(long number, Money money);

    /** Takes a check of a PIN, and {@return the line it was written to, 0 where nothing is written} */
    long checked(long card, int account, int address, int device, long at);

    /** Takes a redemption, and {@return the line it was written to, 0 where nothing is written} */
    long redeemed(long card, long phone, long at, int faceValue);
}
