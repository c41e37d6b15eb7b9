package io.cardtrail.trace.judgement;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Acts for tests, by the rows they are read from. */
final class Rows {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final List<TracedAct> acts = new ArrayList<>();

    static Participant in(Role role, EntityKind kind, String key) {
        return new Participant(role, new EntityRef(kind, key), null, null);
    }

    static Participant person(String key, @Nullable String name) {
        return new Participant(Role.TO_PERSON, new EntityRef(EntityKind.PERSON, key), name, null);
    }

    static EntityRef account(String key) {
        return new EntityRef(EntityKind.ACCOUNT, key);
    }

    /** One more row of a holder, so many minutes after the begin. */
    Rows row(String holder, ActKind kind, int minutes, Participant... roles) {
        int line = acts.size() + 2;
        String file = holder + ".csv";
        acts.add(new TracedAct(
                "act-" + line,
                kind,
                BEGIN.plusSeconds(60L * minutes),
                "",
                "",
                Channel.ONLINE_PLATFORM,
                holder,
                Arrays.asList(roles),
                new ActAttributes(null, null, null, null, null, null, null, null, null, null, null, null, null),
                List.of(new SourceRef(file, Sha256.hex(file), line, "batch", 1, Sha256.hex(file + line))),
                1,
                Grade.A,
                List.of(),
                List.of()));
        return this;
    }

    List<TracedAct> acts() {
        return List.copyOf(acts);
    }

    /** {@return all rows as within reach, whatever they name followed to its end} */
    Reach reach() {
        return reach(acts);
    }

    static Reach reach(List<TracedAct> acts) {
        TreeMap<EntityRef, Integer> distances = new TreeMap<>();
        acts.forEach(act -> act.roles().forEach(role -> distances.put(role.entity(), 1)));
        List<TracedAct> byTime = acts.stream()
                .sorted((a, b) -> a.at().equals(b.at())
                        ? a.sources().getFirst().compareTo(b.sources().getFirst())
                        : a.at().compareTo(b.at()))
                .toList();
        return new Reach(byTime, distances, new TreeSet<>(distances.keySet()));
    }
}
