package io.cardtrail.trace;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Acts that hang together, as pure chance hardly ever makes them: lots that may fill a gap, a dealer's takings. Their cards are their own, their
 * parties and accounts the graph's.
 */
final class RandomStories {
    private static final List<EntityKind> SELLERS = List.of(EntityKind.ACCOUNT, EntityKind.ORGANISATION);

    private final RandomGenerator random;
    private final RandomGraph graph;
    private final List<ActRecord> told = new ArrayList<>();
    private int number;

    RandomStories(RandomGenerator random, RandomGraph graph) {
        this.random = random;
        this.graph = graph;
    }

    /** {@return acts numbered from {@code first}} */
    List<ActRecord> told(int first) {
        number = first;
        if (random.nextInt(4) != 0) {
            lots();
        }
        if (random.nextInt(4) != 0) {
            takings();
        }
        if (random.nextInt(4) != 0) {
            passedOn();
        }
        return told;
    }

    /** {@return where a question starts that may meet a story of the graph} */
    static EntityRef start(RandomGraph graph, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> graph.thing(EntityKind.PAYMENT_ACCOUNT, 0);
            case 2 -> graph.thing(EntityKind.CARD, 5 + random.nextInt(2));
            default -> graph.thing(EntityKind.CARD, 7);
        };
    }

    /** {@return an account where a walk of money begins that may meet a story of the graph} */
    static EntityRef account(RandomGraph graph, Direction direction, RandomGenerator random) {
        if (random.nextBoolean()) {
            return graph.thing(EntityKind.PAYMENT_ACCOUNT);
        }
        return graph.thing(EntityKind.PAYMENT_ACCOUNT, direction == Direction.FORWARD ? 0 : 3);
    }

    /** Two cards are bought; somebody else sells each of them on, and may have bought them in a lot. */
    private void lots() {
        EntityRef buyer = graph.thing(EntityKind.ACCOUNT, 0);
        EntityRef seller = graph.thing(SELLERS.get(random.nextInt(2)), 1);
        EntityRef next = graph.thing(EntityKind.PERSON, random.nextInt(2));
        EntityRef first = graph.thing(EntityKind.CARD, 5);
        EntityRef second = graph.thing(EntityKind.CARD, 6);
        paid(0, 4, graph.thing(EntityKind.PAYMENT_ACCOUNT, 0));
        act(
                ActKind.SALE,
                0,
                goods(2L, 4, false),
                as(Role.OF_CARD, first),
                as(Role.OF_CARD, second),
                as(Role.SOLD_TO, buyer));
        for (int lot = 0; lot == 0 || random.nextInt(3) == 0; lot++) {
            act(
                    ActKind.SALE,
                    1 + random.nextInt(3),
                    goods(2, 5 + lot, random.nextBoolean()),
                    random.nextInt(4) == 0 ? as(Role.SOLD_BY, buyer) : as(Role.SOLD_TO, seller));
            if (random.nextBoolean()) {
                paid(2, 5 + lot, graph.thing(EntityKind.PAYMENT_ACCOUNT, 1));
            }
        }
        act(
                ActKind.SALE,
                4,
                goods(1 + random.nextLong(2), 9, false),
                as(Role.OF_CARD, first),
                as(Role.SOLD_BY, seller),
                as(Role.SOLD_TO, next));
        act(
                ActKind.SALE,
                4 + random.nextInt(3),
                goods(1 + random.nextLong(2), 9, false),
                as(Role.OF_CARD, second),
                as(Role.SOLD_BY, random.nextInt(3) == 0 ? next : seller),
                as(Role.SOLD_TO, next));
    }

    /** A dealer gets a card that is redeemed; its account takes money about then. */
    private void takings() {
        EntityRef dealer = graph.thing(EntityKind.ORGANISATION, 0);
        EntityRef account = graph.thing(EntityKind.PAYMENT_ACCOUNT, 2);
        EntityRef card = graph.thing(EntityKind.CARD, 7);
        int hour = 3 + random.nextInt(3);
        act(
                ActKind.REGISTRATION,
                random.nextInt(6),
                money(null, null),
                as(Role.TO_ORGANISATION, dealer),
                as(Role.REGISTERS, account));
        act(ActKind.ISSUE, 1, money(100L, null), as(Role.OF_CARD, card), as(Role.ISSUED_TO, dealer));
        if (random.nextBoolean()) {
            act(ActKind.VERIFICATION, hour, money(null, null), as(Role.OF_CARD, card));
        }
        act(
                ActKind.REDEMPTION,
                hour + random.nextInt(2),
                money(random.nextInt(4) == 0 ? null : 100L, null),
                as(Role.OF_CARD, card),
                as(Role.TO_PHONE, graph.thing(EntityKind.PHONE, 0)));
        for (int i = 0; i < 2; i++) {
            Instant at = hour(hour).plus(graph.off());
            told.add(graph.act(
                    number++, ActKind.PAYMENT, at, List.of(as(Role.PAID_TO, account)), money(null, graph.price())));
        }
    }

    /** Money goes through several accounts, now and then twice from one, and back to where it came from. */
    private void passedOn() {
        int last = 3 + random.nextInt(3);
        Instant at = hour(0);
        for (int i = 0; i < last; i++) {
            for (int times = 0; times == 0 || random.nextInt(3) == 0; times++) {
                // Right after the one before, as soon as anything can be.
                at = random.nextInt(6) == 0
                        ? at.plusNanos(1)
                        : hour(i + random.nextInt(2)).plus(graph.off());
                told.add(graph.act(
                        number++,
                        ActKind.PAYMENT,
                        at,
                        List.of(as(Role.PAID_FROM, account(i)), as(Role.PAID_TO, account(i + 1))),
                        money(null, graph.price())));
            }
        }
    }

    private EntityRef account(int number) {
        return graph.thing(EntityKind.PAYMENT_ACCOUNT, number % 4);
    }

    private void paid(int hour, int reference, EntityRef from) {
        told.add(graph.act(
                number++,
                ActKind.PAYMENT,
                hour(hour),
                List.of(as(Role.PAID_FROM, from)),
                new ActAttributes(
                        graph.number(reference),
                        null,
                        null,
                        95L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    private void act(ActKind kind, int hour, ActAttributes said, Participant... roles) {
        told.add(graph.act(number++, kind, hour(hour), Arrays.asList(roles), said));
    }

    private static Instant hour(int hour) {
        return RandomGraph.BEGIN.plus(Duration.ofHours(hour));
    }

    private ActAttributes goods(long quantity, int settledBy, boolean ranged) {
        return new ActAttributes(
                null,
                graph.number(settledBy),
                100L,
                null,
                null,
                quantity,
                null,
                null,
                null,
                RandomGraph.carrier(),
                null,
                ranged ? graph.serial(4) : null,
                ranged ? graph.serial(4 + random.nextInt(3)) : null);
    }

    private static ActAttributes money(@Nullable Long face, @Nullable Long amount) {
        return new ActAttributes(null, null, face, amount, null, null, null, null, null, null, null, null, null);
    }

    private static Participant as(Role role, EntityRef entity) {
        boolean person = entity.kind() == EntityKind.PERSON;
        return new Participant(role, entity, person ? "名" + role : null, person ? "sealed " + entity.key() : null);
    }
}
