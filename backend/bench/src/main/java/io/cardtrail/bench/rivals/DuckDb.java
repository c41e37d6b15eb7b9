package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** DuckDB in this process, its table sorted by payer and time. Its driver is on the class path of the profile {@code bench} only. */
public final class DuckDb implements Question.Answering, AutoCloseable {
    private final Connection connection;
    private final JdbcRival rival;

    /** @param csv payer, payee, time a line, without a header */
    public DuckDb(Path csv, int threads) throws SQLException, IOException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute(
                    "CREATE TABLE transfer_load (src BIGINT NOT NULL, dst BIGINT NOT NULL, ts BIGINT NOT NULL)");
            statement.execute(
                    "COPY transfer_load FROM '" + csv.toString().replace("'", "''") + "' (FORMAT csv, HEADER false)");
            statement.execute("CREATE TABLE transfer AS SELECT * FROM transfer_load ORDER BY src, ts");
            statement.execute("DROP TABLE transfer_load");
        }
        this.rival = new JdbcRival(connection, "duckdb-layers");
    }

    /** {@return its version} */
    public String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public List<Reached> answer(Question question) throws SQLException {
        return rival.answer(question);
    }

    @Override
    public void close() throws SQLException {
        rival.close();
        connection.close();
    }
}
