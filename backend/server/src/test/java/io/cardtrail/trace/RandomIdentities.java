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
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A small world in which few people have many names: accounts of two platforms, phones, wallets, devices and addresses in common. */
final class RandomIdentities {
    private static final List<String> NAMES = List.of("欧阳明远", "欧阳明媛", "ZHAO Kai", "zhao kai", "张*", "林小梅");
    private static final List<String> USERS = List.of("night_owl", "NightOwl", "kate88", "river");
    private static final List<String> SHOPS = List.of("晨光通讯店", "晨光 通讯店", "晨曦通讯店");
    private static final List<String> DEVICES = List.of("IMEI:1", "FINGERPRINT:1", "FINGERPRINT:2", "MAC:1");

    private final String name;
    private final RandomGenerator random;

    RandomIdentities(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
    }

    /** {@return something a grant may name; the same pool as the acts' */
    EntityRef subject() {
        return thing(List.of(
                        EntityKind.ACCOUNT,
                        EntityKind.ACCOUNT,
                        EntityKind.PHONE,
                        EntityKind.PAYMENT_ACCOUNT,
                        EntityKind.PERSON,
                        EntityKind.CARD,
                        EntityKind.DEVICE,
                        EntityKind.IP,
                        EntityKind.ORGANISATION)
                .get(random.nextInt(9)));
    }

    /** {@return somebody a link may start from */
    EntityRef party() {
        return thing(random.nextInt(3) == 0 ? EntityKind.PHONE : EntityKind.ACCOUNT);
    }

    /** {@return something that a link may pass or leave out} */
    EntityRef passed() {
        return thing(any(
                List.of(EntityKind.ACCOUNT, EntityKind.PHONE, EntityKind.DEVICE, EntityKind.IP, EntityKind.PERSON)));
    }

    private EntityRef thing(EntityKind kind) {
        return switch (kind) {
            case ACCOUNT -> new EntityRef(kind, name + (random.nextBoolean() ? "甲:" : "乙:") + any(USERS));
            case DEVICE -> {
                String device = any(DEVICES);
                yield new EntityRef(kind, device.replace(":", ":" + name));
            }
            case ORGANISATION -> new EntityRef(kind, any(SHOPS) + name);
            case CARD, PIN, PHONE, SIM, IP, PAYMENT_ACCOUNT, PERSON, CELL ->
                new EntityRef(kind, name + "-" + kind + "-" + random.nextInt(3));
        };
    }

    List<RandomGraph.Placed> acts() {
        List<RandomGraph.Placed> acts = new ArrayList<>();
        int count = 10 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            acts.add(new RandomGraph.Placed(act(i), any(List.of(Channel.values())), any(RandomGraph.HOLDERS)));
        }
        return acts;
    }

    private ActRecord act(int number) {
        ActKind kind = any(List.of(
                ActKind.REGISTRATION,
                ActKind.REGISTRATION,
                ActKind.REGISTRATION,
                ActKind.ACCESS,
                ActKind.ACCESS,
                ActKind.VERIFICATION,
                ActKind.SALE,
                ActKind.PAYMENT,
                ActKind.REDEMPTION));
        List<Participant> roles = new ArrayList<>();
        switch (kind) {
            case REGISTRATION -> {
                some(roles, Role.REGISTERS, any(List.of(EntityKind.ACCOUNT, EntityKind.PAYMENT_ACCOUNT)));
                some(roles, Role.REGISTERS, EntityKind.PHONE);
                some(roles, Role.TO_PERSON, EntityKind.PERSON);
                if (random.nextInt(4) == 0) {
                    some(roles, Role.TO_ORGANISATION, EntityKind.ORGANISATION);
                }
            }
            case ACCESS, VERIFICATION -> some(roles, Role.BY_ACCOUNT, EntityKind.ACCOUNT);
            case SALE -> {
                some(roles, Role.OF_CARD, EntityKind.CARD);
                some(roles, Role.OF_PIN, EntityKind.PIN);
                some(roles, Role.SOLD_BY, EntityKind.ORGANISATION);
                some(roles, Role.SOLD_TO, any(List.of(EntityKind.ACCOUNT, EntityKind.PERSON)));
            }
            case PAYMENT -> {
                some(roles, Role.PAID_FROM, EntityKind.PAYMENT_ACCOUNT);
                some(roles, Role.PAID_TO, EntityKind.PAYMENT_ACCOUNT);
            }
            case REDEMPTION -> {
                some(roles, Role.OF_CARD, EntityKind.CARD);
                some(roles, Role.OF_PIN, EntityKind.PIN);
                some(roles, Role.TO_PHONE, EntityKind.PHONE);
            }
            case ISSUE, USAGE -> throw new IllegalStateException("not drawn");
        }
        some(roles, Role.FROM_IP, EntityKind.IP);
        some(roles, Role.ON_DEVICE, EntityKind.DEVICE);
        Instant at = RandomGraph.BEGIN.plus(Duration.ofMinutes(30L * random.nextInt(2 * RandomGraph.HOURS)));
        return new ActRecord(
                name + "-" + Integer.toHexString(random.nextInt()) + "-" + number,
                kind,
                at,
                "时间 " + at,
                roles.stream().distinct().toList(),
                new ActAttributes(null, null, 1L, 1L, null, 1L, null, null, null, null, null, null, null),
                0);
    }

    private void some(List<Participant> roles, Role role, EntityKind kind) {
        if (random.nextInt(4) != 0) {
            EntityRef entity = thing(kind);
            @Nullable String called = kind == EntityKind.PERSON && random.nextInt(4) != 0 ? any(NAMES) : null;
            roles.add(new Participant(role, entity, called, null));
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
