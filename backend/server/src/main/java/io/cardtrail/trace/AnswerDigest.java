package io.cardtrail.trace;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Participant;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.Linked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * SHA-256 over the canonical claims of an answer: one line per act, in canonical order, of sources, kind, time, depth, grade,
 * roles, hops and settlements, and one per gap. Who is meant is said by ordinals in the order of first appearance, so no handle, id, key, hash of
 * a PIN or sequence number enters, and another installation gets the same digest from the same files.
 *
 * <p>Ordinals depend on no key either: entities are told apart by where they appear. Two that appear in exactly the same places
 * are interchangeable, and so are their ordinals.
 */
final class AnswerDigest {
    private static final String HOP = "HOP";

    private AnswerDigest() {}

    static String of(List<TracedAct> acts, List<Gap> gaps, Map<String, TracedAct> cited, Linked linked) {
        try {
            byte[] claims = (claims(acts, gaps, cited) + claims(linked, ordinals(acts, List.of()), places(acts)))
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(claims));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** {@return the text that is hashed} */
    static String claims(List<TracedAct> acts, List<Gap> gaps, Map<String, TracedAct> cited) {
        Map<String, Integer> places = places(acts);
        List<GapClaim> missing = GapClaim.of(gaps, places, cited);
        Map<EntityRef, Integer> ordinals = ordinals(acts, missing);
        StringBuilder text = new StringBuilder("cardtrail answer 1\n");
        for (TracedAct act : acts) {
            text.append(act.sources().stream().map(SourceRef::name).sorted().collect(Collectors.joining(" | ")))
                    .append('\t')
                    .append(act.kind())
                    .append('\t')
                    .append(EventTime.toNanos(act.at()))
                    .append('\t')
                    .append(act.depth())
                    .append('\t')
                    .append(act.grade())
                    .append('\t')
                    .append(appearances(act).stream()
                            .map(a -> a.as() + "#" + ordinals.get(a.entity()))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .append('\t')
                    // Acts that are told one by one may know of payments that are not among them.
                    .append(act.settledBy().stream()
                            .map(places::get)
                            .filter(Objects::nonNull)
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
                    .append('\n');
        }
        missing.forEach(claim -> text.append(claim.text(ordinals)).append('\n'));
        return text.toString();
    }

    private static Map<String, Integer> places(List<TracedAct> acts) {
        Map<String, Integer> places = new HashMap<>();
        acts.forEach(act -> places.put(act.id(), places.size() + 1));
        return places;
    }

    /** One line a link, shared exit or judgement, sorted: they have no other order that depends on no key. */
    private static String claims(Linked linked, Map<EntityRef, Integer> ordinals, Map<String, Integer> places) {
        List<String> lines = new ArrayList<>();
        linked.links()
                .forEach(link ->
                        lines.add("LINK\t" + link.grade() + "\t" + numbers(List.of(link.a(), link.b()), ordinals) + "\t"
                                + numbers(link.via(), ordinals) + "\n"));
        linked.exits()
                .forEach(exit -> lines.add(
                        "EXIT\t" + exit.accounts() + "\t" + numbers(List.of(exit.address()), ordinals) + "\n"));
        for (IdentityHop hop : linked.identities()) {
            lines.add("SAME_AS\t" + hop.grade() + (hop.disputed() ? " disputed\t" : "\t") + hop.depth() + "\t"
                    + numbers(List.of(hop.from(), hop.to()), ordinals) + "\t"
                    + hop.rows().stream()
                            .map(act -> places.get(act.id()))
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" "))
                    + "\n");
        }
        return lines.stream().sorted().collect(Collectors.joining());
    }

    private static String numbers(List<EntityRef> entities, Map<EntityRef, Integer> ordinals) {
        return entities.stream()
                .map(entity -> ordinals.getOrDefault(entity, 0))
                .sorted()
                .map(ordinal -> "#" + ordinal)
                .collect(Collectors.joining(" "));
    }

    private record Appearance(String as, EntityRef entity) {}

    private static List<Appearance> appearances(TracedAct act) {
        List<Appearance> all = new ArrayList<>();
        for (Participant role : act.roles()) {
            all.add(new Appearance(role.role().name(), role.entity()));
        }
        act.cards().forEach(card -> all.add(new Appearance(HOP, card)));
        return all;
    }

    private static Map<EntityRef, Integer> ordinals(List<TracedAct> acts, List<GapClaim> missing) {
        Map<EntityRef, StringBuilder> places = new HashMap<>();
        for (int i = 0; i < acts.size(); i++) {
            String place = String.format(Locale.ROOT, "%06d ", i);
            appearances(acts.get(i)).stream()
                    .distinct()
                    .sorted(Comparator.comparing(Appearance::as))
                    .forEach(a -> places.computeIfAbsent(a.entity(), e -> new StringBuilder())
                            .append(place)
                            .append(a.as())
                            .append('\t'));
        }
        // Cards that only a gap tells apart are told apart by it.
        for (int i = 0; i < missing.size(); i++) {
            String place = String.format(Locale.ROOT, "gap %06d\t", i);
            missing.get(i)
                    .gap()
                    .cards()
                    .forEach(card -> places.computeIfAbsent(card, c -> new StringBuilder())
                            .append(place));
        }
        Map<EntityRef, Integer> ordinals = new HashMap<>();
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> ordinals.put(entry.getKey(), ordinals.size() + 1));
        return ordinals;
    }
}
