package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.LaneLayout.GapMark;
import io.cardtrail.trace.LaneLayout.Lane;
import io.cardtrail.trace.LaneLayout.LaneLink;
import io.cardtrail.trace.LaneLayout.LinkStyle;
import io.cardtrail.trace.LaneLayout.Mark;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.link.IdentityHop;
import io.cardtrail.trace.link.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out a {@link LaneLayout}. */
final class LaneDrawing {
    /** Marks of one lane closer than this can't be told apart. */
    static final double FOLD = 10;

    /** How far before a first act its gap stands: within the margin of the drawing. */
    private static final double BEFORE_FIRST = 16;

    private record LaneKey(
            Channel channel,
            @Nullable EntityRef party,
            String holder,
            @Nullable ActKind kind) {}

    private record MarkKey(int lane, ActKind kind, @Nullable Integer depth) {}

    private record LinkKey(String from, String to, LinkStyle style) {}

    private static final class Fold {
        private final double x;
        private final List<String> acts = new ArrayList<>();
        private final Set<EntityRef> cards = new HashSet<>();

        Fold(double x) {
            this.x = x;
        }
    }

    private final TraceAnswer answer;
    private final List<TracedAct> inTime;
    private final TimeScale scale;
    private final Map<LaneKey, Lane> lanes = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, String> markOf = new HashMap<>();

    LaneDrawing(TraceAnswer answer) {
        this.answer = answer;
        // The answer is in canonical order and the sort is stable, so equal times keep it.
        this.inTime = answer.acts().stream()
                .sorted(Comparator.comparing(TracedAct::at))
                .toList();
        this.scale = TimeScale.of(inTime.stream().map(TracedAct::at).toList());
    }

    LaneLayout layout() {
        placeMarks();
        return new LaneLayout(
                scale.width(),
                List.copyOf(lanes.values()),
                List.copyOf(marks),
                links(),
                gaps(),
                scale.ticks(),
                scale.breaks());
    }

    private void placeMarks() {
        Map<MarkKey, List<Fold>> folds = new LinkedHashMap<>();
        for (TracedAct act : inTime) {
            int lane = lane(act).index();
            List<Fold> row = folds.computeIfAbsent(new MarkKey(lane, act.kind(), act.depth()), k -> new ArrayList<>());
            double x = scale.x(act.at());
            if (row.isEmpty() || x - row.getLast().x >= FOLD) {
                row.add(new Fold(x));
            }
            row.getLast().acts.add(act.id());
            row.getLast().cards.addAll(act.cards());
        }
        folds.forEach((key, row) -> row.forEach(fold -> {
            String first = fold.acts.getFirst();
            marks.add(new Mark(first, key.lane(), fold.x, fold.cards.size(), List.copyOf(fold.acts)));
            fold.acts.forEach(act -> markOf.put(act, first));
        }));
    }

    private Lane lane(TracedAct act) {
        EntityRef party = answer.question().thread() == TraceThread.LINK ? linked(act) : party(act);
        ActKind kind = party == null ? act.kind() : null;
        return lanes.computeIfAbsent(
                new LaneKey(act.channel(), party, party == null ? act.holder() : "", kind),
                key -> new Lane(lanes.size(), act.channel(), party, act.holder()));
    }

    private static @Nullable EntityRef party(TracedAct act) {
        return switch (act.kind()) {
            case ISSUE -> act.inRole(Role.ISSUED_BY);
            case SALE -> act.inRole(Role.SOLD_BY);
            case PAYMENT -> act.inRole(Role.PAID_TO);
            case VERIFICATION, REDEMPTION, USAGE, ACCESS, REGISTRATION -> null;
        };
    }

