package io.cardtrail.trace;

import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.ScopedReading;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.EventTime;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.gap.Expected;
import io.cardtrail.trace.gap.Finding;
import io.cardtrail.trace.gap.Gap;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.InferenceRule;
import io.cardtrail.trace.gap.Lots;
import io.cardtrail.trace.gap.Missing;
import io.cardtrail.trace.gap.Retained;
import io.cardtrail.trace.link.ExitRule;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.link.LinkingActs;
import io.cardtrail.trace.link.Registrations;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.Grant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine under a grant, and the plain walk on the graph reduced to that grant, the same; every query is also asked alone,
 * with ids from outside the grant, so that none may rely on another having filtered. With an index, it is asked the same a third time,
 * and must have counted the same work.
 */
final class Differential {
    private static final Set<Role> NAMING = EnumSet.of(
            Role.OF_CARD,
            Role.OF_PIN,
            Role.HAS_PIN,
            Role.SOLD_BY,
            Role.SOLD_TO,
            Role.TO_PHONE,
            Role.TO_SIM,
            Role.PAID_FROM,
            Role.PAID_TO);
    private static final Set<Role> LINKING = EnumSet.of(
            Role.BY_ACCOUNT,
            Role.SOLD_TO,
            Role.TO_PHONE,
            Role.TO_SIM,
            Role.BY_PHONE,
            Role.BY_SIM,
            Role.FROM_IP,
            Role.ON_DEVICE);
    private static final List<EntityKind> STARTS = List.of(
            EntityKind.CARD,
            EntityKind.CARD,
            EntityKind.PIN,
            EntityKind.PHONE,
            EntityKind.SIM,
            EntityKind.PAYMENT_ACCOUNT,
            EntityKind.PAYMENT_ACCOUNT,
            EntityKind.ACCOUNT,
            EntityKind.PERSON,
            EntityKind.ORGANISATION);

    static final Instant NOW = RandomGraph.BEGIN.plus(Duration.ofDays(40));

    /** Shorter than any law's, so that the clock and the losses fall on both sides. */
    static final Retained RETAINED = (at, expected) -> expected.channel() == null
            ? Optional.empty()
            : switch (expected.channel()) {
                case ONLINE_PLATFORM -> Optional.of(at.plus(Duration.ofDays(30)));
                case CARRIER -> Optional.of(at.plus(Duration.ofDays(60)));
                case OFFLINE_SHOP -> Optional.of(at.plus(Duration.ofDays(45)));
                case PAYMENT_PROVIDER -> Optional.empty();
            };

    /** Some things asked, each with what came of it and what should have. */
    private record Asked(String what, String expected, String actual) {}

    /** What must have occurred among the answers, or comparing them said little. */
    enum Occurred {
        CUSTODY_FORWARD,
        CUSTODY_BACKWARD,
        MONEY_FORWARD,
        MONEY_BACKWARD,
        LINKED,
        LINK_CORROBORATED,
        SHARED_EXIT,
        LINK_OF_FOUR_HOPS,
        CUT_BY_HOPS,
        CUT_BY_LIMIT,
        CUT_BY_RECORDS,
        TIED,
        ACT_WITHOUT_CARD,
        SETTLED_SALE,
        PIN_COUNTED,
        PIN_OF_CARD,
        TWO_HOLDERS,
        DEPTH_OF_FOUR,
        TWO_SOURCES,
        MONEY_BY_RULES,
        WAIT_BOUNDED,
        CLOCK_TOLERATED,
        WAYPOINT_PASSED,
        LEFT_OUT,
        END_REACHED,
        GAP_BEFORE_FIRST,
        GAP_BEFORE_SALE,
        GAP_BEFORE_REDEMPTION,
        SEVERAL_CANDIDATES,
        PROMOTED_B,
        PROMOTED_C,
        PAYMENT_CANDIDATE,
        RANGE_CANDIDATE,
        SHARED_GAP,
        OUT_WITHOUT_IN,
        LOT_OVERCLAIMED,
        REDEEMED,
        FROM_THE_INDEX,
        WAY_OF_TWO,
        MONEY_CARRIED_ON,
        MONEY_SETTLED,
        OVERDRAWN
    }

    /** Two accounts within three hours, or no small graph would have a shared exit. */
    static final ExitRule EXITS = new ExitRule(2, Duration.ofHours(3));

    private final Noted noted = new Noted();
    private final Graph graph;
    private final @Nullable RecordKeepingWorld kept;
    private final Tracer tracer = tracer();
    private final EntityActs entityActs = new EntityActs();
    private final @Nullable TraceIndex index;

