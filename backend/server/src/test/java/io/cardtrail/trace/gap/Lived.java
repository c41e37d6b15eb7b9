package io.cardtrail.trace.gap;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Acts, parties and cards for tests. */
final class Lived {
    static final EntityRef CARD = new EntityRef(EntityKind.CARD, "示例移动:10026011500004154");
    static final EntityRef CARRIER = organisation("示例移动");
    static final EntityRef SHOP = organisation("晨光通讯店");
    static final EntityRef DEALER = organisation("示例省级经销商");
    static final EntityRef L2 = account("卡批网:l2");
    static final EntityRef L3 = account("卡批网:l3");

    private Lived() {}

    static EntityRef organisation(String name) {
        return new EntityRef(EntityKind.ORGANISATION, name);
    }

    static EntityRef account(String name) {
        return new EntityRef(EntityKind.ACCOUNT, name);
    }

    static Instant at(String text) {
        return Instant.parse(text.contains("T") ? text + "Z" : text + "T00:00:00Z");
    }

    static ActAttributes said(
            @Nullable Long face,
            @Nullable Long amount,
            @Nullable Long quantity,
            @Nullable String first,
            @Nullable String last) {
        return new ActAttributes(null, null, face, amount, null, quantity, null, null, null, "示例移动", null, first, last);
    }

    static LifeAct act(String id, ActKind kind, String at, @Nullable EntityRef by, @Nullable EntityRef to) {
        return act(id, kind, at, by, to, said(10_000L, null, 20L, null, null));
    }

    static LifeAct act(
            String id, ActKind kind, String at, @Nullable EntityRef by, @Nullable EntityRef to, ActAttributes said) {
        return new LifeAct(id, kind, at(at), "记录方", by, to, said);
    }

    static LifeAct issue(String at, @Nullable EntityRef to) {
        return act("issue " + at, ActKind.ISSUE, at, CARRIER, to);
    }

    static LifeAct sale(String at, @Nullable EntityRef by, @Nullable EntityRef to) {
        return act("sale " + at, ActKind.SALE, at, by, to);
    }

    static LifeAct check(String at) {
        return act("check " + at, ActKind.VERIFICATION, at, null, null);
    }

    static LifeAct redemption(String at) {
        return act("redemption " + at, ActKind.REDEMPTION, at, null, null);
    }
}
