package io.cardtrail.cases;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least a money trace can cost: one loop over arrays that know nothing of scope, sources or acts. Of each account the earliest
 * arrival, layer by layer.
 */
public final class RawLoop {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
            .toFormatter();

    /** One account that is reached. */
    public record Row(int account, int hops, long time) {}

    private record Transfer(int from, int to, long time) {}

    private final Map<String, Integer> accounts = new HashMap<>();
    private final int[] first;
    private final long[] time;
    private final int[] target;
    private final long[] best;
    private final int[] hops;
    private final int[] layerOf;
    private int[] touched = new int[1024];
    private int touchedCount;
    private int[] layer = new int[1024];
    private long[] arrival = new long[1024];
    private int[] next = new int[1024];
    private int nextCount;

    /** @param csv account, account, amount, time: separated by bars, with headings */
    public RawLoop(String csv, String fromColumn, String toColumn, String timeColumn) {
        List<String> lines = csv.lines().toList();
        List<String> head = List.of(lines.getFirst().split("\\|", -1));
        List<Transfer> transfers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\|", -1);
            transfers.add(new Transfer(
                    account(cells[head.indexOf(fromColumn)]),
                    account(cells[head.indexOf(toColumn)]),
                    time(cells[head.indexOf(timeColumn)]).toEpochMilli()));
        }
        transfers.sort(Comparator.comparingInt(Transfer::from).thenComparingLong(Transfer::time));
        first = new int[accounts.size() + 1];
        time = new long[transfers.size()];
        target = new int[transfers.size()];
        for (int i = 0; i < transfers.size(); i++) {
            first[transfers.get(i).from() + 1]++;
            time[i] = transfers.get(i).time();
            target[i] = transfers.get(i).to();
        }
        for (int i = 0; i < accounts.size(); i++) {
            first[i + 1] += first[i];
        }
        best = new long[accounts.size()];
        hops = new int[accounts.size()];
        layerOf = new int[accounts.size()];
        Arrays.fill(best, Long.MAX_VALUE);
    }

    /** {@return the time of a cell} */
    public static Instant time(String cell) {
        return LocalDateTime.parse(cell, TIME).toInstant(ZoneOffset.UTC);
    }

    private int account(String name) {
        return accounts.computeIfAbsent(name, n -> accounts.size());
    }

    public int number(String account) {
        return accounts.getOrDefault(account, -1);
    }

    /** Walks forward; times strictly between the two. {@link #rows} has the answer until {@link #reset}. */
    public int walk(int start, long from, long until, int k) {
        layer[0] = start;
        arrival[0] = from;
        int layerCount = 1;
        for (int depth = 1; depth <= k && layerCount > 0; depth++) {
            nextCount = 0;
            for (int i = 0; i < layerCount; i++) {
                for (int e = after(arrival[i], first[layer[i]], first[layer[i] + 1]);
                        e < first[layer[i] + 1] && time[e] < until;
                        e++) {
                    reach(target[e], time[e], depth);
                }
            }
            if (layer.length < next.length) {
                layer = new int[next.length];
                arrival = new long[next.length];
            }
            for (int i = 0; i < nextCount; i++) {
                layer[i] = next[i];
                arrival[i] = best[next[i]];
            }
            layerCount = nextCount;
        }
        return touchedCount;
    }

    private void reach(int account, long at, int depth) {
        if (at < best[account]) {
            if (best[account] == Long.MAX_VALUE) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * touchedCount);
                }
                touched[touchedCount++] = account;
                hops[account] = depth;
            }
            best[account] = at;
            if (layerOf[account] != depth) {
                layerOf[account] = depth;
                if (nextCount == next.length) {
                    next = Arrays.copyOf(next, 2 * nextCount);
                }
                next[nextCount++] = account;
            }
        }
    }

    private int after(long at, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time[middle] <= at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return the accounts that were reached} The start is among them if money came back to it. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(touchedCount);
        for (int i = 0; i < touchedCount; i++) {
            rows.add(new Row(touched[i], hops[touched[i]], best[touched[i]]));
        }
        return rows;
    }

    public void reset() {
        for (int i = 0; i < touchedCount; i++) {
            best[touched[i]] = Long.MAX_VALUE;
            layerOf[touched[i]] = 0;
        }
        touchedCount = 0;
    }
}