    /** A comparison over a graph that also holds these rows about records. */
    Differential(Graph graph, @Nullable RecordKeepingWorld kept) {
        this(graph, kept, null);
    }

    /** @param index is asked everything too */
    Differential(Graph graph, @Nullable RecordKeepingWorld kept, @Nullable TraceIndex index) {
        this.graph = graph;
        this.kept = kept;
        this.index = index;
    }

    /**
     * {@return the first difference, null if there is none}
     *
     * @param known the graph's acts as of {@code asOf}
     * @param everywhere those of all graphs of the database: a holder has records in several
     * @param ids ids of all its acts, whenever committed
     */
    @Nullable
    String difference(
            RandomGraph things,
            List<SeenAct> known,
            List<SeenAct> everywhere,
            Collection<String> ids,
            Grant grant,
            long asOf,
            int questions,
            RandomGenerator random) {
        Reduced reduced = Reduced.to(grant.scope(), known);
        Set<ReferenceGaps.Delivered> delivered = ReferenceGaps.Delivered.in(grant.scope(), everywhere);
        long epoch = index == null ? 0 : ScopedReading.epoch(graph);
        List<Asked> asked = new ArrayList<>();
        // Each a transaction of its own: one that asked everything would take longer than a reading may.
        reading(grant, asOf, reading -> {
            doors(asked, reading, reduced, things, ids, random);
            fatesAlone(asked, reading, random);
        });
        reading(grant, asOf, reading -> linkDoors(asked, reading, reduced, things));
        // The doors around a thing take as long as all else together.
        around(asked, reduced, things, grant, asOf, random, random.nextInt(4) == 0);
        for (int i = 0; i < questions; i++) {
            TraceQuestion question = question(things, random);
            reading(grant, asOf, reading -> {
                long work = trace(asked, reading, reduced, delivered, question);
                if (index != null) {
                    reading.from(index.under(grant.scope(), asOf, epoch));
                    indexed(asked, reading, reduced, delivered, question, work);
                    ways(asked, reading, question);
                    reading.from(null);
                }
            });
        }
        // RandomWalksTest asks it of memory, far more often.
        if (random.nextInt(4) == 0) {
            TaintCompared.any(reduced, random)
                    .ifPresent(question -> reading(grant, asOf, reading -> taint(asked, reading, question, epoch)));
        }
        return first(asked);
    }

    private void taint(List<Asked> asked, ScopedReading reading, TaintCompared question, long epoch) {
        TaintAnswer answer = question.asked(reading);
        TaintCompared.note(noted, answer);
        asked.add(new Asked(question.toString(), question.expected(answer), TaintCompared.said(answer)));
        if (index != null) {
            long work = reading.work();
            reading.from(index.under(reading.grant().scope(), reading.asOf(), epoch));
            asked.add(new Asked(
                    question + " in the index",
                    said(answer, work),
                    said(question.asked(reading), reading.work() - work)));
            reading.from(null);
        }
    }

    private static String said(TaintAnswer answer, long work) {
        return TaintCompared.said(answer) + answer.digest() + " " + work;
    }

