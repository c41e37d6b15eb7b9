package io.cardtrail.bench.traffic;

import io.cardtrail.bench.traffic.Acts.Money;
import io.cardtrail.bench.traffic.Acts.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Traffic of resold cards: channels by Zipf's law, resales geometric, and the faults of real records: lost sales, cards that go in a circle,
 * clocks that are wrong, equal times. The same seed and size give the same traffic. It is made card by card and held nowhere, so its size
 * is bounded by whoever takes it. In rings nothing is lost or wrong: their chains are known.
 */
public final class Traffic {
    /** Acts of one card on the average: an issue, 2.3 resales and a last sale, mostly paid for, a check and a redemption. */
    private static final double ACTS_A_CARD = 8.4;

    private static final double MORE_RESALES = 2.3 / 3.3;
    private static final int MOST_RESALES = 12;
    private static final double LOST = 0.10;
    private static final double CIRCLE = 0.01;
    private static final double WRONG_CLOCK = 0.02;
    private static final double EQUAL_TIME = 0.05;
    private static final double PAID = 0.9;
    private static final double CHECKED = 0.6;
    private static final double REDEEMED = 0.9;

    private static final int[] FACE_VALUES = {3_000, 5_000, 10_000, 20_000, 30_000, 50_000};
    /** 2025-01-01T00:00+08:00: nothing of it lies in the future of whoever imports it. */
    private static final long BEGIN = 1_735_660_800_000L;

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final Size size;
    private final Acts acts;
    private final SplittableRandom random;
    private final Zipf dealers;
    private final Zipf accounts;
    private final List<Ring> rings = new ArrayList<>();
    private long nextCard;
    private long nextPayment;
    private long made;

    /**
     * How much traffic.
     *
     * @param acts about
     * @param rings exactly; each has 60 cards and some 300 acts
     */
    public record Size(long acts, int rings) {
        int dealers() {
            return Math.clamp(acts / 500, 20, 20_000);
        }

        int accounts() {
            return Math.clamp(acts / 20, 100, 2_000_000);
        }
    }

    private Traffic(Size size, long seed, Acts acts) {
        this.size = size;
        this.acts = acts;
        this.random = new SplittableRandom(seed);
        this.dealers = new Zipf(size.dealers(), 1.1, 5);
        this.accounts = new Zipf(size.accounts(), 0.8, 5);
    }

    /**
     * {@return the rings that were planted, after all traffic was handed to {@code acts}}
     *
     * @throws IllegalArgumentException if the rings alone are more than the size
     */
    public static List<Ring> make(Size size, long seed, Acts acts) {
        if (size.rings() * 400L > size.acts()) {
            throw new IllegalArgumentException(size.rings() + " rings are more than " + size.acts() + " acts hold");
        }
        return new Traffic(size, seed, acts).make();
    }

    private List<Ring> make() {
        long cards = Math.round(size.acts() / ACTS_A_CARD);
        long between = size.rings() == 0 ? Long.MAX_VALUE : Math.max(1, cards / size.rings());
        while (made < size.acts()) {
            if (rings.size() < size.rings() && nextCard >= rings.size() * between) {
                rings.add(ring(rings.size()));
            } else {
                card();
            }
        }
        while (rings.size() < size.rings()) {
            rings.add(ring(rings.size()));
        }
        return List.copyOf(rings);
    }

    /** {@return the account of a wallet: dealers have theirs after those of accounts} */
    static long wallet(boolean dealer, int number, Size size) {
        return dealer ? size.accounts() + (long) number : number;
    }

    private void card() {
        long card = nextCard++;
        int faceValue = FACE_VALUES[random.nextInt(FACE_VALUES.length)];
        int holder = dealers.draw(random);
        long at = BEGIN + random.nextLong(300 * DAY);
        acts.issued(card, holder, seen(at), faceValue);
        made++;
        int before = holder;
        for (int resales = 0; resales < MOST_RESALES && random.nextDouble() < MORE_RESALES; resales++) {
            int buyer = random.nextDouble() < CIRCLE ? before : dealers.draw(random);
            at = later(at, 3 * DAY);
            sale(Trade.DEALER_TO_DEALER, card, holder, buyer, at, faceValue);
            before = holder;
            holder = buyer;
        }
        int account = accounts.draw(random);
        at = later(at, 5 * DAY);
        sale(Trade.DEALER_TO_ACCOUNT, card, holder, account, at, faceValue);
        if (random.nextDouble() < CHECKED) {
            at = later(at, 2 * DAY);
            acts.checked(card, account, random.nextInt(size.accounts()), account, seen(at));
            made++;
        }
        if (random.nextDouble() < REDEEMED) {
            at = later(at, DAY);
            acts.redeemed(card, phone(account), seen(at), faceValue);
            made++;
        }
    }

