package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Many readers of one server at once. Each asks one request after the other and does not wait for the others. */
final class Crowd implements AutoCloseable {
    private static final String TIMED_OUT = "the database needed longer than";
    private static final int PATIENCE = 3;
    /** What differs in every answer: under which entry it stands in the audit log. */
    private static final Pattern AUDIT = Pattern.compile("\"audit\":\"[^\"]*\"");

    private static final int TOLD = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI graphql;
    private final String token;

    Crowd(CardtrailServer server) {
        this.graphql = server.origin().resolve("/graphql");
        this.token = server.token();
    }

    /** A question as it goes over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String name, byte[] body) {
        Request(String name, String document, Map<String, ?> variables) {
            this(name, CaseFolder.JSON.writeValueAsBytes(Map.of("query", document, "variables", variables)));
        }
    }

    /** {@return the answer without what differs in each} */
    String ask(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request);
        return AUDIT.matcher(response.statusCode() + " " + new String(response.body(), UTF_8))
                .replaceAll("");
    }

    /** {@return the answer as it comes} */
    HttpResponse<byte[]> send(Request request) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(graphql)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json")
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofMinutes(2))
                        .POST(BodyPublishers.ofByteArray(request.body()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /**
     * What came of a while.
     *
     * @param nanos of each request of the readers
     * @param wrong answers that were not what they should be, their beginning and bounds
     * @param beside what the one beside them got, beginning and bounds
     */
    record Outcome(List<Long> nanos, Queue<String> wrong, List<String> beside) {}

    /**
     * Has readers ask until it is over, and somebody beside them.
     *
     * @param readers question → the answer that it must have
     * @param pause how long each waits after an answer, at most twice as long
     * @param beside asks over and over; may be empty
     */
    Outcome asks(List<Map.Entry<Request, String>> readers, BooleanSupplier over, Duration pause, List<Request> beside)
            throws InterruptedException, ExecutionException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean done = new AtomicBoolean();
        Future<List<String>> hostile = threads.submit(() -> {
            List<String> answers = new ArrayList<>();
            for (int i = 0; !beside.isEmpty() && (i < beside.size() || !done.get()); i++) {
                answers.add(gist(ask(beside.get(i % beside.size()))));
            }
            return answers;
        });
        List<Callable<List<Long>>> each = new ArrayList<>();
        for (Map.Entry<Request, String> reader : readers) {
            each.add(() -> {
                List<Long> taken = new ArrayList<>();
                do {
                    long begun = System.nanoTime();
                    String answer = ask(reader.getKey());
                    // A machine that is busy with something else takes longer than a reading may; the time counts.
                    for (int again = 0; again < PATIENCE && answer.contains(TIMED_OUT); again++) {
                        answer = ask(reader.getKey());
                    }
                    taken.add(System.nanoTime() - begun);
                    if (!answer.equals(reader.getValue())) {
                        wrong.add(reader.getKey().name() + ": " + gist(answer));
                    }
                    rest(pause);
                } while (!over.getAsBoolean());
                return taken;
            });
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> reader : threads.invokeAll(each)) {
            nanos.addAll(reader.get());
        }
        done.set(true);
        return new Outcome(nanos, wrong, hostile.get());
    }

    /** {@return what is kept of an answer, which may have many megabytes: its beginning, where errors stand, and its bounds} */
    private static String gist(String answer) {
        int bounds = Math.max(answer.lastIndexOf("\"bounds\""), Math.min(TOLD, answer.length()));
        return answer.substring(0, Math.min(TOLD, answer.length()))
                + answer.substring(bounds, Math.min(bounds + TOLD, answer.length()));
    }

    private static void rest(Duration pause) {
        if (!pause.isZero()) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2 * pause.toNanos()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