    /** {@return the first difference in what lies around a thing, asked alone and often; null if there is none} */
    @Nullable
    String aroundDifference(RandomGraph things, List<SeenAct> known, Grant grant, long asOf, RandomGenerator random) {
        Reduced reduced = Reduced.to(grant.scope(), known);
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            around(asked, reduced, things, grant, asOf, random, true);
        }
        return first(asked);
    }

    private void around(
            List<Asked> asked,
            Reduced reduced,
            RandomGraph things,
            Grant grant,
            long asOf,
            RandomGenerator random,
            boolean counted) {
        EntityRef entity = things.thing(any(List.of(EntityKind.values()), random));
        List<SeenAct> naming = naming(reduced, entity);
        reading(grant, asOf, reading -> {
            pages(asked, reading, naming, entity, random);
            if (counted) {
                new ExpansionCompared(reading, naming, entity, random)
                        .each((expected, actual) ->
                                asked.add(new Asked("around " + AnswerText.of(entity), expected, actual)));
            }
        });
    }

    private static @Nullable String first(List<Asked> asked) {
        return asked.stream()
                .filter(a -> !a.expected().equals(a.actual()))
                .findFirst()
                .map(a -> a.what() + "\n--- the plain walk\n" + a.expected() + "\n--- the engine\n" + a.actual())
                .orElse(null);
    }

    /** {@return the first difference in what gaps look for beside the walk, asked alone and often; null if there is none} */
    @Nullable
    String besideDifference(
            RandomGraph things,
            List<SeenAct> known,
            List<SeenAct> everywhere,
            Grant grant,
            long asOf,
            RandomGenerator random) {
        Reduced reduced = Reduced.to(grant.scope(), known);
        Set<ReferenceGaps.Delivered> delivered = ReferenceGaps.Delivered.in(grant.scope(), everywhere);
        List<Asked> asked = new ArrayList<>();
        reading(grant, asOf, reading -> {
            for (int i = 0; i < 8; i++) {
                beside(asked, reading, reduced, things, random);
                fatesAlone(asked, reading, random);
            }
            deliveredAlone(asked, reading, delivered);
        });
        return asked.stream()
                .filter(a -> !a.expected().equals(a.actual()))
                .findFirst()
                .map(Asked::what)
                .orElse(null);
    }

    private static void deliveredAlone(
            List<Asked> asked, ScopedReading reading, Set<ReferenceGaps.Delivered> delivered) {
        List<Expected> all = new ArrayList<>();
        for (String holder : RandomGraph.HOLDERS) {
            all.add(new Expected(ActKind.ISSUE, Channel.CARRIER, holder));
            all.add(new Expected(ActKind.SALE, Channel.ONLINE_PLATFORM, holder));
        }
        List<Expected> wanted = all.stream()
                .filter(each -> delivered.contains(
                        new ReferenceGaps.Delivered(Objects.requireNonNull(each.holder()), each.record())))
                .toList();
        Set<Expected> found = new ScopedActs(reading).delivered(all);
        asked.add(new Asked(
                "delivered",
                wanted.toString(),
                all.stream().filter(found::contains).toList().toString()));
    }

    // A machine that is busy with something else takes longer than a reading may; that is no difference.
    private void reading(Grant grant, long asOf, Consumer<ScopedReading> work) {
        for (int tries = 1; ; tries++) {
            try {
                ScopedReading.<Boolean>read(graph, grant, asOf, reading -> {
                    work.accept(reading);
                    return true;
                });
                return;
            } catch (TooMuchWork busy) {
                if (tries == 5) {
                    throw busy;
                }
            }
        }
    }

    private long trace(
            List<Asked> asked,
            ScopedReading reading,
            Reduced reduced,
            Set<ReferenceGaps.Delivered> delivered,
            TraceQuestion question) {
        long before = reading.work();
        TraceAnswer answer = tracer.trace(reading, question);
        noted.note(answer);
        long work = reading.work() - before;
        String what = text(question);
        List<RecordKeeping> fates = fates(reading);
        ReferenceGaps.Law law = new ReferenceGaps.Law(fates, delivered, RETAINED, NOW);
        asked.add(new Asked(
                what,
                AnswerText.of(ReferenceTracer.trace(reduced, question, reading.grant(), law, EXITS)),
                AnswerText.of(answer)));
        int permitted = reduced.acts().size() + fates.size();
        asked.add(new Asked(
                what + ": nothing outside is cited",
                "[]",
                outside(answer, reduced, fates).toString()));
        asked.add(new Asked(what + ": only permitted acts are counted", "true", String.valueOf(work <= permitted)));
        return work;
    }

    private void indexed(
            List<Asked> asked,
            ScopedReading reading,
            Reduced reduced,
            Set<ReferenceGaps.Delivered> delivered,
            TraceQuestion question,
            long work) {
        long passed = Objects.requireNonNull(index).status().passed();
        long answered = index.status().answered();
        asked.add(new Asked("the index is as far", "true", String.valueOf(reading.index() != null)));
        long again = trace(asked, reading, reduced, delivered, question);
        asked.add(new Asked("work of the index for " + question, String.valueOf(work), String.valueOf(again)));
        asked.add(new Asked(
                "the record agreed to " + question,
                String.valueOf(passed),
                String.valueOf(index.status().passed())));
        boolean walks = question.maxHops() > 0 && IndexedActs.walks(question);
        asked.add(new Asked(
                "the index answered " + question,
                String.valueOf(answered + (walks ? 1 : 0)),
                String.valueOf(index.status().answered())));
        noted.note(Occurred.FROM_THE_INDEX, walks);
    }

    /** What is on a way is compared with the plain walk where the question is traced; here which ways there are, in the index and without it. */
    private void ways(List<Asked> asked, ScopedReading reading, TraceQuestion question) {
        if (question.rules().to() == null || question.thread() == TraceThread.LINK) {
            return;
        }
        String indexed = ways(reading, question);
        reading.from(null);
        String scoped = ways(reading, question);
        asked.add(new Asked("ways of the index for " + question, scoped, indexed));
    }

    private String ways(ScopedReading reading, TraceQuestion question) {
        long before = reading.work();
        PathsAnswer answer = new Paths(tracer).find(reading, question, 5);
        noted.note(
                Occurred.WAY_OF_TWO,
                answer.best().stream().anyMatch(way -> way.acts().size() > 1));
        return answer.count() + " ways " + answer.digest() + ", work " + (reading.work() - before);
    }

    private List<RecordKeeping> fates(ScopedReading reading) {
        return kept == null ? List.of() : kept.fates(reading.grant().scope(), reading.asOf());
    }

    /** What gaps and findings cite and the grant does not leave. */
    private static Set<String> outside(TraceAnswer answer, Reduced reduced, List<RecordKeeping> fates) {
        Set<String> cited = new TreeSet<>(answer.cited().keySet());
        Set<String> told = new TreeSet<>();
        for (Gap gap : answer.report().gaps()) {
            told.add(gap.before());
            if (gap.after() != null) {
                told.add(gap.after());
            }
            gap.candidates().forEach(candidate -> cited.add(candidate.act()));
            cited.addAll(gap.verdict().grounds());
        }
        answer.acts().forEach(act -> told.remove(act.id()));
        reduced.acts().forEach(act -> cited.remove(act.id()));
        fates.forEach(row -> cited.remove(row.id()));
        cited.addAll(told);
        return cited;
    }

    /** {@return what occurred so far} */
    Set<Occurred> occurred() {
        return noted.occurred();
    }

    /** What occurred among answers. */
    static final class Noted {
        private final Set<Occurred> occurred = EnumSet.noneOf(Occurred.class);
        private final Set<GapCause> causes = EnumSet.noneOf(GapCause.class);

        /** {@return what occurred so far} */
        Set<Occurred> occurred() {
            return occurred;
        }

        void note(TraceAnswer answer) {
            TraceQuestion question = answer.question();
            boolean custody = question.thread() == TraceThread.CUSTODY;
            boolean forward = question.direction() == Direction.FORWARD;
            if (answer.acts().size() > 1) {
                switch (question.thread()) {
                    case CUSTODY -> occurred.add(forward ? Occurred.CUSTODY_FORWARD : Occurred.CUSTODY_BACKWARD);
                    case MONEY -> occurred.add(forward ? Occurred.MONEY_FORWARD : Occurred.MONEY_BACKWARD);
                    case LINK -> {}
                }
            }
            WayRules rules = question.rules();
            boolean several = answer.acts().size() > 1;
            note(
                    Occurred.MONEY_BY_RULES,
                    question.thread() == TraceThread.MONEY
                            && rules.any()
                            && answer.hops().stream().anyMatch(hop -> hop.depth() > 1));
            note(Occurred.WAIT_BOUNDED, several && rules.maxGap() != null);
            note(Occurred.CLOCK_TOLERATED, several && !rules.skew().isEmpty());
            note(Occurred.WAYPOINT_PASSED, several && !rules.via().isEmpty());
            note(Occurred.LEFT_OUT, several && !rules.without().isEmpty());
            note(Occurred.END_REACHED, several && rules.to() != null);
            note(Occurred.LINKED, !answer.linked().links().isEmpty());
            note(
                    Occurred.LINK_CORROBORATED,
                    answer.linked().links().stream().anyMatch(link -> link.grade() == Grade.B));
            note(Occurred.SHARED_EXIT, !answer.linked().exits().isEmpty());
            note(Occurred.LINK_OF_FOUR_HOPS, answer.linked().distances().containsValue(4));
            note(Occurred.CUT_BY_HOPS, answer.bounds().truncatedBy().contains(Bound.MAX_HOPS));
            note(Occurred.CUT_BY_LIMIT, answer.bounds().truncatedBy().contains(Bound.LIMIT));
            note(Occurred.CUT_BY_RECORDS, answer.bounds().truncatedBy().contains(Bound.MAX_RECORDS));
            note(Occurred.GAP_BEFORE_FIRST, place(answer, Missing.Place.BEFORE_FIRST));
            note(Occurred.GAP_BEFORE_SALE, place(answer, Missing.Place.BEFORE_SALE));
            note(Occurred.GAP_BEFORE_REDEMPTION, place(answer, Missing.Place.BEFORE_REDEMPTION));
            for (Gap gap : answer.report().gaps()) {
                causes.add(gap.verdict().cause());
                note(Occurred.SEVERAL_CANDIDATES, gap.candidates().size() > 1);
                note(Occurred.PROMOTED_B, gap.grade() == Grade.B);
                note(Occurred.PROMOTED_C, gap.promoted() != null && gap.grade() == Grade.C);
                note(
                        Occurred.PAYMENT_CANDIDATE,
                        gap.candidates().stream().anyMatch(c -> c.rule() == InferenceRule.PAYMENT_NEAR));
                note(
                        Occurred.RANGE_CANDIDATE,
                        gap.candidates().stream().anyMatch(c -> c.rule() == InferenceRule.LOT_RANGE));
                note(Occurred.SHARED_GAP, gap.cards().size() > 1);
            }
            for (Finding finding : answer.report().findings()) {
                note(
                        switch (finding) {
                            case Finding.OutWithoutIn out -> Occurred.OUT_WITHOUT_IN;
                            case Finding.LotOverclaimed lot -> Occurred.LOT_OVERCLAIMED;
                        },
                        true);
            }
            note(
                    Occurred.REDEEMED,
                    answer.report().conservation().stream().anyMatch(balance -> balance.redeemed() > 0));
            note(Occurred.TIED, answer.hops().stream().anyMatch(Hop::tied));
            note(Occurred.ACT_WITHOUT_CARD, custody && answer.hops().stream().anyMatch(hop -> hop.card() == null));
            note(
                    Occurred.SETTLED_SALE,
                    answer.acts().stream().anyMatch(act -> !act.settledBy().isEmpty()));
            note(Occurred.PIN_COUNTED, answer.pinCount() > 0);
            note(Occurred.PIN_OF_CARD, answer.hops().stream().anyMatch(hop -> hop.inference() != null));
            note(Occurred.TWO_HOLDERS, answer.hops().stream().anyMatch(hop -> hop.independentSources() > 1));
            note(Occurred.DEPTH_OF_FOUR, answer.hops().stream().anyMatch(hop -> hop.depth() >= 4));
            note(
                    Occurred.TWO_SOURCES,
                    answer.acts().stream().anyMatch(act -> act.sources().size() > 1));
        }

        /** {@return causes of gaps so far} */
        Set<GapCause> causes() {
            return causes;
        }

        private static boolean place(TraceAnswer answer, Missing.Place place) {
            return answer.report().gaps().stream().anyMatch(gap -> gap.place() == place);
        }

        void note(Occurred what, boolean did) {
            if (did) {
                occurred.add(what);
            }
        }
    }

    static String text(TraceQuestion question) {
        return question.thread() + " " + question.direction() + " from " + AnswerText.of(question.start()) + " hops "
                + question.maxHops() + " limit " + question.limit() + " " + rules(question.rules());
    }

    private static String rules(WayRules rules) {
        return rules.maxGap() + " " + rules.skew() + " via "
                + rules.via().stream().map(AnswerText::of).toList() + " without "
                + rules.without().stream().map(AnswerText::of).toList() + " to " + AnswerText.of(rules.to());
    }

    /** {@return causes of gaps so far} */
    Set<GapCause> causes() {
        return noted.causes();
    }

    static Tracer tracer() {
        return new Tracer(RETAINED, Clock.fixed(NOW, ZoneOffset.UTC), EXITS, Identities.NONE);
    }

    static TraceQuestion question(RandomGraph things, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return new TraceQuestion(
                    TraceThread.CUSTODY,
                    Direction.FORWARD,
                    RandomStories.start(things, random),
                    6,
                    500,
                    true,
                    WayRules.NONE);
        }
        TraceThread thread = any(
                List.of(
                        TraceThread.CUSTODY,
                        TraceThread.CUSTODY,
                        TraceThread.MONEY,
                        TraceThread.MONEY,
                        TraceThread.LINK),
                random);
        Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
        EntityRef start = switch (thread) {
            case CUSTODY -> things.thing(any(STARTS, random));
            case MONEY -> RandomStories.account(things, direction, random);
            case LINK -> things.thing(any(List.of(EntityKind.ACCOUNT, EntityKind.PHONE, EntityKind.SIM), random));
        };
        return new TraceQuestion(
                thread,
                direction,
                start,
                random.nextInt(7),
                List.of(1, 4, 500, 500, 500).get(random.nextInt(5)),
                random.nextBoolean(),
                random.nextBoolean() ? WayRules.NONE : rules(thread, things, random));
    }

    private static WayRules rules(TraceThread thread, RandomGraph things, RandomGenerator random) {
        boolean link = thread == TraceThread.LINK;
        List<EntityKind> kinds = thread == TraceThread.MONEY
                ? List.of(EntityKind.PAYMENT_ACCOUNT)
                : link ? List.of(EntityKind.DEVICE, EntityKind.IP, EntityKind.ACCOUNT, EntityKind.PHONE) : STARTS;
        Map<String, Duration> skew = new HashMap<>();
        RandomGraph.HOLDERS.stream()
                .filter(holder -> random.nextInt(4) == 0)
                .forEach(holder -> skew.put(holder, Duration.ofMinutes(30L * random.nextInt(4))));
        List<EntityRef> via = new ArrayList<>();
        // What is asked for all at once is hardly ever there: mostly a rule or two.
        for (int i = link ? 3 : random.nextInt(6); i < 3; i += 2) {
            via.add(things.thing(any(kinds, random)));
        }
        return new WayRules(
                random.nextBoolean() ? null : Duration.ofHours(random.nextInt(6)),
                skew,
                via,
                random.nextInt(3) == 0 ? Set.of(things.thing(any(kinds, random))) : Set.of(),
                link || random.nextInt(3) != 0 ? null : things.thing(any(kinds, random)));
    }

    private static void doors(
            List<Asked> asked,
            ScopedReading reading,
            Reduced reduced,
            RandomGraph things,
            Collection<String> ids,
            RandomGenerator random) {
        List<SeenAct> inOrder = reduced.acts().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        asked.add(new Asked("acts", seen(inOrder), seen(new ScopedActs(reading).acts(ids))));

        asked.add(new Asked(
                "settling payments",
                reduced.settledBy().toString(),
                new ScopedActs(reading).settlingPayments(ids).toString()));
        Map<String, NavigableSet<String>> sales = new TreeMap<>();
        reduced.settledBy()
                .forEach((sale, payments) -> payments.forEach(payment ->
                        sales.computeIfAbsent(payment, p -> new TreeSet<>()).add(sale)));
        asked.add(new Asked(
                "settled sales",
                sales.toString(),
                new ScopedActs(reading).settledSales(ids).toString()));

        Set<EntityRef> wanted = new HashSet<>();
        for (EntityKind kind : STARTS) {
            wanted.add(things.thing(kind));
        }
        asked.add(new Asked(
                "naming",
                naming(reduced, wanted),
                of(new ScopedActs(reading).naming(wanted, NAMING, EnumSet.allOf(ActKind.class)))));
        asked.add(new Asked(
                "around",
                around(reduced, wanted),
                new ScopedActs(reading).around(wanted).toString()));
        onward(asked, reading, reduced, things, random);
        beside(asked, reading, reduced, things, random);
    }

    /** One holder's records of one time, or all that there may be: the query may not rely on the caller's interval. */
    private void fatesAlone(List<Asked> asked, ScopedReading reading, RandomGenerator random) {
        boolean all = random.nextBoolean();
        List<Category> categories = List.of(Category.CARD, Category.SALE, Category.RECHARGE);
        List<String> holders = all ? RandomGraph.HOLDERS : List.of(any(RandomGraph.HOLDERS, random));
        List<Category> about = all ? categories : List.of(any(categories, random));
        Instant from = RandomGraph.BEGIN.plus(Duration.ofHours(all ? -4 : random.nextInt(RandomGraph.HOURS) - 4));
        Instant until = from.plus(Duration.ofHours(all ? RandomGraph.HOURS + 8 : random.nextInt(RandomGraph.HOURS)));
        Set<String> expected = new TreeSet<>();
        for (RecordKeeping row : fates(reading)) {
            if (holders.contains(row.holder())
                    && about.contains(row.category())
                    && row.records().from().isBefore(until)
                    && from.isBefore(row.records().to())) {
                expected.add(row.id() + " " + row.kind() + " " + row.at() + " " + row.records());
            }
        }
        List<Map<String, Object>> wanted = new ArrayList<>();
        for (String holder : holders) {
            for (Category category : about) {
                wanted.add(Map.of(
                        "holder",
                        holder,
                        "category",
                        category.name(),
                        "from",
                        EventTime.toNanos(from),
                        "until",
                        EventTime.toNanos(until)));
            }
        }
        Set<String> actual = RecordKeepings.fates(reading, wanted).stream()
                .map(fate -> fate.id() + " " + fate.kind() + " " + fate.at() + " " + fate.records())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.add(new Asked("fates", expected.toString(), actual.toString()));
    }

    /** What gaps look for beside the walk. */
    private static void beside(
            List<Asked> asked, ScopedReading reading, Reduced reduced, RandomGraph things, RandomGenerator random) {
        boolean buyer = random.nextBoolean();
        // Also from before the window until after it, so that the query may not rely on the caller.
        Lots.Wanted wanted = new Lots.Wanted(
                things.thing(any(List.of(EntityKind.ACCOUNT, EntityKind.PERSON, EntityKind.ORGANISATION), random)),
                buyer,
                RandomGraph.BEGIN.plus(Duration.ofHours(random.nextInt(RandomGraph.HOURS) - 4)),
                RandomGraph.BEGIN.plus(Duration.ofHours(random.nextInt(RandomGraph.HOURS) + 4)));
        Set<String> lots = reduced.acts().stream()
                .filter(act -> act.kind() == ActKind.SALE)
                .filter(act -> act.roles().stream()
                        .anyMatch(p -> p.role() == (buyer ? Role.SOLD_TO : Role.SOLD_BY)
                                && p.entity().equals(wanted.party())))
                .filter(act -> act.roles().stream().noneMatch(p -> p.role() == Role.OF_CARD || p.role() == Role.OF_PIN))
                .filter(act -> act.at().isAfter(wanted.after()) && act.at().isBefore(wanted.before()))
                .map(SeenAct::id)
                .collect(Collectors.toCollection(TreeSet::new));
        asked.add(new Asked(
                "lots",
                lots.toString(),
                new ScopedActs(reading).lots(List.of(wanted)).toString()));

        EntityRef organisation = things.thing(EntityKind.ORGANISATION);
        Set<String> accounts = new TreeSet<>();
        for (SeenAct act : reduced.acts()) {
            if (act.kind() == ActKind.REGISTRATION
                    && act.roles().stream()
                            .anyMatch(p -> p.role() == Role.TO_ORGANISATION
                                    && p.entity().equals(organisation))) {
                act.roles().stream()
                        .filter(p -> p.role() == Role.REGISTERS && p.entity().kind() == EntityKind.PAYMENT_ACCOUNT)
                        .forEach(p -> accounts.add(AnswerText.of(p.entity())));
            }
        }
        asked.add(new Asked(
                "registered accounts",
                accounts.toString(),
                new ScopedActs(reading)
                        .registeredAccounts(List.of(organisation)).values().stream()
                                .flatMap(Set::stream)
                                .map(AnswerText::of)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .toString()));
    }

    private static void linkDoors(List<Asked> asked, ScopedReading reading, Reduced reduced, RandomGraph things) {
        Set<EntityRef> linking = new HashSet<>();
        for (EntityKind kind :
                List.of(EntityKind.ACCOUNT, EntityKind.PHONE, EntityKind.SIM, EntityKind.DEVICE, EntityKind.IP)) {
            linking.add(things.thing(kind));
        }
        asked.add(new Asked(
                "linking",
                naming(reduced, linking, LINKING).toString(),
                LinkingActs.of(new ScopedActs(reading), linking).toString()));
        Set<EntityRef> addresses = Set.of(things.thing(EntityKind.IP));
        asked.add(new Asked(
                "accounts of addresses",
                accounts(reduced, addresses),
                uses(LinkingActs.accounts(new ScopedActs(reading), addresses))));
        asked.add(new Asked(
                "registrations",
                naming(reduced, linking, EnumSet.of(Role.REGISTERS)).toString(),
                Registrations.ids(new ScopedActs(reading), linking).values().stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString()));
    }

    private static NavigableSet<String> naming(Reduced reduced, Set<EntityRef> wanted, Set<Role> roles) {
        return reduced.acts().stream()
                .filter(act ->
                        act.roles().stream().anyMatch(p -> roles.contains(p.role()) && wanted.contains(p.entity())))
                .map(SeenAct::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String accounts(Reduced reduced, Set<EntityRef> addresses) {
        Set<String> uses = new TreeSet<>();
        for (SeenAct act : reduced.acts()) {
            for (Participant from : act.roles()) {
                for (Participant by : act.roles()) {
                    if (from.role() == Role.FROM_IP
                            && addresses.contains(from.entity())
                            && (by.role() == Role.BY_ACCOUNT || by.role() == Role.SOLD_TO)
                            && by.entity().kind() == EntityKind.ACCOUNT) {
                        uses.add(AnswerText.of(from.entity()) + AnswerText.of(by.entity()) + act.at());
                    }
                }
            }
        }
        return uses.toString();
    }

    private static String uses(Map<EntityRef, List<ExitRule.Use>> uses) {
        Set<String> all = new TreeSet<>();
        uses.forEach((address, by) ->
                by.forEach(use -> all.add(AnswerText.of(address) + AnswerText.of(use.account()) + use.at())));
        return all.toString();
    }

    private static String around(Reduced reduced, Set<EntityRef> wanted) {
        return reduced.acts().stream()
                .filter(act -> act.roles().stream().anyMatch(p -> wanted.contains(p.entity())))
                .map(SeenAct::id)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String naming(Reduced reduced, Set<EntityRef> wanted) {
        Map<EntityRef, NavigableSet<String>> naming = new TreeMap<>();
        for (SeenAct act : reduced.acts()) {
            for (Participant p : act.roles()) {
                if (wanted.contains(p.entity()) && NAMING.contains(p.role())) {
                    naming.computeIfAbsent(p.entity(), e -> new TreeSet<>()).add(act.id());
                }
            }
        }
        return of(naming);
    }

    private static void onward(
            List<Asked> asked, ScopedReading reading, Reduced reduced, RandomGraph things, RandomGenerator random) {
        boolean forward = random.nextBoolean();
        Role leaving = forward ? Role.PAID_FROM : Role.PAID_TO;
        Role reaching = forward ? Role.PAID_TO : Role.PAID_FROM;
        List<GrantedActs.State> frontier = List.of(
                new GrantedActs.State(things.thing(EntityKind.PAYMENT_ACCOUNT), Long.MIN_VALUE, Long.MAX_VALUE),
                new GrantedActs.State(
                        things.thing(EntityKind.PAYMENT_ACCOUNT),
                        EventTime.toNanos(RandomGraph.BEGIN.plus(Duration.ofHours(1))),
                        EventTime.toNanos(
                                RandomGraph.BEGIN.plus(Duration.ofHours(random.nextInt(RandomGraph.HOURS))))));
        Set<String> expected = new TreeSet<>();
        for (GrantedActs.State state : frontier) {
            for (SeenAct act : reduced.acts()) {
                long at = EventTime.toNanos(act.at());
                if (act.roles().stream()
                                .anyMatch(p -> p.role() == leaving && p.entity().equals(state.account()))
                        && at >= state.from()
                        && at < state.until()) {
                    List<EntityRef> far = act.roles().stream()
                            .filter(p -> p.role() == reaching)
                            .map(Participant::entity)
                            .toList();
                    far.forEach(f -> expected.add(act.id() + " " + at + " " + AnswerText.of(f)));
                    if (far.isEmpty()) {
                        expected.add(act.id() + " " + at + " -");
                    }
                }
            }
        }
        Set<String> actual = new ScopedActs(reading)
                .onward(frontier, leaving, reaching).stream()
                        .map(o -> o.payment() + " " + o.at() + " " + AnswerText.of(o.reached()))
                        .collect(Collectors.toCollection(TreeSet::new));
        asked.add(new Asked("payments onward", expected.toString(), actual.toString()));
    }

    /** {@return the acts that name a thing, as pages have them} */
    private static List<SeenAct> naming(Reduced reduced, EntityRef entity) {
        return reduced.acts().stream()
                .filter(act -> act.roles().stream().anyMatch(p -> p.entity().equals(entity)))
                .sorted(Differential::byPage)
                .toList();
    }

    private void pages(
            List<Asked> asked, ScopedReading reading, List<SeenAct> naming, EntityRef entity, RandomGenerator random) {
        List<String> expected = naming.stream().map(SeenAct::id).toList();
        int first = 1 + random.nextInt(3);
        asked.add(new Asked(
                "positions of " + AnswerText.of(entity),
                expected.toString(),
                EntityActs.positions(reading, entity, EntityActs.Choice.ALL, 1_000, null).stream()
                        .map(EntityActs.Position::act)
                        .toList()
                        .toString()));
        asked.add(new Asked(
                "acts of " + AnswerText.of(entity) + " by " + first,
                expected.size() + " " + expected,
                inPages(after -> entityActs.page(reading, entity, EntityActs.Choice.ALL, first, after))));
    }

    private static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static int byPage(SeenAct a, SeenAct b) {
        int byTime = ActView.IN_TIME.compare(a, b);
        boolean samePlace = a.at().equals(b.at())
                && a.sources().getFirst().name().equals(b.sources().getFirst().name());
        return samePlace ? a.id().compareTo(b.id()) : byTime;
    }

    private static String inPages(Function<EntityActs.@Nullable Position, EntityActs.Page> read) {
        List<String> all = new ArrayList<>();
        EntityActs.Position after = null;
        long total;
        do {
            EntityActs.Page page = read.apply(after);
            page.acts().forEach(act -> all.add(act.id()));
            total = page.total();
            after = page.next();
        } while (after != null && all.size() < 1_000);
        return total + " " + all;
    }

    private static String seen(List<SeenAct> acts) {
        return acts.stream().map(AnswerText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Map<EntityRef, NavigableSet<String>> naming) {
        return naming.entrySet().stream()
                .map(e -> AnswerText.of(e.getKey()) + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
