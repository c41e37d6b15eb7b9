package io.cardtrail.trace.link;

import io.cardtrail.model.EntityRef;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What else would explain that two parties used one thing: no link is proof of one person. */
public enum LinkDoubt {
    /** Two people use one device: a family, a shop's till, a lent handset. */
    SHARED_DEVICE,
    /** One sold or gave it to the other. */
    RESOLD_DEVICE,
    /** The number was copied onto another device. */
    COPIED_NUMBER,
    /** Two devices alike have one fingerprint, or it was forged. */
    ALIKE_DEVICES,
    /** A home, an office, a hotspot. */
    SHARED_ADDRESS,
    /** The provider gave the address first to one, then to the other. */
    REASSIGNED_ADDRESS;

    /** Name and version of the rule that makes links. */
    public static final String RULE = "shared-thing/1";

    /** {@return the alternatives to a link by these things} */
    public static Set<LinkDoubt> of(Collection<EntityRef> via) {
        Set<LinkDoubt> doubts = EnumSet.noneOf(LinkDoubt.class);
        for (EntityRef thing : via) {
            doubts.addAll(
                    switch (LinkRoles.type(thing)) {
                        case "IP" -> Set.of(SHARED_ADDRESS, REASSIGNED_ADDRESS);
                        case "FINGERPRINT" -> Set.of(SHARED_DEVICE, ALIKE_DEVICES);
                        default -> Set.of(SHARED_DEVICE, RESOLD_DEVICE, COPIED_NUMBER);
                    });
        }
        return Collections.unmodifiableSet(doubts);
    }
}
