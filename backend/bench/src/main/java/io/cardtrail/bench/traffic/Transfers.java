package io.cardtrail.bench.traffic;

import java.util.Arrays;

/** Takes the payments of traffic only, as three columns: who paid, who got it, when. Accounts are numbered as wallets are. */
public final class Transfers implements Acts {
    private int[] from = new int[1 << 16];
    private int[] to = new int[1 << 16];
    private long[] at = new long[1 << 16];
    private int size;
    private int accounts;

    /** {@return the number of payments} */
    public int size() {
        return size;
    }

    /** {@return accounts have numbers below this} */
    public int accounts() {
        return accounts;
    }

    public int from(int payment) {
        return from[payment];
    }

    public int to(int payment) {
        return to[payment];
    }

    /** {@return milliseconds of the epoch} */
    public long at(int payment) {
        return at[payment];
    }

    /** Adds one. */
    public void add(int payer, int payee, long time) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            at = Arrays.copyOf(at, size * 2);
        }
        from[size] = payer;
        to[size] = payee;
        at[size++] = time;
        accounts = Math.max(accounts, Math.max(payer, payee) + 1);
    }

    @Override
    public long issued(long card, int dealer, long time, int faceValue) {
        return 0;
    }

    @Override
    public long sold(
            Trade trade,
            long first,
            int count,
            int seller,
            int buyer,
            long time,
            int faceValue,
            long amount,
            long payment) {
        return 0;
    }

    /** Payments by bank cards are left out: their accounts have numbers of their own. */
    @Override
    public long paid(long number, Money money) {
        if (!money.bank()) {
            add(Math.toIntExact(money.from()), Math.toIntExact(money.to()), money.at());
        }
        return 0;
    }

    @Override
    public long checked(long card, int account, int address, int device, long time) {
        return 0;
    }

    @Override
    public long redeemed(long card, long phone, long time, int faceValue) {
        return 0;
    }
}
