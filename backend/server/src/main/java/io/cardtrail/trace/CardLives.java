package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lives of cards on what a grant leaves: which PINs belong to which card, and which acts are a card's own. A PIN belongs to
 * a card if a row names exactly one of each; a row that names PINs and no card is then part of the life of their cards.
 */
final class CardLives {
    private static final Set<ActKind> CUSTODY = EnumSet.copyOf(
            EnumSet.allOf(ActKind.class).stream().filter(ActKind::custody).toList());
    private static final Set<ActKind> ANY = EnumSet.allOf(ActKind.class);
    private static final Set<Role> CARD_ROLES = EnumSet.of(Role.OF_CARD);
    private static final Set<Role> PIN_ROLES = EnumSet.of(Role.OF_PIN, Role.HAS_PIN);

    private final GrantedActs acts;

    CardLives(GrantedActs acts) {
        this.acts = acts;
    }

    /**
     * One card's life.
     *
     * @param acts in time order
     */
    record Life(List<? extends ActView> acts, NavigableSet<EntityRef> pins) {}

    /** {@return the life of each card} */
    Map<EntityRef, Life> of(Collection<EntityRef> cards) {
        Map<EntityRef, NavigableSet<String>> naming = acts.naming(cards, CARD_ROLES, ANY);
        Map<EntityRef, NavigableSet<EntityRef>> pins = new TreeMap<>();
        for (ActView act : acts.acts(all(naming.values()))) {
            if (act.pairs()) {
                pins.computeIfAbsent(act.cards().first(), card -> new TreeSet<>())
                        .add(act.pins().first());
            }
        }
        Map<EntityRef, NavigableSet<String>> namingPins = acts.naming(all(pins.values()), PIN_ROLES, CUSTODY);
        acts.acts(all(namingPins.values()));

        Map<EntityRef, Life> lives = new TreeMap<>();
        for (EntityRef card : cards) {
            NavigableSet<EntityRef> own = pins.getOrDefault(card, Collections.emptyNavigableSet());
            List<ActView> life =
                    new ArrayList<>(acts.acts(naming.getOrDefault(card, Collections.emptyNavigableSet())).stream()
                            .filter(act -> act.kind().custody())
                            .toList());
            life.addAll(namingOnly(own, namingPins));
            life.sort(ActView.IN_TIME);
            lives.put(card, new Life(List.copyOf(life), own));
        }
        return lives;
    }

    /** {@return the cards that each PIN belongs to; nothing for one that belongs to none} */
    Map<EntityRef, NavigableSet<EntityRef>> owners(Collection<EntityRef> pins) {
        Set<EntityRef> wanted = Set.copyOf(pins);
        Map<EntityRef, NavigableSet<EntityRef>> owners = new TreeMap<>();
        for (ActView act : acts.acts(all(acts.naming(wanted, PIN_ROLES, ANY).values()))) {
            if (act.pairs() && wanted.contains(act.pins().first())) {
                owners.computeIfAbsent(act.pins().first(), pin -> new TreeSet<>())
                        .add(act.cards().first());
            }
        }
        return owners;
    }

    /** {@return the acts that name this PIN and no card, in time order} */
    List<? extends ActView> ofPinAlone(EntityRef pin) {
        return namingOnly(Set.of(pin), acts.naming(Set.of(pin), PIN_ROLES, CUSTODY)).stream()
                .sorted(ActView.IN_TIME)
                .toList();
    }

    private List<? extends ActView> namingOnly(Set<EntityRef> pins, Map<EntityRef, NavigableSet<String>> naming) {
        NavigableSet<String> ids = new TreeSet<>();
        pins.forEach(pin -> ids.addAll(naming.getOrDefault(pin, Collections.emptyNavigableSet())));
        return acts.acts(ids).stream().filter(act -> act.cards().isEmpty()).toList();
    }

    private static <T> NavigableSet<T> all(Collection<NavigableSet<T>> sets) {
        NavigableSet<T> all = new TreeSet<>();
        sets.forEach(all::addAll);
        return all;
    }
}
