package io.cardtrail.report.again;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.SourceRef;
import io.cardtrail.trace.Grounds;
import io.cardtrail.trace.RecordKeepings;
import io.cardtrail.trace.SeenAct;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.WayRules;
import io.cardtrail.trace.gap.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what an answer rests on without naming whom it does not name. */
public final class StandIns {
    /** Roles of acts that one answer may rest on, and still be found again from its bundle. */
    public static final int MOST = 100_000;

    private static final Comparator<SeenAct> ORDER =
            Comparator.comparing(SeenAct::at).thenComparing(SeenAct::place).thenComparing(SeenAct::kind);

    private final Set<EntityRef> told;
    private final Predicate<EntityRef> pseudonymous;
    private final Map<EntityRef, Integer> numbers = new HashMap<>();
    private final List<Reproduction.Thing> things = new ArrayList<>();
    /** Sale or payment → what its settlement goes by; nothing for those of which no settlement was found. */
    private final Map<String, String> settlements = new HashMap<>();

    private StandIns(Set<EntityRef> told, Predicate<EntityRef> pseudonymous) {
        this.told = told;
        this.pseudonymous = pseudonymous;
    }

    /**
     * {@return an answer as its bundle has it}
     *
     * @param pseudonymous who must not be named, though the answer tells of them
     */
    public static Reproduction.Answer of(Grounds grounds, Predicate<EntityRef> pseudonymous) {
        long roles =
                grounds.acts().stream().mapToLong(act -> act.roles().size()).sum();
        if (grounds.judged() || roles > MOST) {
            return new Reproduction.Answer(
                    grounds.digest(),
                    grounds.judged() ? Reproduction.Impossible.JUDGEMENTS : Reproduction.Impossible.TOO_LARGE,
                    null,
                    grounds.at().toString(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return new StandIns(grounds.told(), pseudonymous).answer(grounds);
    }

    private Reproduction.Answer answer(Grounds grounds) {
        Reproduction.Asked asked = asked(grounds.question(), grounds.ways());
        // All payments that settled a sale have one reference.
        Map<String, String> references = new HashMap<>();
        Map<String, SeenAct> byId = grounds.acts().stream().collect(Collectors.toMap(SeenAct::id, Function.identity()));
        new TreeMap<>(grounds.settledBy())
                .forEach((sale, payments) -> payments.forEach(payment -> {
                    String said = String.valueOf(Objects.requireNonNull(byId.get(payment))
                            .attributes()
                            .reference());
                    String standIn = references.computeIfAbsent(said, text -> "#" + (references.size() + 1));
                    settlements.put(sale, standIn);
                    settlements.put(payment, standIn);
                }));
        List<Reproduction.Act> acts =
                grounds.acts().stream().sorted(ORDER).map(this::act).toList();
        return new Reproduction.Answer(
                grounds.digest(),
                null,
                asked,
                grounds.at().toString(),
                things,
                acts,
                grounds.keepings().stream().map(StandIns::keeping).toList(),
                grounds.delivered().stream()
                        .map(each -> new Reproduction.Delivered(each.holder(), each.kind()))
                        .toList(),
                grounds.deadlines().stream().map(StandIns::deadline).toList());
    }

    private Reproduction.Asked asked(TraceQuestion question, @Nullable Integer ways) {
        WayRules rules = question.rules();
        Duration maxGap = rules.maxGap();
        EntityRef to = rules.to();
        Map<String, String> skew = new TreeMap<>();
        rules.skew().forEach((holder, tolerance) -> skew.put(holder, tolerance.toString()));
        return new Reproduction.Asked(
                question.thread(),
                question.direction(),
                number(question.start()),
                question.maxHops(),
                question.limit(),
                question.whole(),
                maxGap == null ? null : maxGap.toString(),
                skew,
                rules.via().stream().map(this::number).toList(),
                rules.without().stream().sorted().map(this::number).toList(),
                to == null ? null : number(to),
                ways);
    }

    private int number(EntityRef ref) {
        Integer known = numbers.get(ref);
        if (known != null) {
            return known;
        }
        int number = numbers.size() + 1;
        numbers.put(ref, number);
        things.add(new Reproduction.Thing(ref.kind(), key(ref, number)));
        return number;
    }

    /** What rules read from a key stays: a card's carrier and serial, an organisation's name, what a number is of. */
    private String key(EntityRef ref, int number) {
        boolean named = told.contains(ref) && !pseudonymous.test(ref);
        return switch (ref.kind()) {
            case CARD -> named ? ref.key() : before(ref.key(), ref.key().lastIndexOf(':')) + "#" + number;
            case ORGANISATION -> named ? ref.key() : "#" + number;
            case ACCOUNT, PAYMENT_ACCOUNT, DEVICE -> before(ref.key(), ref.key().indexOf(':')) + "#" + number;
            case PIN, PHONE, SIM, IP, PERSON, CELL -> "#" + number;
        };
    }

    private static String before(String key, int colon) {
        return key.substring(0, colon + 1);
    }

    private Reproduction.Act act(SeenAct act) {
        ActAttributes said = act.attributes();
        return new Reproduction.Act(
                act.kind(),
                act.at().toString(),
                act.atText(),
                act.clock(),
                act.channel(),
                act.holder(),
                act.kind() == ActKind.PAYMENT ? settlements.get(act.id()) : null,
                act.kind() == ActKind.PAYMENT ? null : settlements.get(act.id()),
                said.faceValue(),
                said.amount(),
                said.unitPrice(),
                said.quantity(),
                said.carrier(),
                said.rangeFirst(),
                said.rangeLast(),
                act.roles().stream()
                        .map(role -> new Reproduction.Part(role.role(), number(role.entity())))
                        .distinct()
                        .toList(),
                rows(act.sources()));
    }

    private static List<Reproduction.Row> rows(List<SourceRef> sources) {
        return sources.stream()
                .map(row -> new Reproduction.Row(row.file(), row.fileDigest(), row.line(), row.leaf()))
                .toList();
    }

    private static Reproduction.Keeping keeping(RecordKeepings.Seen kept) {
        return new Reproduction.Keeping(
                kept.kind(),
                kept.at().toString(),
                kept.atText(),
                kept.channel(),
                kept.holder(),
                kept.category(),
                kept.records().from().toString(),
                kept.records().to().toString(),
                rows(kept.sources()));
    }

    private static Reproduction.Deadline deadline(Grounds.Deadline of) {
        Expected expected = of.expected();
        return new Reproduction.Deadline(
                of.at().toString(),
                expected.record(),
                expected.channel(),
                expected.holder(),
                of.until() == null ? null : of.until().toString());
    }
}
