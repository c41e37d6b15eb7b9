package io.cardtrail.graph;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which payments settled which sales, by the payment's number, whichever came first: payments and sales are noted in files, and joined at
 * the end. Used by one thread at a time.
 */
final class BulkSettlements implements AutoCloseable {
    private static final int LINK = 2 * Long.BYTES;

    private final BulkFile settled;
    private final Path salesFile;
    private final Path paymentsFile;
    private final DataOutputStream sales;
    /** Payments, each with the place of the one before it that has the same number. */
    private final DataOutputStream payments;

    private final IdTable newest;
    private long count;

    BulkSettlements(Path folder) {
        settled = new BulkFile(
                folder,
                "relationships-settlements",
                List.of(":START_ID", ":END_ID", ":TYPE", "at:long", "pair:string"));
        salesFile = folder.resolve("sales");
        paymentsFile = folder.resolve("payments");
        try {
            sales = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(salesFile)));
            payments = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(paymentsFile)));
        } catch (IOException e) {
            throw failed(e);
        }
        newest = new IdTable(folder.resolve("settling"));
    }

    void add(long node, ActRecord act, GraphForm form) {
        try {
            String reference = act.attributes().reference();
            if (act.kind() == ActKind.PAYMENT && reference != null) {
                payments.writeLong(node);
                payments.writeLong(newest.put(hash(reference), count));
                count++;
            }
            String settlement = act.attributes().settledBy();
            if (act.kind() == ActKind.SALE && settlement != null) {
                sales.write(hash(settlement));
                sales.writeLong(node);
                sales.writeLong(form.properties().get("at") instanceof Long at ? at : 0);
                sales.writeUTF(String.valueOf(form.properties().get("channel")));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static byte[] hash(String number) {
        return Sha256.of(number.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return how many ties there are, now that all sales and payments are known} */
    long end() {
        try {
            sales.close();
            payments.close();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(salesFile)));
                    RandomAccessFile links = new RandomAccessFile(paymentsFile.toFile(), "r")) {
                for (Sale sale = sale(in); sale != null; sale = sale(in)) {
                    long at = sale.payment();
                    while (at != IdTable.NONE) {
                        links.seek(at * LINK);
                        tie(sale, links.readLong());
                        at = links.readLong();
                    }
                }
            }
            return settled.written();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void tie(Sale sale, long payment) {
        settled.set(":START_ID", sale.node())
                .set(":END_ID", payment)
                .set(":TYPE", "SETTLED_BY")
                .set("at", sale.at())
                .set("pair", "SETTLED_BY@" + sale.channel());
        settled.end();
    }

    /**
     * A sale that states a payment.
     *
     * @param payment place of the newest payment of that number, {@link IdTable#NONE} if there is none
     */
    private record Sale(long payment, long node, long at, String channel) {}

    private @Nullable Sale sale(DataInputStream in) throws IOException {
        byte[] number = new byte[32];
        if (in.readNBytes(number, 0, number.length) < number.length) {
            return null;
        }
        try {
            return new Sale(newest.get(number), in.readLong(), in.readLong(), in.readUTF());
        } catch (EOFException e) {
            throw new IOException("the list of sales is cut off", e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the files of a first load can't be written", e);
    }

    @Override
    public void close() {
        try (sales;
                payments;
                settled) {
            newest.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
