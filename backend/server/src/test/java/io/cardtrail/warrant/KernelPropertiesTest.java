package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of the kernel whatever the instrument: less never gives more, and nothing is put together from two sources. */
class KernelPropertiesTest {
    private static final int CASES = Integer.getInteger("kernel.cases", 4_000);
    private static final EntityRef CARD = new EntityRef(EntityKind.CARD, "移动:1");
    private static final EntityRef OTHER = new EntityRef(EntityKind.CARD, "移动:2");

    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());
    private final long seed = Long.getLong("kernel.seed", new SecureRandom().nextLong());
    private final Random random = new Random(seed);

    @Test
    void asking_for_less_never_reaches_more() {
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            AccessRequest narrow = given.request();
            AccessRequest whole =
                    new AccessRequest(narrow.grant(), List.of(), null, null, null, null, narrow.hopsSpent());
            compared += inside(granted(given.instrument(), narrow, given), granted(given.instrument(), whole, given));
        }
        assertThat(compared).as("seed %d", seed).isPositive();
    }

    @Test
    void a_narrower_grant_never_reaches_more() {
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            Instrument narrow =
                    with(given.instrument(), narrower(given.instrument().grants()));
            compared += inside(
                    granted(narrow, given.request(), given), granted(given.instrument(), given.request(), given));
        }
        assertThat(compared).as("seed %d", seed).isPositive();
    }

    @Test
    void what_a_narrower_grant_allows_by_name_a_wider_one_allows_too() {
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            Instrument narrow =
                    with(given.instrument(), narrower(given.instrument().grants()));
            AccessRequest asked = given.request();
            AccessRequest byName = new AccessRequest(
                    asked.grant(),
                    asked.subjects(),
                    Set.of(Category.CARD, Category.RECHARGE),
                    Set.of(Channel.CARRIER),
                    asked.window(),
                    1,
                    asked.hopsSpent());
            Grant less = granted(narrow, byName, given);
            if (less != null) {
                compared++;
                Grant more = Objects.requireNonNull(granted(given.instrument(), byName, given), "seed " + seed);
                assertThat(more.scope().acts()).isEqualTo(less.scope().acts());
            }
        }
        assertThat(compared).as("seed %d", seed).isPositive();
    }

    @Test
    void an_export_is_decided_as_its_request_is_and_refused_besides_where_the_clause_allows_none() {
        int refused = 0;
        int granted = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            boolean allowed = random.nextBoolean();
            Instrument instrument = with(
                    given.instrument(),
                    given.instrument().grants().stream()
                            .map(grant -> exporting(grant, allowed))
                            .toList());
            Set<Reason> plain = reasons(kernel.decide(instrument, given.request(), given.reader(), given.now()));
            Set<Reason> export = reasons(kernel.decideExport(instrument, given.request(), given.reader(), given.now()));
            boolean chosen = !plain.contains(Reason.GRANT_NOT_CHOSEN);
            assertThat(export.contains(Reason.EXPORT_NOT_GRANTED))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(chosen && !allowed);
            export.remove(Reason.EXPORT_NOT_GRANTED);
            assertThat(export).as("seed %d, case %d", seed, i).isEqualTo(plain);
            granted += allowed && plain.isEmpty() ? 1 : 0;
            refused += !allowed && plain.isEmpty() ? 1 : 0;
        }
        assertThat(granted).as("seed %d", seed).isPositive();
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    private static Set<Reason> reasons(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> EnumSet.noneOf(Reason.class);
            case Decision.Denied denied -> EnumSet.copyOf(denied.reasons());
        };
    }

    private static GrantTerms exporting(GrantTerms grant, boolean allowed) {
        return new GrantTerms(
                grant.id(),
                grant.subjects(),
                grant.categories(),
                grant.channels(),
                grant.holders(),
                grant.window(),
                grant.maxHops(),
                grant.maxRecords(),
                grant.thirdParties(),
                allowed);
    }

    private static int inside(@Nullable Grant less, @Nullable Grant more) {
        if (less == null || more == null) {
            return 0;
        }
        assertThat(more.scope().acts()).containsAll(less.scope().acts());
        assertThat(more.scope().roles()).containsAll(less.scope().roles());
        Set<String> holders = more.scope().holders();
        assertThat(holders == null || holders.containsAll(holdersOf(less))).isTrue();
        assertThat(more.scope().window().from())
                .isBeforeOrEqualTo(less.scope().window().from());
        assertThat(more.scope().window().to())
                .isAfterOrEqualTo(less.scope().window().to());
        assertThat(more.maxHops()).isGreaterThanOrEqualTo(less.maxHops());
        return 1;
    }

    private static Set<String> holdersOf(Grant grant) {
        return Objects.requireNonNull(grant.scope().holders(), "all holders are more than some");
    }

    private List<GrantTerms> narrower(List<GrantTerms> grants) {
        return grants.stream().map(this::narrower).toList();
    }

    private GrantTerms narrower(GrantTerms grant) {
        Set<Category> categories = new HashSet<>(grant.categories());
        Set<Channel> channels = new HashSet<>(grant.channels());
        Set<String> holders = grant.holders();
        Interval window = grant.window();
        int hops = grant.maxHops();
        switch (random.nextInt(5)) {
            case 0 -> categories.removeIf(category -> random.nextInt(4) == 0);
            case 1 -> channels.removeIf(channel -> random.nextInt(4) == 0);
            case 2 -> holders = holders == null ? Set.of("移动") : Set.of();
            case 3 -> {
                Instant end = window.to().minus(Duration.ofHours(7));
                window = new Interval(window.from(), end.isAfter(window.from()) ? end : window.to());
            }
            default -> hops = Math.max(0, hops - 1);
        }
        List<EntityRef> subjects = grant.subjects().stream()
                .map(Subject::ref)
                .filter(ref -> random.nextInt(4) > 0)
                .toList();
        return Sample.terms(grant.id(), subjects, categories, channels, holders, window, hops);
    }

    @Test
    void a_grant_is_worth_the_same_whatever_other_grants_stand_beside_it() {
        int two = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            String asked = given.request().grant();
            List<GrantTerms> grants = given.instrument().grants();
            if (grants.size() < 2 || asked == null) {
                continue;
            }
            two++;
            List<GrantTerms> alone =
                    grants.stream().filter(grant -> grant.id().equals(asked)).toList();
            assertThat(text(kernel.decide(
                            with(given.instrument(), alone), given.request(), given.reader(), given.now())))
                    .as("seed %d", seed)
                    .isEqualTo(text(kernel.decide(given.instrument(), given.request(), given.reader(), given.now())));
        }
        assertThat(two).isPositive();
    }

    @Test
    void subject_of_one_grant_and_category_of_another_make_nothing() {
        GrantTerms phone = Sample.terms(
                "g1",
                List.of(Sample.PHONE),
                Set.of(Category.CARD),
                EnumSet.allOf(Channel.class),
                null,
                Sample.WINDOW,
                4);
        GrantTerms card = Sample.terms(
                "g2", List.of(CARD), Set.of(Category.SALE), EnumSet.allOf(Channel.class), null, Sample.WINDOW, 4);
        Instrument both = Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, phone, card);
        for (String id : List.of("g1", "g2")) {
            for (EntityRef subject : List.of(Sample.PHONE, CARD, OTHER)) {
                for (Category category : List.of(Category.CARD, Category.SALE)) {
                    boolean own = id.equals("g1")
                            ? subject.equals(Sample.PHONE) && category == Category.CARD
                            : subject.equals(CARD) && category == Category.SALE;
                    AccessRequest request = new AccessRequest(id, List.of(subject), Set.of(category), null, null, null);
                    assertThat(kernel.decide(both, request, Sample.READER, Sample.NOW) instanceof Decision.Granted)
                            .as("%s %s %s", id, subject, category)
                            .isEqualTo(own);
                }
            }
        }
        assertThat(kernel.decide(both, AccessRequest.about(null, Sample.PHONE), Sample.READER, Sample.NOW))
                .isEqualTo(new Decision.Denied(Set.of(Reason.GRANT_NOT_CHOSEN)));
    }

    @Test
    void an_mla_approval_lends_its_validity_and_nothing_else() {
        Instrument wide = Sample.instrument(
                "mla",
                InstrumentKind.MLA_APPROVAL,
                WarrantState.APPROVED,
                2,
                Sample.VALIDITY,
                List.of(),
                Sample.everything("g1"));
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            String without = text(kernel.decide(
                    mla(given.instrument(), null), given.request(), Reader.domestic("reader"), given.now()));
            String with = text(kernel.decide(
                    mla(given.instrument(), wide), given.request(), Reader.domestic("reader"), given.now()));
            if (given.instrument().terms().jurisdiction().equals("CN")) {
                assertThat(with).as("seed %d", seed).isEqualTo(without);
            }
        }
    }

    @Test
    void what_is_allowed_at_two_moments_is_allowed_alike_at_every_moment_between() {
        int between = 0;
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            List<String> answers = new ArrayList<>();
            for (int hours = -80; hours <= 80; hours += 8) {
                answers.add(text(kernel.decide(
                        given.instrument(),
                        given.request(),
                        given.reader(),
                        given.now().plus(Duration.ofHours(hours)))));
            }
            List<Boolean> allowed =
                    answers.stream().map(answer -> answer.startsWith("granted")).toList();
            if (allowed.contains(true)) {
                List<String> reached = answers.subList(allowed.indexOf(true), allowed.lastIndexOf(true) + 1);
                between += reached.size() - 1;
                assertThat(Set.copyOf(reached)).as("seed %d", seed).hasSize(1);
            }
        }
        assertThat(between).isPositive();
    }

    @Test
    void a_change_that_ends_use_ends_every_grant_and_any_other_carries_its_own_generation() {
        for (int i = 0; i < CASES; i++) {
            RandomRequest given = RandomRequest.next(random);
            Grant before = granted(given.instrument(), given.request(), given);
            for (WarrantState state : WarrantState.values()) {
                Grant after = granted(Sample.moved(given.instrument(), state), given.request(), given);
                assertThat(after == null || state.usable()).as("seed %d", seed).isTrue();
                if (after != null && before != null) {
                    assertThat(after.instrument().generation())
                            .isEqualTo(before.instrument().generation() + 1);
                }
            }
        }
    }

    private @Nullable Grant granted(Instrument instrument, AccessRequest request, RandomRequest given) {
        return switch (kernel.decide(instrument, request, given.reader(), given.now())) {
            case Decision.Granted granted -> granted.grant();
            case Decision.Denied denied -> null;
        };
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Denied denied -> "denied " + denied.reasons();
            case Decision.Granted granted ->
                "granted " + granted.grant().terms().id() + granted.grant().scope()
                        + granted.grant().maxHops() + granted.grant().hopsSpent();
        };
    }

    /** {@return the instrument with other grants, approved by the same people} */
    private static Instrument with(Instrument instrument, List<GrantTerms> grants) {
        InstrumentTerms terms = Sample.granting(instrument.terms(), grants);
        String hash = instrument.hash().equals(instrument.terms().hash()) ? terms.hash() : "f".repeat(64);
        return new Instrument(
                instrument.id(),
                instrument.requester(),
                terms,
                hash,
                instrument.state(),
                instrument.approvals().stream()
                        .map(approval -> new Approval(
                                approval.account(),
                                approval.duty(),
                                approval.at(),
                                approval.hash().equals(instrument.hash()) ? hash : approval.hash()))
                        .toList(),
                instrument.generation(),
                null,
                instrument.mla());
    }

    private static Instrument mla(Instrument instrument, @Nullable Instrument mla) {
        return new Instrument(
                instrument.id(),
                instrument.requester(),
                instrument.terms(),
                instrument.hash(),
                instrument.state(),
                instrument.approvals(),
                instrument.generation(),
                null,
                mla);
    }
}
