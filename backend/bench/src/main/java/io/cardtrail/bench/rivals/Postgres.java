package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own in a folder that goes with it, on loopback. It needs the server's programs on the machine, and its driver is on the class
 * path of the profile {@code bench} only. Root starts it as the user {@code postgres}, which it insists on.
 */
public final class Postgres implements Question.Answering, AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final Connection connection;
    private final JdbcRival rival;
    private final JdbcRival page;

    /**
     * @param programs folder of {@code initdb} and {@code pg_ctl}
     * @param csv payer, payee, time a line, without a header
     * @param sharedBuffers such as {@code 512MB}
     */
    public Postgres(Path programs, Path csv, String sharedBuffers) throws IOException, SQLException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("cardtrail-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path data = folder.resolve("data");
        run(programs.resolve("initdb").toString(), "-D", data.toString(), "-U", "bench", "-A", "trust", "--no-sync");
        int port = freePort();
        run(
                programs.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder + " -c shared_buffers=" + sharedBuffers
                        + " -c work_mem=256MB -c random_page_cost=1.1 -c jit=off -c fsync=off",
                "start");
        this.connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench");
        Path readable = Files.copy(csv, folder.resolve("transfers.csv"));
        Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE transfer (src bigint NOT NULL, dst bigint NOT NULL, ts bigint NOT NULL)");
            statement.execute("COPY transfer FROM '" + readable + "' WITH (FORMAT csv)");
            statement.execute("CREATE INDEX transfer_forward ON transfer (src, ts) INCLUDE (dst)");
            statement.execute("CREATE INDEX transfer_backward ON transfer (dst, ts) INCLUDE (src)");
            statement.execute("VACUUM ANALYZE transfer");
        }
        this.rival = new JdbcRival(connection, "postgres-layers");
        this.page = new JdbcRival(connection, "postgres-page");
    }

    /** {@return its version} */
    public String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public List<Reached> answer(Question question) throws SQLException {
        return rival.answer(question);
    }

    /** {@return the first 500 payments of the walk, fewest hops first and then by time: the far account of each, its hops and time} */
    public List<Reached> page(Question question) throws SQLException {
        return page.answer(question);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String... command) throws IOException {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", all) + " failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for " + command[0]);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        page.close();
        rival.close();
        connection.close();
        run(
                programs.resolve("pg_ctl").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-m",
                "immediate",
                "-w",
                "stop");
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
