package io.cardtrail.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where in the log something stands, and what the leaves add up to. Made from the leaves alone, at the start and with every append;
 * it holds places and sums, no texts. Thread-safe.
 */
final class LogIndex {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final LongTable tokens = new LongTable();
    /** From an INTENT's index to that of its RESULT or, which outdoes it, WITHHELD. */
    private final LongTable outcomes = new LongTable();

    private final Map<String, LongList> accesses = new HashMap<>();
    private final LongList alarms = new LongList();
    /** From the token of an INTENT without an outcome to its instrument. */
    private final Map<String, String> open = new HashMap<>();

    private final Map<Reader, Volume> volumes = new HashMap<>();

    /** An account that reads under an instrument. */
    record Reader(String instrument, String account) {}

    /**
     * What somebody has read about third parties under an instrument.
     *
     * @param records acts, over all answers
     * @param raised the thresholds that an alarm is on record for
     */
    record Volume(long records, NavigableSet<Long> raised) {}

    /**
     * Some of a list's places.
     *
     * @param total length of the whole list
     */
    record Places(List<Long> newest, int total) {}

    synchronized void add(long index, LeafFields leaf) {
        tokens.put(key(leaf.text("token")), index);
        switch (leaf.text("type")) {
            case "INTENT" -> {
                access(leaf, index);
                open.put(leaf.text("token"), leaf.text("instrument"));
            }
            case "DENIED" -> access(leaf, index);
            case "RESULT" -> {
                outcome(leaf, index);
                String instrument = open.remove(leaf.text("intent"));
                if (instrument != null) {
                    Volume volume = volume(new Reader(instrument, leaf.text("actor")));
                    volumes.put(
                            new Reader(instrument, leaf.text("actor")),
                            new Volume(volume.records() + leaf.number("thirdParty"), volume.raised()));
                }
            }
            case "WITHHELD" -> {
                outcome(leaf, index);
                open.remove(leaf.text("intent"));
            }
            case "VOLUME_ALARM" -> {
                alarms.add(index);
                Reader reader = new Reader(leaf.text("instrument"), leaf.text("account"));
                Volume volume = volume(reader);
                NavigableSet<Long> raised = new TreeSet<>(volume.raised());
                raised.add(leaf.number("threshold"));
                volumes.put(reader, new Volume(volume.records(), raised));
            }
            default -> {
                // Nothing is looked up of the others but their token.
            }
        }
    }

    private void access(LeafFields leaf, long index) {
        accesses.computeIfAbsent(leaf.text("instrument"), i -> new LongList()).add(index);
    }

    private void outcome(LeafFields leaf, long index) {
        long intent = tokens.get(key(leaf.text("intent")));
        if (intent != LongTable.NONE) {
            outcomes.put(intent, index);
        }
    }

    /** A token's first 64 bits: two of them alike are too rare to matter, and whoever reads the leaf compares the whole. */
    private static long key(String token) {
        return TOKEN.matcher(token).matches() ? Long.parseUnsignedLong(token, 0, 16, 16) : token.hashCode();
    }

    /** {@return where the leaf with that token stands, {@link LongTable#NONE} if there is none} */
    synchronized long find(String token) {
        return tokens.get(key(token));
    }

    synchronized long outcome(long intent) {
        return outcomes.get(intent);
    }

    /** {@return the accesses under an instrument that stand before {@code before}, newest first} */
    synchronized Places accesses(String instrument, long before, int count) {
        return places(accesses.getOrDefault(instrument, new LongList()), before, count);
    }

    synchronized Places alarms(long before, int count) {
        return places(alarms, before, count);
    }

    private static Places places(LongList list, long before, int count) {
        return new Places(list.newest(before, count), list.size());
    }

    synchronized Volume volume(Reader reader) {
        return volumes.getOrDefault(reader, new Volume(0, new TreeSet<>()));
    }

    /** {@return everybody who has read anything about third parties} */
    synchronized Map<Reader, Volume> volumes() {
        return Map.copyOf(volumes);
    }
}
