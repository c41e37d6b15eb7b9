package io.cardtrail.warrant;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which acts and roles need which category, as printed in the design and not as the model's enums say it. */
final class PrintedRoles {
    /** act | its category | its roles, each with the category it needs */
    private static final String ROLES = """
            ISSUE | CARD | OF_CARD CARD, HAS_PIN CARD, ISSUED_BY CARD, ISSUED_TO CARD
            SALE | SALE | OF_CARD SALE, OF_PIN SALE, SOLD_BY SALE, SOLD_TO SALE, BROKERED_BY SALE, SETTLED_BY PAYMENT
            PAYMENT | PAYMENT | PAID_FROM PAYMENT, PAID_TO PAYMENT
            VERIFICATION | RECHARGE | OF_PIN RECHARGE, OF_CARD RECHARGE, BY_ACCOUNT RECHARGE
            REDEMPTION | RECHARGE | OF_PIN RECHARGE, OF_CARD RECHARGE, TO_PHONE RECHARGE
            USAGE | TRAFFIC | BY_PHONE TRAFFIC, WITH_PHONE TRAFFIC, AT_CELL LOCATION
            ACCESS | ACCESS | BY_ACCOUNT ACCESS
            REGISTRATION | SUBSCRIBER | REGISTERS SUBSCRIBER, TO_PERSON SUBSCRIBER, TO_ORGANISATION SUBSCRIBER
            """;

    private static final String ANY_ACT =
            "FROM_IP ACCESS, ON_DEVICE ACCESS, TO_SIM ACCESS, BY_SIM ACCESS, FOOTAGE VIDEO, SETTLEMENT PAYMENT";

    private static final List<String[]> ACTS =
            ROLES.lines().map(line -> line.split(" \\| ", -1)).toList();

    private PrintedRoles() {}

    /** {@return the acts that pairs of category and channel reach} */
    static Set<String> acts(Set<String> pairs) {
        Set<String> acts = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (String[] cells : ACTS) {
                if (pairs.contains(cells[1] + "@" + channel)) {
                    acts.add(ActKind.valueOf(cells[0]) + "@" + channel);
                }
            }
        }
        return acts;
    }

    /** {@return the roles that pairs of category and channel reach} */
    static Set<String> roles(Set<String> pairs) {
        List<String> all = new ArrayList<>(List.of(ANY_ACT.split(", ", -1)));
        ACTS.forEach(cells -> all.addAll(List.of(cells[2].split(", ", -1))));
        Set<String> roles = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (String role : all) {
                String[] parts = role.split(" ", -1);
                if (pairs.contains(parts[1] + "@" + channel)) {
                    roles.add(Role.valueOf(parts[0]) + "@" + channel);
                }
            }
        }
        return roles;
    }
}
