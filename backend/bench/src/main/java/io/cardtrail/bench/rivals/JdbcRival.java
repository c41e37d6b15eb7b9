package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database asked by a prepared statement, forward and backward. Not thread-safe. */
final class JdbcRival implements Question.Answering, AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("[:$](id|to|start|end|k)\\b");
    private static final Pattern SEPARATOR = Pattern.compile(";\\R");
    private static final int LONGEST_SECONDS = 60;

    private final Prepared forward;
    private final Prepared backward;

    private record Prepared(PreparedStatement statement, List<String> parameters) {}

    /** @param text name of the texts, such as {@code postgres-layers} */
    JdbcRival(Connection connection, String text) throws SQLException, IOException {
        this(prepared(connection, text + ".forward.sql"), prepared(connection, text + ".backward.sql"));
    }

    private JdbcRival(Prepared forward, Prepared backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** {@return one with a single text, that goes forward} */
    static JdbcRival forward(Connection connection, String text) throws SQLException, IOException {
        Prepared only = prepared(connection, text + ".sql");
        return new JdbcRival(only, only);
    }

    private static Prepared prepared(Connection connection, String name) throws SQLException, IOException {
        List<String> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(text(name));
        String sql = matcher.replaceAll(found -> {
            parameters.add(found.group(1));
            return "?";
        });
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(LONGEST_SECONDS);
        return new Prepared(statement, parameters);
    }

    /**
     * Makes tables and indexes.
     *
     * @param name of a text with one statement after another
     * @param filled puts values into each
     */
    static void make(Connection connection, String name, UnaryOperator<String> filled)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String part : SEPARATOR.splitAsStream(text(name)).toList()) {
                statement.execute(filled.apply(part));
            }
        }
    }

    static String text(String name) throws IOException {
        try (InputStream in = JdbcRival.class.getResourceAsStream("/rivals/" + name)) {
            if (in == null) {
                throw new IOException("there is no text " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public List<Reached> answer(Question question) throws SQLException {
        return answer(question, question.account());
    }

    /** @param to where the ways end, in a text that asks for it */
    List<Reached> answer(Question question, int to) throws SQLException {
        Prepared prepared = question.forward() ? forward : backward;
        PreparedStatement statement = prepared.statement();
        for (int i = 0; i < prepared.parameters().size(); i++) {
            switch (prepared.parameters().get(i)) {
                case "id" -> statement.setLong(i + 1, question.account());
                case "to" -> statement.setLong(i + 1, to);
                case "start" -> statement.setLong(i + 1, question.after());
                case "end" -> statement.setLong(i + 1, question.before());
                default -> statement.setInt(i + 1, question.hops());
            }
        }
        List<Reached> reached = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reached.add(new Reached((int) rows.getLong(1), rows.getInt(2), rows.getLong(3)));
            }
        }
        return reached;
    }

    @Override
    public void close() throws SQLException {
        forward.statement().close();
        backward.statement().close();
    }
}
