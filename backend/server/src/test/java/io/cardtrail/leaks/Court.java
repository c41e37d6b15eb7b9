package io.cardtrail.leaks;

import io.cardtrail.cases.CardtrailServer;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.registry.Register;
import io.cardtrail.trace.RandomGraph;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.Reader;
import io.cardtrail.warrant.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Gives random graphs instruments with random grants, approved over HTTP. */
final class Court {
    static final String READER = "alice";

    private static final List<String> KINDS =
            List.of("COURT_ORDER_CRIMINAL", "COURT_ORDER_CRIMINAL", "POLICE_NOTICE", "COURT_ORDER_CIVIL");
    private static final List<String> CATEGORIES =
            List.of("CARD", "SALE", "RECHARGE", "PAYMENT", "SUBSCRIBER", "ACCESS", "TRAFFIC", "LOCATION", "VIDEO");
    private static final List<String> CHANNELS =
            List.of("OFFLINE_SHOP", "ONLINE_PLATFORM", "CARRIER", "PAYMENT_PROVIDER");
    private static final List<EntityKind> SUBJECTS = List.of(
            EntityKind.CARD,
            EntityKind.CARD,
            EntityKind.PIN,
            EntityKind.PHONE,
            EntityKind.PAYMENT_ACCOUNT,
            EntityKind.ACCOUNT,
            EntityKind.PERSON,
            EntityKind.IP);

    private final CardtrailServer server;
    private final Offices offices;

    Court(CardtrailServer server, Offices offices) {
        this.server = server;
        this.offices = offices;
    }

    /**
     * An approved instrument.
     *
     * @param scope all that exists under its one grant
     */
    record Order(String id, List<Identifier> subjects, Scope scope) {}

    Order order(int graph, RandomGenerator random) {
        return order(graph, 1 + random.nextInt(6), random);
    }

    /** {@return an approved instrument over a graph, whose grant reaches so many hops} */
    Order order(int graph, int hops, RandomGenerator random) {
        List<Identifier> subjects = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        while (subjects.size() < count) {
            Identifier thing =
                    Things.identifier(SUBJECTS.get(random.nextInt(SUBJECTS.size())), graph, random.nextInt(4));
            if (!subjects.contains(thing)) {
                subjects.add(thing);
            }
        }
        // Every other grant is wide, so that there is always something to tell; the rest lack whatever chance takes.
        boolean wide = random.nextBoolean();
        Map<String, Object> grant = new HashMap<>(Map.of(
                "subjects",
                subjects.stream()
                        .map(subject -> Offices.thing(subject.kind().name(), subject.value()))
                        .toList(),
                "categories",
                wide ? CATEGORIES : some(CATEGORIES, random),
                "channels",
                wide ? CHANNELS : some(CHANNELS, random),
                "window",
                wide ? window(0, RandomGraph.HOURS) : window(random),
                "maxHops",
                hops,
                "maxRecords",
                List.of(2, 6, 5_000, 5_000).get(random.nextInt(4)),
                "thirdParties",
                random.nextInt(3) == 0 ? "NAMED" : "PSEUDONYM"));
        if (!wide && random.nextBoolean()) {
            List<String> holders = new ArrayList<>(RandomGraph.HOLDERS);
            holders.remove(random.nextInt(holders.size()));
            grant.put("holders", holders);
        }
        String id = offices.approved(
                READER, Offices.order("w" + graph, grant, Map.of("kind", KINDS.get(random.nextInt(KINDS.size())))));
        return new Order(id, subjects, scope(id));
    }

    private Scope scope(String id) {
        Instrument instrument = server.bean(Register.class).find(id).orElseThrow();
        Decision decision = server.bean(Kernel.class)
                .decide(
                        instrument,
                        AccessRequest.about("g1"),
                        new Reader(READER, true, "CN", "CN"),
                        server.bean(Clock.class).instant());
        return switch (decision) {
            case Decision.Granted granted -> granted.grant().scope();
            case Decision.Denied denied ->
                throw new AssertionError("an approved grant is refused its own request: " + denied.reasons());
        };
    }

    private static List<String> some(List<String> all, RandomGenerator random) {
        List<String> some = new ArrayList<>(all);
        some.removeIf(each -> random.nextInt(5) == 0);
        return some;
    }

    /** Bounds fall on event times, where half-open matters. */
    private static Map<String, String> window(RandomGenerator random) {
        int from = random.nextBoolean() ? 0 : random.nextInt(4);
        int until = random.nextBoolean() ? RandomGraph.HOURS : from + 1 + random.nextInt(RandomGraph.HOURS - from);
        return window(from, until);
    }

    private static Map<String, String> window(int from, int until) {
        return Map.of(
                "from", RandomGraph.BEGIN.plus(Duration.ofHours(from)).toString(),
                "to", RandomGraph.BEGIN.plus(Duration.ofHours(until)).toString());
    }
}
