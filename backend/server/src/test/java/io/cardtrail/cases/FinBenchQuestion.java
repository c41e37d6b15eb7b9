package io.cardtrail.cases;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.Direction;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question to FinBench's data, in the product's terms. Both ends of its window are excluded. */
record FinBenchQuestion(JsonNode line) {
    /** One account that is reached; {@code account} without the provider before it. */
    record Row(String account, int hops, long millis) {
        static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> new BigInteger(row.account()));

        @Override
        public String toString() {
            return account + "|" + hops + "|" + millis;
        }
    }

    /** {@return all questions, those of the four files one after the other} */
    static List<FinBenchQuestion> all() {
        return Stream.of("trace-transfers", "trace-transfers-and-withdrawals", "trace-hub", "trace-whole-days")
                .flatMap(name -> FinBench.expected(name).stream())
                .map(FinBenchQuestion::new)
                .toList();
    }

    /** {@return the widest question about the hub: its payments of seven hops forward} */
    static FinBenchQuestion fromTheHub() {
        return all().stream()
                .filter(question -> question.line().path("dataset").asString().equals("hub")
                        && question.line().path("param").asString().equals("B001")
                        && question.direction() == Direction.FORWARD
                        && question.hops() == 7)
                .findFirst()
                .orElseThrow();
    }

    /** {@return the account's provider, which keeps the data sets apart} */
    String provider() {
        return line.path("dataset").asString().equals("hub")
                ? "FINBENCH_HUB"
                : line.path("edges").asString().equals("TD") ? "FINBENCH_DAYS" : "FINBENCH";
    }

    /** {@return whose records are asked for} */
    Set<String> holders() {
        return switch (line.path("edges").asString()) {
            case "TW" -> Set.of("FinBench", "FinBench withdrawals");
            case "TD" -> Set.of("FinBench whole days");
            default -> Set.of(provider().equals("FINBENCH_HUB") ? "FinBench hub" : "FinBench");
        };
    }

    EntityRef start() {
        return new EntityRef(
                EntityKind.PAYMENT_ACCOUNT,
                provider() + ":" + line.path("account").asString());
    }

    Direction direction() {
        return Direction.valueOf(line.path("direction").asString());
    }

    int hops() {
        return line.path("k").asInt();
    }

    /** {@return the window in which a payment must lie, or null where no time lies between its ends} */
    @Nullable
    Interval window() {
        Instant from = Instant.ofEpochMilli(line.path("start").asLong() + 1);
        Instant to = Instant.ofEpochMilli(line.path("end").asLong());
        return from.isBefore(to) ? new Interval(from, to) : null;
    }

    int count() {
        return line.path("count").asInt();
    }

    /** {@return what {@code rows} have wrong, or null} Money that comes back reaches its start, which is no row. */
    @Nullable
    String difference(Stream<Row> rows) {
        List<Row> sorted = rows.filter(
                        row -> !row.account().equals(line.path("account").asString()))
                .sorted(Row.ORDER)
                .toList();
        String text = sorted.stream().map(row -> row + "\n").collect(Collectors.joining());
        if (sorted.size() == count()
                && Sha256.hex(text).equals(line.path("sha256").asString())) {
            return null;
        }
        List<String> got = text.lines().toList();
        List<String> expected = line.path("answer")
                .valueStream()
                .map(row -> row.path(0).asString() + "|" + row.path(1).asInt() + "|"
                        + row.path(2).asLong())
                .toList();
        return this + ": " + sorted.size() + " rows for " + count() + "; too much "
                + got.stream().filter(row -> !expected.contains(row)).limit(5).toList() + ", missing "
                + expected.stream().filter(row -> !got.contains(row)).limit(5).toList();
    }

    @Override
    public String toString() {
        return line.path("dataset").asString() + " " + line.path("edges").asString() + " "
                + line.path("param").asString() + " " + direction() + " " + hops();
    }
}
