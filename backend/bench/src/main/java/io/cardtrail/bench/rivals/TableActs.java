package io.cardtrail.bench.rivals;

import io.cardtrail.bench.traffic.Acts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes traffic as two tables without headers: {@code acts.csv} with card, kind, time, two parties and the payment's number, {@code payments.csv} with
 * number, payer, payee, time. Keeps which cards and phones there are.
 */
public final class TableActs implements Acts, AutoCloseable {
    private static final int ISSUED = 0;
    private static final int SOLD = 1;
    private static final int CHECKED = 2;
    private static final int REDEEMED = 3;

    private final BufferedWriter acts;
    private final BufferedWriter payments;
    private final List<Long> cards = new ArrayList<>();
    private final List<Long> phones = new ArrayList<>();

    /** @param folder that is there */
    public TableActs(Path folder) throws IOException {
        this.acts = Files.newBufferedWriter(folder.resolve("acts.csv"));
        this.payments = Files.newBufferedWriter(folder.resolve("payments.csv"));
    }

    /** {@return each card, in the order they were issued} */
    public List<Long> cards() {
        return cards;
    }

    /** {@return the phone of each redemption} */
    public List<Long> phones() {
        return phones;
    }

    @Override
    public long issued(long card, int dealer, long at, int faceValue) {
        cards.add(card);
        return line(acts, card, ISSUED, at, -1, dealer, null);
    }

    @Override
    public long sold(
            Trade trade,
            long first,
            int count,
            int seller,
            int buyer,
            long at,
            int faceValue,
            long amount,
            long payment) {
        for (long card = first; card < first + count; card++) {
            line(acts, card, SOLD, at, seller, buyer, payment < 0 ? null : payment);
        }
        return 0;
    }

    @Override
    public long paid(long number, Money money) {
        return line(payments, number, money.from(), money.to(), money.at());
    }

    @Override
    public long checked(long card, int account, int address, int device, long at) {
        return line(acts, card, CHECKED, at, account, device, null);
    }

    @Override
    public long redeemed(long card, long phone, long at, int faceValue) {
        phones.add(phone);
        return line(acts, card, REDEEMED, at, -1, phone, null);
    }

    private static long line(BufferedWriter out, @Nullable Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write((i == 0 ? "" : ",") + (cells[i] == null ? "" : cells[i]));
            }
            out.write("\n");
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (acts;
                payments) {
            acts.flush();
        }
    }
}
