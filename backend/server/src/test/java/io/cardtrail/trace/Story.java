package io.cardtrail.trace;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.SourceRef;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Grants;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small story told act by act, for tests on which no database is needed. */
final class Story {
    private final List<SeenAct> acts = new ArrayList<>();

    static EntityRef card(int number) {
        return new EntityRef(EntityKind.CARD, String.format(Locale.ROOT, "示例移动:%017d", number));
    }

    static EntityRef pin(int number) {
        return new EntityRef(EntityKind.PIN, "pin" + number);
    }

    static EntityRef account(String name) {
        return new EntityRef(EntityKind.ACCOUNT, "云卡网:" + name);
    }

    static EntityRef money(String name) {
        return new EntityRef(EntityKind.PAYMENT_ACCOUNT, "WECHAT:" + name);
    }

    static EntityRef phone(int number) {
        return new EntityRef(EntityKind.PHONE, String.format(Locale.ROOT, "+86158%08d", number));
    }

    static Participant as(Role role, EntityRef entity) {
        return new Participant(role, entity, null, null);
    }

    /** {@return its id, {@code file:line}} */
    String act(ActKind kind, String at, String file, long line, Participant... roles) {
        return act(kind, at, file, line, null, roles);
    }

    /** Notes an act; {@code number} is a payment's own, or the number of the payment that settled a sale. */
    String act(ActKind kind, String at, String file, long line, @Nullable String number, Participant... roles) {
        return act("示例", kind, at, file, line, number, roles);
    }

    /** Notes an act in the records of a holder. */
    String act(
            String holder,
            ActKind kind,
            String at,
            String file,
            long line,
            @Nullable String number,
            Participant... roles) {
        String id = file + ":" + line;
        Channel channel = switch (kind) {
            case SALE -> Channel.ONLINE_PLATFORM;
            case PAYMENT -> Channel.PAYMENT_PROVIDER;
            case ISSUE, VERIFICATION, REDEMPTION, USAGE, ACCESS, REGISTRATION -> Channel.CARRIER;
        };
        return act(id, holder, kind, channel, at, file, line, number, null, roles);
    }

    /** Notes a payment of so many fen; null where that is not recorded. */
    String paid(String at, long line, @Nullable Long fen, Participant... roles) {
        String id = "payments.csv:" + line;
        return act(
                id, "示例", ActKind.PAYMENT, Channel.PAYMENT_PROVIDER, at, "payments.csv", line, "p" + line, fen, roles);
    }

    private String act(
            String id,
            String holder,
            ActKind kind,
            Channel channel,
            String at,
            String file,
            long line,
            @Nullable String number,
            @Nullable Long amount,
            Participant... roles) {
        acts.add(new SeenAct(
                id,
                kind,
                Instant.parse(at),
                at,
                "holder:示例",
                channel,
                holder,
                new ActAttributes(
                        kind == ActKind.PAYMENT ? number : null,
                        kind == ActKind.SALE ? number : null,
                        null,
                        amount,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                List.of(roles),
                List.of(new SourceRef(file, "digest", line, "batch", 1, ""))));
        return id;
    }

    List<SeenAct> acts() {
        return List.copyOf(acts);
    }

    /** {@return a grant of everything} */
    static Grant everything() {
        Set<String> kinds = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (ActKind kind : ActKind.values()) {
                kinds.add(Scope.pair(kind, channel));
            }
            for (Role role : Role.values()) {
                roles.add(Scope.pair(role, channel));
            }
        }
        Interval always = new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
        return Grants.of(new Scope(kinds, roles, null, always), 9, 5_000);
    }

    /** {@return the plain walk's answer under a grant of everything} */
    TraceAnswer answer(TraceThread thread, Direction direction, EntityRef start, int maxHops) {
        Grant grant = everything();
        return ReferenceTracer.trace(
                Reduced.to(grant.scope(), acts), new TraceQuestion(thread, direction, start, maxHops, 500), grant);
    }

    /** {@return ids and depths in the answer's order} */
    static List<String> depths(TraceAnswer answer) {
        return answer.acts().stream().map(act -> act.id() + "/" + act.depth()).toList();
    }
}