    private void sale(Trade trade, long card, int seller, int buyer, long at, int faceValue) {
        long price = faceValue * 92L / 100;
        long payment = -1;
        if (random.nextDouble() < PAID) {
            payment = nextPayment++;
            long from = wallet(trade == Trade.DEALER_TO_DEALER, buyer, size);
            acts.paid(
                    payment,
                    new Money(false, from, wallet(true, seller, size), seen(at + random.nextLong(MINUTE)), price));
            made++;
        }
        if (random.nextDouble() >= LOST) {
            acts.sold(trade, card, 1, seller, buyer, seen(at), faceValue, price, payment);
            made++;
        }
    }

    /** An account of its own pays six orders of ten cards; an agent and a shop pass them on; walk-in buyers redeem them. */
    private Ring ring(int number) {
        long first = nextCard;
        nextCard += 60;
        List<Long> cards = new ArrayList<>();
        for (long card = first; card < nextCard; card++) {
            cards.add(card);
        }
        Ring ring = Ring.begun(number, number, cards);
        int faceValue = 10_000;
        int platform = dealers.draw(random);
        int shop = dealers.draw(random);
        int thief = size.accounts() + number;
        long at = BEGIN + random.nextLong(250 * DAY);
        for (long card : cards) {
            acts.issued(card, platform, at, faceValue);
            made++;
        }
        for (int order = 0; order < 6; order++) {
            at += DAY / 24 + random.nextLong(DAY / 4);
            settled(ring, Trade.DEALER_TO_ACCOUNT, first + order * 10L, 10, platform, thief, at, faceValue, true);
        }
        at += DAY + random.nextLong(DAY);
        settled(ring, Trade.ACCOUNT_TO_DEALER, first, 60, thief, shop, at, faceValue, false);
        for (long card : cards) {
            int buyer = accounts.draw(random);
            at += MINUTE + random.nextLong(DAY / 24);
            settled(ring, Trade.DEALER_TO_ACCOUNT, card, 1, shop, buyer, at, faceValue, false);
            long check = at + MINUTE + random.nextLong(DAY / 24);
            note(ring, CsvActs.CHECKS, acts.checked(card, buyer, random.nextInt(size.accounts()), buyer, check));
            long redeemed = check + MINUTE + random.nextLong(DAY / 24);
            note(ring, CsvActs.REDEMPTIONS, acts.redeemed(card, phone(buyer), redeemed, faceValue));
            made += 2;
        }
        return ring;
    }

    private void settled(
            Ring ring,
            Trade trade,
            long first,
            int count,
            int seller,
            int buyer,
            long at,
            int faceValue,
            boolean stolen) {
        long price = faceValue * (long) count * 92 / 100;
        long payment = nextPayment++;
        long from = stolen
                ? ring.bankCard()
                : trade == Trade.ACCOUNT_TO_DEALER ? wallet(true, buyer, size) : thiefOrBuyer(buyer);
        long to = trade == Trade.ACCOUNT_TO_DEALER ? thiefOrBuyer(seller) : wallet(true, seller, size);
        long paid = acts.paid(payment, new Money(stolen, from, to, at, price));
        note(ring, stolen ? CsvActs.BANK_PAYMENTS : CsvActs.PAYMENTS, paid);
        note(
                ring,
                CsvActs.file(trade),
                acts.sold(trade, first, count, seller, buyer, at + 1_000, faceValue, price, payment));
        made += 2;
    }

    /** Accounts of rings come after the dealers' wallets. */
    private long thiefOrBuyer(int account) {
        return account < size.accounts() ? account : (long) account + size.dealers();
    }

    private static void note(Ring ring, String file, long line) {
        if (line > 0) {
            ring.acts().add(file + ":" + line);
        }
    }

    /** {@return the account's phone, as eleven digits} */
    private static long phone(int account) {
        return 17_600_000_000L + account;
    }

    private long later(long at, long mean) {
        return random.nextDouble() < EQUAL_TIME
                ? at
                : at + 1_000 * (1 + (long) (-Math.log(1 - random.nextDouble()) * mean / 1_000));
    }

    /** {@return the time on the holder's clock} */
    private long seen(long at) {
        return random.nextDouble() < WRONG_CLOCK ? at + random.nextLong(-300_000, 300_001) : at;
    }
}
