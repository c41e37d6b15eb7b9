package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** PostgreSQL with a table of payments, indexed both ways. */
public final class Postgres implements Question.Answering, AutoCloseable {
    private final PostgresServer server;
    private final JdbcRival rival;
    private final JdbcRival page;
    private final JdbcRival ways;

    /**
     * @param programs folder of {@code initdb} and {@code pg_ctl}
     * @param csv payer, payee, time a line, without a header
     * @param sharedBuffers such as {@code 512MB}
     */
    public Postgres(Path programs, Path csv, String sharedBuffers) throws IOException, SQLException {
        this.server = new PostgresServer(programs, sharedBuffers);
        try (Statement statement = server.connection().createStatement()) {
            statement.execute("CREATE TABLE transfer (src bigint NOT NULL, dst bigint NOT NULL, ts bigint NOT NULL)");
            statement.execute("COPY transfer FROM '" + server.readable(csv) + "' WITH (FORMAT csv)");
            statement.execute("CREATE INDEX transfer_forward ON transfer (src, ts) INCLUDE (dst)");
            statement.execute("CREATE INDEX transfer_backward ON transfer (dst, ts) INCLUDE (src)");
            statement.execute("VACUUM ANALYZE transfer");
        }
        this.rival = new JdbcRival(server.connection(), "postgres-layers");
        this.page = new JdbcRival(server.connection(), "postgres-page");
        this.ways = JdbcRival.forward(server.connection(), "postgres-ways");
    }

    /** {@return its version} */
    public String version() throws SQLException {
        return server.version();
    }

    @Override
    public List<Reached> answer(Question question) throws SQLException {
        return rival.answer(question);
    }

    /** {@return the first 500 payments of the walk, fewest hops first and then by time: the far account of each, its hops and time} */
    public List<Reached> page(Question question) throws SQLException {
        return page.answer(question);
    }

    /** {@return the payments on ways from the question's account to another: the far account of each, the fewest hops to it, its time} */
    public List<Reached> ways(Question question, int to) throws SQLException {
        return ways.answer(question, to);
    }

    @Override
    public void close() throws SQLException, IOException {
        ways.close();
        page.close();
        rival.close();
        server.close();
    }
}
