package io.cardtrail.report.again;

import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.Reading;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EntityRef;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.WayRules;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Retained;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.warrant.Grant;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks one question of a report again, of a graph that holds what its answer rests on and nothing else. */
public final class Reproducing {
    private final JsonNode instrument;
    private final Reproduction.Answer answer;

    private Reproducing(JsonNode instrument, Reproduction.Answer answer) {
        this.instrument = instrument;
        this.answer = answer;
    }

    /**
     * {@return the digest of the answer found now, hex}
     *
     * @param graph holds nothing yet
     * @throws CannotReproduce if the file is none that can be followed, or the question has no answer here
     */
    public static String digest(JsonNode instrument, Reproduction.Answer answer, CleanGraph graph)
            throws CannotReproduce {
        try {
            return new Reproducing(instrument, answer).digest(graph);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new CannotReproduce("reproduction.json is none that can be followed: " + e.getMessage(), e);
        }
    }

    private String digest(CleanGraph graph) throws CannotReproduce {
        Reproduction.Asked asked = answer.asked();
        if (asked == null) {
            throw new CannotReproduce("reproduction.json has an answer without its question");
        }
        Instant at = Instant.parse(answer.at());
        Set<String> holders = new LinkedHashSet<>();
        answer.acts().forEach(act -> holders.add(act.holder()));
        answer.keepings().forEach(kept -> holders.add(kept.holder()));
        answer.delivered().forEach(stated -> holders.add(stated.holder()));
        Grant grant = StatedGrant.of(instrument, holders, at);
        ReadDoor door = graph.holding(
                RowsOfAnswer.of(answer, StatedGrant.window(instrument).from()),
                grant.instrument().hash());
        Tracer tracer = new Tracer(deadlines(answer), Clock.fixed(at, ZoneOffset.UTC));
        TraceQuestion question = question(answer, asked);
        return door.read(
                        grant,
                        new Question(
                                CleanGraph.BY,
                                false,
                                CleanGraph.BY,
                                CanonicalJson.of(Map.of("digest", answer.digest()))),
                        reading -> {
                            String digest = digest(tracer, reading, question, asked.ways());
                            return new Finding<>(digest, answer.acts().size(), 0, digest);
                        })
                .answer();
    }

    private static String digest(Tracer tracer, Reading reading, TraceQuestion question, @Nullable Integer ways) {
        if (ways != null) {
            return new Paths(tracer).find(reading, question, ways).digest();
        }
        TraceAnswer found = tracer.trace(reading, question);
        return found.digest();
    }

    /** {@return the question, of what the answer counts} */
    public static TraceQuestion question(Reproduction.Answer answer, Reproduction.Asked asked) {
        List<EntityRef> things = RowsOfAnswer.things(answer);
        Map<String, Duration> skew = new HashMap<>();
        asked.skew().forEach((holder, tolerance) -> skew.put(holder, Duration.parse(tolerance)));
        return new TraceQuestion(
                asked.thread(),
                asked.direction(),
                things.get(asked.start() - 1),
                asked.maxHops(),
                asked.limit(),
                asked.whole(),
                new WayRules(
                        asked.maxGap() == null ? null : Duration.parse(asked.maxGap()),
                        skew,
                        asked.via().stream().map(n -> things.get(n - 1)).toList(),
                        asked.without().stream().map(n -> things.get(n - 1)).collect(Collectors.toSet()),
                        asked.to() == null ? null : things.get(asked.to() - 1)),
                false);
    }

    /** {@return what the profiles said then; of a record that nobody asked about they said nothing} */
    public static Retained deadlines(Reproduction.Answer answer) {
        Map<Reproduction.Deadline, Optional<Instant>> stated = new HashMap<>();
        for (Reproduction.Deadline each : answer.deadlines()) {
            stated.put(
                    new Reproduction.Deadline(each.at(), each.kind(), each.channel(), each.holder(), null),
                    Optional.ofNullable(each.until()).map(Instant::parse));
        }
        return (at, expected) -> stated.getOrDefault(asked(at, expected), Optional.empty());
    }

    private static Reproduction.Deadline asked(Instant at, Expected expected) {
        return new Reproduction.Deadline(at.toString(), expected.record(), expected.channel(), expected.holder(), null);
    }
}
