package io.cardtrail.trace;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A small nasty graph, over a midnight in Shanghai: few things in many acts, equal times, lots, shared PINs, rows that name only a PIN, several payments of one
 * number, money going in circles. Its keys begin with its name, so that many graphs stand in one database without touching.
 */
public final class RandomGraph {
    public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    public static final int HOURS = 8;
    public static final List<String> HOLDERS = List.of("甲平台", "乙平台", "丙");

    private static final Map<EntityKind, Integer> POOL = pool();
    /** As often as they are listed. */
    private static final List<ActKind> KINDS = List.of(
            ActKind.ISSUE,
            ActKind.SALE,
            ActKind.SALE,
            ActKind.SALE,
            ActKind.PAYMENT,
            ActKind.PAYMENT,
            ActKind.PAYMENT,
            ActKind.VERIFICATION,
            ActKind.REDEMPTION,
            ActKind.REDEMPTION,
            ActKind.USAGE,
            ActKind.ACCESS,
            ActKind.REGISTRATION);

    private static final List<String> CARRIERS = List.of("甲平台", "甲平台", "示例移动");
    private static final List<Long> FACES = List.of(100L, 100L, 50L);
    /** Around 80 and 100 per cent of the face values. */
    private static final List<Long> PRICES = List.of(79L, 80L, 95L, 100L, 101L, 45L);
    /** Payments may lie a little off the hour, to the bounds of what is near. */
    private static final List<Duration> OFF_THE_HOUR = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofMinutes(-10),
            Duration.ofMinutes(10).plusNanos(1),
            Duration.ofMinutes(-10).minusNanos(1));

    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<EntityKind> PARTIES =
            List.of(EntityKind.ACCOUNT, EntityKind.PERSON, EntityKind.ORGANISATION);

    /** An act with where and by whom it was recorded. */
    public record Placed(ActRecord act, Channel channel, String holder) {}

    private final String name;
    private final RandomGenerator random;

    /** Graph {@code name}, drawn from {@code random}. */
    public RandomGraph(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
    }

    private static Map<EntityKind, Integer> pool() {
        Map<EntityKind, Integer> pool = new EnumMap<>(EntityKind.class);
        for (EntityKind kind : EntityKind.values()) {
            pool.put(
                    kind,
                    switch (kind) {
                        case CARD, PIN, PAYMENT_ACCOUNT -> 4;
                        case ACCOUNT, ORGANISATION, PERSON, PHONE, SIM, DEVICE, IP -> 2;
                        case CELL -> 1;
                    });
        }
        return pool;
    }

    /** {@return one of the graph's things, or now and then something that no act names} */
    public EntityRef thing(EntityKind kind) {
        int number = random.nextInt(25) == 0 ? 9 : random.nextInt(POOL.getOrDefault(kind, 1));
        return thing(kind, number);
    }

    /** Cards are of carriers, and accounts on platforms, that keep records here. */
    private static String keeper(EntityKind kind, int number) {
        return kind == EntityKind.CARD
                ? CARRIERS.getFirst() + ":"
                : PARTIES.contains(kind) ? HOLDERS.get(number % HOLDERS.size()) + ":" : "";
    }

    /** {@return its acts, in no order} */
    public List<Placed> acts() {
        int count = 8 + random.nextInt(18);
        List<Placed> acts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            acts.add(placed(act(i)));
        }
        // Mostly in one channel, so that a grant leaves a whole story now and then.
        Channel channel = any(CHANNELS);
        new RandomStories(random, this)
                .told(count)
                .forEach(
                        act -> acts.add(random.nextInt(8) == 0 ? placed(act) : new Placed(act, channel, any(HOLDERS))));
        return acts;
    }

    private Placed placed(ActRecord act) {
        return new Placed(act, any(CHANNELS), any(HOLDERS));
    }

    /** {@return an act of a story, with exactly these participants} */
    ActRecord act(int number, ActKind kind, Instant at, List<Participant> roles, ActAttributes attributes) {
        return new ActRecord(
                name + "-" + Integer.toHexString(random.nextInt()) + "-" + number,
                kind,
                at,
                "时间 " + at,
                roles.stream().distinct().toList(),
                attributes,
                0);
    }

    /** {@return a number that payments and sales of this graph may have} */
    String number(int number) {
        return name + "-NO-" + number;
    }

    /** {@return this one of the graph's things} */
    EntityRef thing(EntityKind kind, int number) {
        // Things of two kinds share a key: only the kind tells them apart.
        String family = PARTIES.contains(kind) ? "PARTY" : kind.name();
        return new EntityRef(kind, keeper(kind, number) + name + "-" + family + "-" + number);
    }

    /** {@return how far off the hour a payment lies} */
    Duration off() {
        return any(OFF_THE_HOUR);
    }

    /** {@return a price about the face values} */
    long price() {
        return any(PRICES);
    }

    static String carrier() {
        return CARRIERS.getFirst();
    }

    private ActRecord act(int number) {
        ActKind kind = kind();
        Instant at = BEGIN.plus(Duration.ofHours(random.nextInt(HOURS)));
        if (kind == ActKind.PAYMENT) {
            at = at.plus(off());
        }
        List<Participant> roles = new ArrayList<>();
        switch (kind) {
            case ISSUE -> {
                some(roles, Role.OF_CARD, EntityKind.CARD, 1, 2);
                some(roles, Role.HAS_PIN, EntityKind.PIN, 0, 2);
                some(roles, Role.ISSUED_BY, EntityKind.ORGANISATION, 0, 1);
                some(roles, Role.ISSUED_TO, party(), 0, 1);
            }
            case SALE -> {
                some(roles, Role.OF_CARD, EntityKind.CARD, 0, 3);
                some(roles, Role.OF_PIN, EntityKind.PIN, 0, 2);
                some(roles, Role.SOLD_BY, party(), 0, 1);
                some(roles, Role.SOLD_TO, party(), 0, 1);
                some(roles, Role.BROKERED_BY, party(), 0, 1);
            }
            case PAYMENT -> {
                some(roles, Role.PAID_FROM, EntityKind.PAYMENT_ACCOUNT, 0, 2);
                some(roles, Role.PAID_TO, EntityKind.PAYMENT_ACCOUNT, 0, 2);
            }
            case VERIFICATION -> {
                some(roles, Role.OF_PIN, EntityKind.PIN, 0, 2);
                some(roles, Role.OF_CARD, EntityKind.CARD, 0, 1);
                some(roles, Role.BY_ACCOUNT, EntityKind.ACCOUNT, 0, 1);
            }
            case REDEMPTION -> {
                some(roles, Role.OF_PIN, EntityKind.PIN, 0, 1);
                some(roles, Role.OF_CARD, EntityKind.CARD, 0, 1);
                some(roles, Role.TO_PHONE, EntityKind.PHONE, 0, 1);
                some(roles, Role.TO_SIM, EntityKind.SIM, 0, 1);
            }
            case USAGE -> {
                some(roles, Role.BY_PHONE, EntityKind.PHONE, 0, 1);
                some(roles, Role.BY_SIM, EntityKind.SIM, 0, 1);
                some(roles, Role.AT_CELL, EntityKind.CELL, 0, 1);
                some(roles, Role.OF_CARD, EntityKind.CARD, 0, 1);
                some(roles, Role.OF_PIN, EntityKind.PIN, 0, 1);
            }
            case ACCESS -> some(roles, Role.BY_ACCOUNT, EntityKind.ACCOUNT, 0, 1);
            case REGISTRATION -> {
                some(roles, Role.TO_PERSON, EntityKind.PERSON, 0, 1);
                some(roles, Role.TO_ORGANISATION, EntityKind.ORGANISATION, 0, 1);
                some(roles, Role.REGISTERS, EntityKind.PAYMENT_ACCOUNT, 0, 2);
                some(roles, Role.REGISTERS, EntityKind.PHONE, 0, 1);
                some(roles, Role.REGISTERS, EntityKind.ACCOUNT, 0, 1);
            }
        }
        some(roles, Role.FROM_IP, EntityKind.IP, 0, 1);
        some(roles, Role.ON_DEVICE, EntityKind.DEVICE, 0, 1);
        return act(number, kind, at, roles, attributes(kind));
    }

    private ActKind kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private EntityKind party() {
        return PARTIES.get(random.nextInt(PARTIES.size()));
    }

    private void some(List<Participant> roles, Role role, EntityKind kind, int least, int most) {
        int count = least + random.nextInt(most - least + 1);
        for (int i = 0; i < count; i++) {
            EntityRef entity = thing(kind);
            boolean person = kind == EntityKind.PERSON;
            roles.add(new Participant(
                    role, entity, person ? "名" + role : null, person ? "sealed " + entity.key() : null));
        }
    }

    private ActAttributes attributes(ActKind kind) {
        boolean ranged = kind == ActKind.SALE && random.nextInt(3) == 0;
        return new ActAttributes(
                kind == ActKind.PAYMENT ? orNull(number()) : null,
                kind == ActKind.SALE ? orNull(number()) : null,
                random.nextInt(6) == 0 ? null : any(FACES),
                random.nextInt(6) == 0 ? null : any(PRICES),
                null,
                random.nextInt(6) == 0 ? null : 1 + random.nextLong(3),
                null,
                "微信",
                random.nextBoolean() ? "CAM-" + random.nextInt(9) : null,
                any(CARRIERS),
                null,
                ranged ? serial(random.nextInt(3)) : null,
                ranged ? serial(1 + random.nextInt(3)) : null);
    }

    String serial(int number) {
        return name + "-CARD-" + number;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String number() {
        return number(random.nextInt(4));
    }

    private @Nullable String orNull(String text) {
        return random.nextInt(4) == 0 ? null : text;
    }
}
