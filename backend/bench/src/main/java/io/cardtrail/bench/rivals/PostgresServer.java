package io.cardtrail.bench.rivals;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own in a folder that goes with it, on loopback. It needs the server's programs on the machine, and its driver is on the class
 * path of the profile {@code bench} only. Root starts it as the user {@code postgres}, which it insists on.
 */
public final class PostgresServer implements AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final Connection connection;

    /**
     * @param programs folder of {@code initdb} and {@code pg_ctl}
     * @param sharedBuffers such as {@code 512MB}
     */
    public PostgresServer(Path programs, String sharedBuffers) throws IOException, SQLException {
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
    }

    public Connection connection() {
        return connection;
    }

    /** {@return its version} */
    public String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    /** {@return a copy of a file that the server can read; it goes with the server} */
    public Path readable(Path file) throws IOException {
        Path readable = Files.copy(file, folder.resolve(file.getFileName()));
        return Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
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
