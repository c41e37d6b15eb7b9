package io.cardtrail.bench.rivals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL with a table of payments that already says which fen of its account each takes, as somebody would build it who asks nothing
 * but where money went and never takes a payment back. Not thread-safe.
 */
public final class TaintRival implements AutoCloseable {
    private final PreparedStatement carried;

    /** @param payments a file that the database can read: number, payer, payee, fen, from and to of what it takes, where it is put */
    public TaintRival(Connection connection, String payments) throws SQLException, IOException {
        JdbcRival.make(connection, "taint-tables.sql", text -> text.replace(":payments", "'" + payments + "'"));
        this.carried = connection.prepareStatement(JdbcRival.text("taint.sql"));
    }

    /** {@return the payments that carry money of one within so many hops, and how many fen} */
    public Map<Long, Long> carried(long number, int hops) throws SQLException {
        carried.setLong(1, number);
        carried.setInt(2, hops);
        Map<Long, Long> found = new TreeMap<>();
        try (ResultSet rows = carried.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getLong(1), rows.getLong(3));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        carried.close();
    }
}