    /** Who acts, of those a LINK walk met: the nearest to its start. */
    private @Nullable EntityRef linked(TracedAct act) {
        Map<EntityRef, Integer> distances = answer.linked().distances();
        return act.roles().stream()
                .map(Participant::entity)
                .filter(distances::containsKey)
                .min(Comparator.<EntityRef>comparingInt(party -> distances.getOrDefault(party, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** From the first act of one with the thing to the first of the other: an inference, never a solid line. */
    private void shared(Map<LinkKey, Integer> links) {
        record Use(EntityRef party, EntityRef thing) {}
        Map<Use, TracedAct> first = new HashMap<>();
        if (!answer.linked().links().isEmpty()) {
            for (TracedAct act : inTime) {
                act.roles()
                        .forEach(by -> act.roles()
                                .forEach(with -> first.putIfAbsent(new Use(by.entity(), with.entity()), act)));
            }
        }
        for (Link link : answer.linked().links()) {
            for (EntityRef thing : link.via()) {
                TracedAct one = first.get(new Use(link.a(), thing));
                TracedAct other = first.get(new Use(link.b(), thing));
                inferred(links, one, other, link.grade());
            }
        }
    }

    /** From the first row of a judgement that names one end to the first that names the other. */
    private void judged(Map<LinkKey, Integer> links, IdentityHop hop) {
        TracedAct one = first(hop, hop.from());
        TracedAct other = first(hop, hop.to());
        inferred(links, one, other, hop.grade());
    }

    /** From the earlier to the later of two acts, where both are drawn. */
    private void inferred(
            Map<LinkKey, Integer> links, @Nullable TracedAct one, @Nullable TracedAct other, Grade grade) {
        if (one != null && other != null) {
            boolean inOrder = !other.at().isBefore(one.at());
            link(
                    links,
                    (inOrder ? one : other).id(),
                    (inOrder ? other : one).id(),
                    0,
                    grade == Grade.B ? LinkStyle.DASHED : LinkStyle.DOTTED);
        }
    }

    private @Nullable TracedAct first(IdentityHop hop, EntityRef end) {
        return inTime.stream()
                .filter(act -> hop.rows().stream().anyMatch(row -> row.id().equals(act.id())))
                .filter(act ->
                        act.roles().stream().anyMatch(role -> role.entity().equals(end)))
                .findFirst()
                .orElse(null);
    }

    private List<LaneLink> links() {
        Map<LinkKey, Integer> links = new LinkedHashMap<>();
        Map<EntityRef, Map<String, Integer>> depths = new HashMap<>();
        for (Hop hop : answer.hops()) {
            if (hop.card() != null) {
                depths.computeIfAbsent(hop.card(), card -> new HashMap<>()).put(hop.act(), hop.depth());
            }
        }
        for (Chain chain : answer.chains()) {
            Map<String, Integer> depth = depths.getOrDefault(chain.card(), Map.of());
            Set<String> afterGaps = afterGaps(chain.card());
            for (int i = 1; i < chain.acts().size(); i++) {
                String from = chain.acts().get(i - 1);
                String to = chain.acts().get(i);
                // Only neighbours in the card's life: elsewhere something between the two was cut off.
                if (Math.abs(depth.getOrDefault(to, 0) - depth.getOrDefault(from, 0)) == 1) {
                    link(links, from, to, 1, afterGaps.contains(to) ? LinkStyle.HATCHED : LinkStyle.SOLID);
                }
            }
        }
        inTime.forEach(act -> act.settledBy().forEach(payment -> link(links, act.id(), payment, 0, LinkStyle.SOLID)));
        if (answer.question().thread() == TraceThread.MONEY) {
            money(links);
        }
        shared(links);
        answer.linked().identities().forEach(hop -> judged(links, hop));
        return links.entrySet().stream()
                .map(link -> new LaneLink(
                        link.getKey().from(),
                        link.getKey().to(),
                        link.getValue(),
                        link.getKey().style()))
                .toList();
    }

    private List<GapMark> gaps() {
        record Sides(@Nullable String from, String to) {}
        Map<Sides, List<Integer>> between = new LinkedHashMap<>();
        List<Gap> all = answer.report().gaps();
        for (int i = 0; i < all.size(); i++) {
            String from =
                    all.get(i).after() == null ? null : markOf.get(all.get(i).after());
            String to = markOf.get(all.get(i).before());
            if (to != null) {
                between.computeIfAbsent(new Sides(from, to), sides -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<String, Mark> byAct = new HashMap<>();
        marks.forEach(mark -> byAct.put(mark.act(), mark));
        List<GapMark> drawn = new ArrayList<>();
        between.forEach((sides, gaps) -> {
            Mark to = byAct.get(sides.to());
            Mark from = sides.from() == null ? null : byAct.get(sides.from());
            if (to != null) {
                drawn.add(new GapMark(
                        List.copyOf(gaps),
                        sides.from(),
                        sides.to(),
                        Math.round(100 * (from == null ? to.x() - BEFORE_FIRST : (from.x() + to.x()) / 2)) / 100.0,
                        from == null ? to.lane() : (from.lane() + to.lane()) / 2.0));
            }
        });
        return List.copyOf(drawn);
    }

    /** Acts of this card before which a record is missing. */
    private Set<String> afterGaps(EntityRef card) {
        return answer.report().gaps().stream()
                .filter(gap -> gap.cards().contains(card))
                .map(Gap::before)
                .collect(Collectors.toSet());
    }

    /** Each payment hangs on the first one of the layer before that made it reachable. */
    private void money(Map<LinkKey, Integer> links) {
        record Arrival(EntityRef account, int depth) {}
        boolean forward = answer.question().direction() == Direction.FORWARD;
        Map<Arrival, TracedAct> first = new HashMap<>();
        for (TracedAct act : forward ? inTime : inTime.reversed()) {
            EntityRef far = act.inRole(forward ? Role.PAID_TO : Role.PAID_FROM);
            EntityRef near = act.inRole(forward ? Role.PAID_FROM : Role.PAID_TO);
            int depth = act.depth() == null ? 0 : act.depth();
            TracedAct before = near == null ? null : first.get(new Arrival(near, depth - 1));
            if (before != null && !before.at().equals(act.at())) {
                link(links, forward ? before.id() : act.id(), forward ? act.id() : before.id(), 0, LinkStyle.SOLID);
            }
            if (far != null && far.kind() == EntityKind.PAYMENT_ACCOUNT) {
                first.putIfAbsent(new Arrival(far, depth), act);
            }
        }
    }

    private void link(Map<LinkKey, Integer> links, String from, String to, int cards, LinkStyle style) {
        String fromMark = markOf.get(from);
        String toMark = markOf.get(to);
        if (fromMark != null && toMark != null && !fromMark.equals(toMark)) {
            links.merge(new LinkKey(fromMark, toMark, style), cards, Integer::sum);
        }
    }
}
