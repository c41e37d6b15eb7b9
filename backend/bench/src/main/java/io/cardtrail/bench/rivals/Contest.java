package io.cardtrail.bench.rivals;

import io.cardtrail.bench.rivals.Question.Reached;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the same questions to several contenders in turn, in one run: a warm-up in which every answer is compared with the first contender's, then
 * rounds in which each is timed up to five times or for a tenth of a second. What takes more than five seconds is timed three times; what is past
 * a minute is not waited for again.
 */
public final class Contest {
    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final long TURN_NANOS = 100_000_000L;
    private static final int TURN = 5;
    private static final int FEW = 3;
    private static final double SLOW_MILLIS = 5_000;
    private static final double PAST = Double.POSITIVE_INFINITY;

    private final Map<String, Question.Answering> contenders = new LinkedHashMap<>();
    private final int rounds;

    /** @param rounds at least seven for a figure to be quoted */
    public Contest(int rounds) {
        this.rounds = rounds;
    }

    /** Adds a contender; the first is the one whose answers must be right. */
    public Contest with(String name, Question.Answering contender) {
        contenders.put(name, contender);
        return this;
    }

    /**
     * One question's medians.
     *
     * @param reached accounts in the answer
     * @param millis by contender in their order; infinite where it took more than a minute or failed
     */
    public record Outcome(Question question, int reached, Map<String, Double> millis) {
        /** {@return how many times as long as {@code other} it took} */
        public double ratio(String name, String other) {
            return millis.getOrDefault(name, PAST) / millis.getOrDefault(other, PAST);
        }
    }

    /**
     * {@return the medians of every question}
     *
     * @throws IllegalStateException if a contender answers otherwise than the first
     */
    public List<Outcome> run(List<Question> questions) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Question question : questions) {
            Map<String, List<Double>> timed = new LinkedHashMap<>();
            @Nullable List<Reached> right = null;
            for (Map.Entry<String, Question.Answering> each : contenders.entrySet()) {
                List<Reached> answer = warmUp(each.getValue(), question);
                if (answer == null) {
                    timed.put(each.getKey(), List.of(PAST));
                    continue;
                }
                List<Reached> sorted = List.copyOf(new TreeSet<>(answer));
                if (right == null) {
                    right = sorted;
                } else if (!right.equals(sorted)) {
                    throw new IllegalStateException(each.getKey() + " answers " + question + " with " + sorted.size()
                            + " accounts, " + right.size() + " are right, or others");
                }
                timed.put(each.getKey(), new ArrayList<>());
            }
            for (int round = 0; round < rounds; round++) {
                contenders.forEach((name, contender) -> turn(contender, question, timed.getOrDefault(name, List.of())));
            }
            Map<String, Double> medians = new LinkedHashMap<>();
            timed.forEach((name, times) -> medians.put(name, median(times)));
            outcomes.add(new Outcome(question, right == null ? 0 : right.size(), medians));
        }
        return outcomes;
    }

    private static @Nullable List<Reached> warmUp(Question.Answering contender, Question question) {
        long until = System.nanoTime() + WARM_UP_NANOS;
        try {
            List<Reached> answer = contender.answer(question);
            while (System.nanoTime() < until) {
                contender.work(question);
            }
            return answer;
        } catch (Exception tookTooLong) {
            return null;
        }
    }

    private static void turn(Question.Answering contender, Question question, List<Double> timed) {
        if (timed.equals(List.of(PAST)) || (timed.size() >= FEW && median(timed) > SLOW_MILLIS)) {
            return;
        }
        long begun = System.nanoTime();
        for (int i = 0; i < TURN && System.nanoTime() - begun < TURN_NANOS; i++) {
            long start = System.nanoTime();
            try {
                contender.work(question);
            } catch (Exception e) {
                throw new IllegalStateException("it answered " + question + " before", e);
            }
            timed.add((System.nanoTime() - start) / 1e6);
        }
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? PAST : sorted[sorted.length / 2];
    }

    /** {@return how many times as long as {@code measure} each of the others took, as a table in Markdown} */
    public static String ratios(List<Outcome> outcomes, String measure) {
        StringBuilder text = new StringBuilder("| times as long as " + measure + " |");
        outcomes.forEach(
                outcome -> text.append(' ').append(outcome.question().name()).append(" |"));
        text.append("\n| --- |").append(" ---: |".repeat(outcomes.size()));
        for (String other : outcomes.getFirst().millis().keySet()) {
            if (!other.equals(measure)) {
                text.append("\n| ").append(other).append(" |");
                outcomes.forEach(
                        outcome -> text.append(String.format(Locale.ROOT, " %.2f |", outcome.ratio(other, measure))));
            }
        }
        return text.append('\n').toString();
    }

    /** {@return the outcomes as a table in Markdown, in milliseconds} */
    public static String table(List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder("| milliseconds, median |");
        outcomes.forEach(
                outcome -> text.append(' ').append(outcome.question().name()).append(" |"));
        text.append("\n| --- |").append(" ---: |".repeat(outcomes.size())).append("\n| accounts reached |");
        outcomes.forEach(outcome -> text.append(String.format(Locale.ROOT, " %,d |", outcome.reached())));
        for (String name : outcomes.getFirst().millis().keySet()) {
            text.append("\n| ").append(name).append(" |");
            for (Outcome outcome : outcomes) {
                double millis = outcome.millis().getOrDefault(name, PAST);
                text.append(
                        Double.isInfinite(millis)
                                ? " > 60,000 |"
                                : millis < 1
                                        ? String.format(Locale.ROOT, " %.3f |", millis)
                                        : String.format(Locale.ROOT, " %.2f |", millis));
            }
        }
        return text.append('\n').toString();
    }
}
