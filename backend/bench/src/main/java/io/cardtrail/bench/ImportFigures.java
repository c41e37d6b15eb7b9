package io.cardtrail.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Imports a case's files over HTTP and prints acts a second: {@code ImportFigures ORIGIN DATA CASE}. */
public final class ImportFigures {
    private ImportFigures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        Server server = new Server(URI.create(args[0]), Path.of(args[1]));
        Path folder = Path.of(args[2]);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve("files"))) {
            files = found.sorted().toList();
        }
        long rows = 0;
        long start = System.nanoTime();
        for (Path file : files) {
            String mapping = file.getFileName().toString().replaceAll("\\.[a-z]+$", ".json");
            String id = server.submit(file, folder.resolve("mappings").resolve(mapping));
            String job;
            do {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                job = server.ask("{importJob(id:\"" + id + "\"){state rowsRead message}}");
            } while (job.contains("QUEUED") || job.contains("RUNNING"));
            Server.first("(\"state\":\"DONE\")", job);
            rows += Long.parseLong(Server.first("\"rowsRead\":(\\d+)", job));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(Locale.ROOT, "%d rows in %.1f s: %.0f rows/s%n", rows, seconds, rows / seconds);
    }
}
