package io.cardtrail.trace;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.Role;
import io.cardtrail.warrant.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All there is for a reader: the acts physically reduced to a scope, each with its granted roles only.
 *
 * @param settledBy sale → its payments, both among the acts
 */
record Reduced(List<SeenAct> acts, Map<String, NavigableSet<String>> settledBy) {
    static Reduced to(Scope scope, List<SeenAct> all) {
        List<SeenAct> visible = all.stream().filter(act -> exists(scope, act)).toList();
        Map<String, NavigableSet<String>> settledBy = new TreeMap<>();
        for (SeenAct sale : visible) {
            for (SeenAct payment : visible) {
                if (has(scope, sale, Role.SETTLED_BY)
                        && sale.kind() == io.cardtrail.model.ActKind.SALE
                        && payment.kind() == io.cardtrail.model.ActKind.PAYMENT
                        && sale.attributes().settledBy() != null
                        && Objects.equals(
                                sale.attributes().settledBy(),
                                payment.attributes().reference())) {
                    settledBy.computeIfAbsent(sale.id(), id -> new TreeSet<>()).add(payment.id());
                }
            }
        }
        List<SeenAct> reduced = new ArrayList<>();
        for (SeenAct act : visible) {
            reduced.add(new SeenAct(
                    act.id(),
                    act.kind(),
                    act.at(),
                    act.atText(),
                    act.clock(),
                    act.channel(),
                    act.holder(),
                    attributes(scope, act),
                    act.roles().stream()
                            .filter(role -> has(scope, act, role.role()))
                            .distinct()
                            .sorted(SeenAct.ROLES)
                            .toList(),
                    act.sources()));
        }
        return new Reduced(List.copyOf(reduced), settledBy);
    }

    static boolean exists(Scope scope, SeenAct act) {
        Set<String> holders = scope.holders();
        return scope.acts().contains(Scope.pair(act.kind(), act.channel()))
                && (holders == null || holders.contains(act.holder()))
                && scope.window().contains(act.at());
    }

    private static boolean has(Scope scope, SeenAct act, Role role) {
        return scope.roles().contains(Scope.pair(role, act.channel()));
    }

    private static ActAttributes attributes(Scope scope, SeenAct act) {
        ActAttributes a = act.attributes();
        return new ActAttributes(
                a.reference(),
                has(scope, act, Role.SETTLEMENT) ? a.settledBy() : null,
                a.faceValue(),
                a.amount(),
                a.unitPrice(),
                a.quantity(),
                a.duration(),
                a.method(),
                has(scope, act, Role.FOOTAGE) ? a.footage() : null,
                a.carrier(),
                a.status(),
                a.rangeFirst(),
                a.rangeLast());
    }
}
