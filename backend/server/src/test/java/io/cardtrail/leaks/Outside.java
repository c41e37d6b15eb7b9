package io.cardtrail.leaks;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.RandomGraph;
import io.cardtrail.warrant.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Changes a graph where a grant does not reach, and nowhere else: what the grant reaches keeps id, source and leaf. */
final class Outside {
    /** What must have occurred among the pairs, or comparing them said little. */
    enum Change {
        ACT_REMOVED,
        ACT_CHANGED,
        ACT_ADDED,
        HUB_ADDED,
        HIDDEN_PARTY_CHANGED,
        HIDDEN_ATTRIBUTE_CHANGED
    }

    private record Hub(ActKind kind, Role role) {}

    private static final Map<EntityKind, Hub> HUBS = Map.of(
            EntityKind.CARD, new Hub(ActKind.SALE, Role.OF_CARD),
            EntityKind.PIN, new Hub(ActKind.VERIFICATION, Role.OF_PIN),
            EntityKind.PHONE, new Hub(ActKind.REDEMPTION, Role.TO_PHONE),
            EntityKind.ACCOUNT, new Hub(ActKind.SALE, Role.SOLD_TO),
            EntityKind.PAYMENT_ACCOUNT, new Hub(ActKind.PAYMENT, Role.PAID_FROM),
            EntityKind.IP, new Hub(ActKind.REDEMPTION, Role.FROM_IP));
    private static final List<String> HOLDERS = List.of("甲平台", "乙平台", "丙", "丁");
    private static final List<Integer> ROUNDS = List.of(5, 10, 15, 20, 25, 30, 35);
    private static final int HUB_ACTS = 30;

    private final Things things;
    private final int graph;
    private final Scope scope;
    private final RandomGenerator random;
    private final Set<Change> made = EnumSet.noneOf(Change.class);
    private long line = 1_000_000;

    Outside(Things things, int graph, Scope scope, RandomGenerator random) {
        this.things = things;
        this.graph = graph;
        this.scope = scope;
        this.random = random;
        this.line += graph * 1_000L;
    }

    Set<Change> made() {
        return made;
    }

    /** {@return the graph with everything outside the grant another} */
    List<Recorded> changed(String salt, List<Recorded> acts) {
        List<Recorded> other = new ArrayList<>();
        for (Recorded recorded : acts) {
            if (recorded.visible(scope)) {
                other.add(inside(recorded));
            } else if (random.nextInt(4) == 0) {
                other.add(recorded);
            } else {
                // Removed; a row of another content may stand in its place.
                made.add(random.nextBoolean() ? Change.ACT_REMOVED : Change.ACT_CHANGED);
            }
        }
        for (RandomGraph.Placed drawn : new RandomGraph("w" + graph, random).acts()) {
            added(other, moved(drawn), salt, Change.ACT_ADDED);
        }
        if (random.nextInt(4) == 0) {
            hub(other, salt);
        }
        Collections.shuffle(other, new Random(random.nextLong()));
        return other;
    }

    private void added(List<Recorded> other, RandomGraph.Placed placed, String salt, Change change) {
        Recorded recorded = Recorded.of(things, graph, salt, placed, List.of(place()));
        if (!recorded.visible(scope)) {
            other.add(recorded);
            made.add(change);
        }
    }

    private Recorded.Place place() {
        return new Recorded.Place(
                ROUNDS.get(random.nextInt(ROUNDS.size())), random.nextBoolean() ? "a.csv" : "b.csv", line++);
    }

    private RandomGraph.Placed moved(RandomGraph.Placed drawn) {
        ActRecord act = drawn.act();
        Duration later = random.nextInt(3) == 0 ? Duration.ofDays(1 + random.nextInt(500)) : Duration.ZERO;
        return new RandomGraph.Placed(
                new ActRecord(
                        act.id(),
                        act.kind(),
                        act.at().plus(later),
                        act.atText(),
                        act.participants(),
                        act.attributes(),
                        0),
                drawn.channel(),
                HOLDERS.get(random.nextInt(HOLDERS.size())));
    }

    /** One of the graph's things gets many acts that nobody may see. */
    private void hub(List<Recorded> other, String salt) {
        EntityKind kind = List.copyOf(HUBS.keySet()).get(random.nextInt(HUBS.size()));
        Hub hub = HUBS.getOrDefault(kind, new Hub(ActKind.SALE, Role.OF_CARD));
        RandomGraph things = new RandomGraph("w" + graph, random);
        Participant centre = new Participant(hub.role(), things.thing(kind), null, null);
        for (int i = 0; i < HUB_ACTS; i++) {
            RandomGraph.Placed placed = new RandomGraph.Placed(
                    new ActRecord(
                            "hub" + i,
                            hub.kind(),
                            RandomGraph.BEGIN.plus(Duration.ofHours(random.nextInt(2_000) - 500)),
                            "时间",
                            List.of(centre),
                            new ActAttributes(
                                    null, null, 1L, null, null, null, null, null, null, null, null, null, null),
                            0),
                    List.of(Channel.values()).get(random.nextInt(Channel.values().length)),
                    HOLDERS.get(random.nextInt(HOLDERS.size())));
            added(other, placed, salt, Change.HUB_ADDED);
        }
    }

    /** What a reader of the grant sees of the act stays; parties and attributes that are hidden do not. */
    private Recorded inside(Recorded recorded) {
        ActRecord act = recorded.act();
        List<Participant> participants = new ArrayList<>();
        for (Participant participant : act.participants()) {
            if (recorded.granted(scope, participant.role())) {
                participants.add(participant);
                continue;
            }
            made.add(Change.HIDDEN_PARTY_CHANGED);
            if (random.nextInt(3) != 0) {
                participants.add(Recorded.participant(
                        things,
                        participant.role(),
                        Things.identifier(participant.entity().kind(), graph, random.nextInt(10)),
                        participant.name()));
            }
        }
        return new Recorded(
                new ActRecord(
                        act.id(),
                        act.kind(),
                        act.at(),
                        act.atText(),
                        participants.stream().distinct().toList(),
                        attributes(recorded, act.attributes()),
                        0),
                recorded.channel(),
                recorded.holder(),
                recorded.places(),
                recorded.cells());
    }

    private ActAttributes attributes(Recorded recorded, ActAttributes a) {
        boolean settlement = recorded.granted(scope, Role.SETTLEMENT) || recorded.granted(scope, Role.SETTLED_BY);
        boolean footage = recorded.granted(scope, Role.FOOTAGE);
        if (!settlement || !footage) {
            made.add(Change.HIDDEN_ATTRIBUTE_CHANGED);
        }
        return new ActAttributes(
                a.reference(),
                settlement || recorded.act().kind() != ActKind.SALE
                        ? a.settledBy()
                        : "w" + graph + "-NO-" + random.nextInt(4),
                a.faceValue(),
                a.amount(),
                a.unitPrice(),
                a.quantity(),
                a.duration(),
                a.method(),
                footage ? a.footage() : "CAM-" + random.nextInt(1_000),
                a.carrier(),
                a.status(),
                a.rangeFirst(),
                a.rangeLast());
    }
}
