package io.cardtrail.trace.judgement;

import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Sha256;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entities may be one and the same: exact keys first, then the sum of the weights. A pure function of what is within reach of
 * one grant, so it knows no statistics of anything else.
 */
public final class Candidates {
    /** Pairs that share anything at all; past it the whole answer is refused. */
    static final int MOST_PAIRS = 100_000;

    private final WeightTable table;
    private final Comparing comparing;
    private final Profiles profiles;
    /** With what too many share: a judgement stays known when a device turns out to be a shop's till. */
    private final Profiles everything;

    private final Map<String, TracedAct> acts = new HashMap<>();

    /** What is within reach, read once. */
    public Candidates(Reach reach, WeightTable table) {
        this.table = table;
        this.comparing = new Comparing(table);
        this.profiles = new Profiles(reach, new Shared(reach, table)::tells);
        this.everything = new Profiles(reach, thing -> true);
        reach.acts().forEach(act -> acts.put(act.id(), act));
    }

    /**
     * {@return what is proposed: exact keys first, then the heavier, then by the rows cited}
     *
     * @throws TooMuchWork if too many pairs share something
     */
    public List<IdentityClaim> all() {
        List<IdentityClaim> proposed = new ArrayList<>();
        pairs().forEach((left, rights) ->
                rights.forEach(right -> proposed(left, right).ifPresent(proposed::add)));
        Map<IdentityClaim, String> rows = new HashMap<>();
        proposed.forEach(claim -> rows.put(claim, rows(claim)));
        proposed.sort(Comparator.comparing((IdentityClaim claim) -> claim.exactKey() == null)
                .thenComparing(Comparator.comparingLong(IdentityClaim::total).reversed())
                .thenComparing((IdentityClaim claim) -> Objects.requireNonNull(rows.get(claim)))
                // Not by the keys themselves: they may belong to somebody the reader must not know.
                .thenComparing(claim ->
                        Sha256.hex(claim.left().key() + " " + claim.right().key())));
        return List.copyOf(proposed);
    }

    /** {@return what is proposed of these two, empty if nothing is} */
    public Optional<IdentityClaim> proposed(EntityRef one, EntityRef other) {
        EntityRef left = one.compareTo(other) <= 0 ? one : other;
        EntityRef right = left.equals(one) ? other : one;
        PairKind kind = PairKind.of(left, right);
        if (kind == null || profiles.registeredTogether(left, right)) {
            return Optional.empty();
        }
        IdentityClaim claim = compared(kind, left, right);
        return claim.exactKey() != null || claim.total() >= claim.threshold() ? Optional.of(claim) : Optional.empty();
    }

    private IdentityClaim compared(PairKind kind, EntityRef left, EntityRef right) {
        List<Agreement> agreements = table.fields(kind).stream()
                .map(field -> comparing.field(field, left, right, profiles))
                .toList();
        JudgedField exactKey = agreements.stream()
                .filter(agreement -> agreement.level() == AgreementLevel.EQUAL)
                .map(Agreement::field)
                .filter(table.exactKeys(kind)::contains)
                .findFirst()
                .orElse(null);
        return new IdentityClaim(
                left,
                right,
                exactKey,
                grade(agreements),
                table.rule(),
                table.hash(),
                table.prior(kind),
                table.threshold(kind),
                agreements);
    }

    private Grade grade(List<Agreement> agreements) {
        return independentSources(agreements) >= 2 ? Grade.B : Grade.C;
    }

    /** {@return how many holders' rows speak for it; all that it cites must be within reach} */
    int independentSources(List<Agreement> agreements) {
        return Math.toIntExact(agreements.stream()
                .filter(agreement -> agreement.weight() > 0)
                .flatMap(agreement -> Stream.of(agreement.left(), agreement.right()))
                .map(value -> Objects.requireNonNull(value).act())
                .map(act -> Objects.requireNonNull(acts.get(act)).holder())
                .distinct()
                .count());
    }

    /** Only those that share a value of some field: without one, no sum of this table reaches its threshold. */
    private NavigableMap<EntityRef, NavigableSet<EntityRef>> pairs() {
        Map<String, NavigableSet<EntityRef>> sharing = new HashMap<>();
        profiles.ends()
                .forEach((end, fields) -> fields.forEach((field, said) -> said.forEach(one -> sharing.computeIfAbsent(
                                PairKind.of(end.kind()) + " " + field + " " + one.value(), v -> new TreeSet<>())
                        .add(end))));
        NavigableMap<EntityRef, NavigableSet<EntityRef>> pairs = new TreeMap<>();
        int count = 0;
        for (NavigableSet<EntityRef> ends : sharing.values()) {
            for (EntityRef left : ends) {
                for (EntityRef right : ends.tailSet(left, false)) {
                    if (pairs.computeIfAbsent(left, l -> new TreeSet<>()).add(right) && ++count > MOST_PAIRS) {
                        throw new TooMuchWork("more than " + MOST_PAIRS
                                + " pairs within the grant share a device, an address, a name or a registration;"
                                + " narrow the grant's window, hops or categories");
                    }
                }
            }
        }
        return pairs;
    }

    /** {@return whether the rows within reach still say what a claim rests on, word for word} */
    public boolean known(IdentityClaim claim) {
        return claim.agreements().stream()
                .allMatch(agreement -> said(claim.left(), agreement.field(), agreement.left())
                        && said(claim.right(), agreement.field(), agreement.right()));
    }

    private boolean said(EntityRef end, JudgedField field, Agreement.@Nullable Value value) {
        return value == null
                || everything.of(end, field).stream()
                        .anyMatch(said -> said.told().equals(value));
    }

    /** {@return the acts a claim rests on, by time; all must be within reach} */
    public List<TracedAct> cited(IdentityClaim claim) {
        return claim.cited().stream()
                .map(id -> Objects.requireNonNull(acts.get(id)))
                .sorted(Comparator.comparing(TracedAct::at)
                        .thenComparing(act -> act.sources().getFirst())
                        .thenComparing(TracedAct::id))
                .toList();
    }

    /** {@return the rows it rests on, one a line} */
    private String rows(IdentityClaim claim) {
        StringBuilder rows = new StringBuilder();
        cited(claim).forEach(act -> rows.append(act.sources().getFirst().name()).append('\n'));
        return rows.toString();
    }

    /** {@return SHA-256 of what was compared, how far it agrees and which rows say so, hex: what a judgement binds} */
    public String digest(IdentityClaim claim) {
        StringBuilder text = new StringBuilder("cardtrail identity claim 1\n")
                .append(claim.table())
                .append('\n')
                .append(claim.grade())
                .append('\n');
        for (Agreement agreement : claim.agreements()) {
            text.append(agreement.field())
                    .append(' ')
                    .append(agreement.level())
                    .append(' ')
                    .append(agreement.weight());
            for (Agreement.Value value : Stream.of(agreement.left(), agreement.right())
                    .filter(Objects::nonNull)
                    .toList()) {
                text.append(' ')
                        .append(Objects.requireNonNull(acts.get(value.act()))
                                .sources()
                                .getFirst()
                                .leaf());
            }
            text.append('\n');
        }
        return Sha256.hex(text.toString());
    }
}
