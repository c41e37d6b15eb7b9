package io.cardtrail.bench.rivals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database with a table of acts about cards and one of the payments that settled them, as somebody would build it who wants nothing but
 * the lives of cards. Not thread-safe.
 */
public final class CustodyRival implements AutoCloseable {
    private final PreparedStatement card;
    private final PreparedStatement phone;

    /**
     * Makes the tables and their indexes.
     *
     * @param acts a file of {@link TableActs} that the database can read
     * @param payments the other
     * @param format how {@code COPY} is told what they are
     */
    public CustodyRival(Connection connection, String acts, String payments, String format)
            throws SQLException, IOException {
        JdbcRival.make(
                connection,
                "custody-tables.sql",
                text -> text.replace(":acts", "'" + acts + "'")
                        .replace(":payments", "'" + payments + "'")
                        .replace(":format", format));
        this.card = connection.prepareStatement(JdbcRival.text("custody-card.sql"));
        this.phone = connection.prepareStatement(JdbcRival.text("custody-phone.sql"));
    }

    /** {@return how many acts and payments tell what became of a card, after all of them were read} */
    public int card(long number) throws SQLException {
        return read(card, number);
    }

    /** {@return how many acts and payments tell where the cards came from that a phone redeemed, after all of them were read} */
    public int phone(long number) throws SQLException {
        return read(phone, number);
    }

    /** {@return for each dealer the cards of these phones were issued to, how many of the phones redeemed one of his} */
    public Map<Long, Integer> sources(List<Long> phones) throws SQLException, IOException {
        String numbers = phones.stream().map(String::valueOf).collect(Collectors.joining(", "));
        Map<Long, Integer> sources = new TreeMap<>();
        try (Statement statement = card.getConnection().createStatement();
                ResultSet rows = statement.executeQuery(
                        JdbcRival.text("custody-sources.sql").replace(":phones", numbers))) {
            while (rows.next()) {
                sources.put(rows.getLong(1), rows.getInt(2));
            }
        }
        return sources;
    }

    private static int read(PreparedStatement statement, long number) throws SQLException {
        statement.setLong(1, number);
        int told = 0;
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    sum += rows.getLong(i);
                }
                // The last column is the payment's time.
                told += rows.getObject(columns) == null ? 1 : 2;
            }
        }
        return sum == 0 ? 0 : told;
    }

    @Override
    public void close() throws SQLException {
        card.close();
        phone.close();
    }
}
