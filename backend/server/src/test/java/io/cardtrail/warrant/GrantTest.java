package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantTest {
    @Test
    void nothing_outside_the_package_can_make_a_grant() {
        assertThat(Modifier.isFinal(Grant.class.getModifiers())).isTrue();
        assertThat(Serializable.class.isAssignableFrom(Grant.class)).isFalse();
        assertThat(Cloneable.class.isAssignableFrom(Grant.class)).isFalse();
        for (Constructor<?> constructor : Grant.class.getDeclaredConstructors()) {
            assertThat(constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                    .isZero();
        }
    }

    @Test
    void the_kernel_is_the_only_one_whose_open_methods_give_one() throws Exception {
        List<String> makers = classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers()))
                .filter(method -> method.getReturnType() == Grant.class || method.getReturnType() == Decision.class)
                .map(GrantTest::name)
                .toList();
        assertThat(makers)
                .containsExactlyInAnyOrder("Kernel.decide", "Kernel.decideExport", "Kernel.narrowed", "Granted.grant");
    }

    @Test
    void an_instrument_widened_after_its_hash_was_taken_gives_no_grant() {
        Instrument real = Sample.instrument(
                InstrumentKind.COURT_ORDER_CRIMINAL,
                Sample.terms("g1", List.of(Sample.PHONE), Set.of(), Set.of(), null, Sample.WINDOW, 0));
        InstrumentTerms wide = Sample.terms("No w1", real.kind(), real.validity(), List.of(), Sample.everything("g1"));
        Instrument wider = Sample.reworded(real, wide, real.hash());
        Decision decision = new Kernel(PolicyMatrix.shipped())
                .decide(wider, AccessRequest.about(null, Sample.PHONE), Sample.READER, Sample.NOW);
        assertThat(decision).isEqualTo(new Decision.Denied(Set.of(Reason.NOT_USABLE)));
        assertThat(wider.usableAt(Sample.NOW)).isFalse();
        assertThat(Sample.instrument(real.kind(), Sample.everything("g1")).usableAt(Sample.NOW))
                .isTrue();
    }

    @Test
    void narrowed_in_time_a_grant_keeps_everything_else_and_it_is_never_widened() {
        Interval whole = Sample.WINDOW;
        Instant middle =
                whole.from().plus(Duration.between(whole.from(), whole.to()).dividedBy(2));
        Kernel kernel = new Kernel(PolicyMatrix.shipped());
        Grant grant = Sample.granted(
                Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1")),
                AccessRequest.about("g1", Sample.PHONE).fromHandle("g1", 2));
        assertThat(grant.scope().window()).isEqualTo(whole);
        Grant half = narrowed(kernel, grant, new Interval(whole.from(), middle));
        Scope scope = grant.scope();
        assertThat(half.scope())
                .isEqualTo(new Scope(scope.acts(), scope.roles(), scope.holders(), new Interval(whole.from(), middle)));
        assertThat(List.of(half.maxHops(), half.hopsSpent())).isEqualTo(List.of(grant.maxHops(), 2));
        assertThat(half.instrument()).isSameAs(grant.instrument());
        assertThat(half.terms()).isSameAs(grant.terms());
        assertThat(half.policyHash()).isEqualTo(grant.policyHash());
        assertThat(narrowed(kernel, grant, whole).scope()).isEqualTo(scope);
        Decision refused = new Decision.Denied(Set.of(Reason.WINDOW_NOT_GRANTED));
        assertThat(kernel.narrowed(half, whole)).as("back to the whole").isEqualTo(refused);
        assertThat(kernel.narrowed(grant, new Interval(whole.from().minusNanos(1), middle)))
                .isEqualTo(refused);
        assertThat(kernel.narrowed(grant, new Interval(middle, whole.to().plusNanos(1))))
                .isEqualTo(refused);
    }

    private static Grant narrowed(Kernel kernel, Grant grant, Interval window) {
        if (kernel.narrowed(grant, window) instanceof Decision.Granted granted) {
            return granted.grant();
        }
        throw new AssertionError("refused");
    }

    @Test
    void only_people_the_grant_does_not_name_are_pseudonymous() {
        Grant grant = Sample.granted(
                Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1")),
                AccessRequest.about(null, Sample.PHONE));
        assertThat(grant.pseudonymous(Sample.PHONE)).isFalse();
        assertThat(grant.pseudonymous(new EntityRef(EntityKind.PHONE, "+8613900000002")))
                .isTrue();
        assertThat(grant.pseudonymous(new EntityRef(EntityKind.CARD, "移动:1"))).isFalse();
        assertThat(grant.toString() + grant.terms() + grant.instrument()).doesNotContain("139");
    }

    @Test
    void a_grant_says_what_it_was_given_for_and_its_text_names_nobody() {
        Instrument instrument = Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1"));
        Grant grant = Sample.granted(
                instrument, AccessRequest.about(null, Sample.PHONE).fromHandle("g1", 3));
        assertThat(grant.hopsSpent()).isEqualTo(3);
        assertThat(grant.maxHops()).isEqualTo(1);
        assertThat(grant.policyHash()).isEqualTo(PolicyMatrix.shipped().hash());
        assertThat(grant).hasToString("Grant(w1 g1)");
        assertThat(instrument).hasToString("Instrument(w1)");
        assertThat(instrument.terms()).hasToString("InstrumentTerms(No w1)");
        assertThat(grant.terms()).hasToString("GrantTerms(g1)");
    }

    @Test
    void a_grant_of_no_hops_is_one_and_less_than_none_or_no_record_is_not() {
        assertThat(new GrantTerms(
                                "g",
                                List.of(),
                                Set.of(),
                                Set.of(),
                                null,
                                Sample.WINDOW,
                                0,
                                1,
                                ThirdParties.NAMED,
                                false)
                        .maxHops())
                .isZero();
        for (int[] bad : new int[][] {{-1, 1}, {0, 0}}) {
            assertThatThrownBy(() -> new GrantTerms(
                            "g",
                            List.of(),
                            Set.of(),
                            Set.of(),
                            null,
                            Sample.WINDOW,
                            bad[0],
                            bad[1],
                            ThirdParties.NAMED,
                            false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_handle_opens_with_the_hops_that_are_left_and_none_behind_the_border() {
        Instrument instrument = Sample.instrument(
                InstrumentKind.COURT_ORDER_CRIMINAL,
                Sample.terms("g0", List.of(), Set.of(), Set.of(), null, Sample.WINDOW, 1),
                Sample.everything("g1"));
        assertThat(new Handle("g1", Sample.PHONE, 1).opening(instrument).maxHops())
                .isEqualTo(3);
        assertThat(new Handle("g1", Sample.PHONE, 4).opening(instrument).maxHops())
                .isZero();
        assertThat(new Handle("g1", Sample.PHONE, 9).opening(instrument).maxHops())
                .isZero();
        assertThat(new Handle("gone", Sample.PHONE, 0).opening(instrument).maxHops())
                .isZero();
    }

    @Test
    void the_text_that_approvals_bind_tells_one_pin_from_another_and_is_what_the_hash_is_of() {
        InstrumentTerms one = pins("1111");
        assertThat(one.canonical()).contains("PIN 1111").doesNotContain("****");
        assertThat(one.hash())
                .isEqualTo(Sha256.hex(one.canonical()))
                .isNotEqualTo(pins("2222").hash());
        InstrumentTerms phone =
                Sample.terms("n", InstrumentKind.POLICE_NOTICE, Sample.VALIDITY, List.of(), Sample.everything("g1"));
        assertThat(phone.canonical()).contains(Sample.PHONE.key());
    }

    private static InstrumentTerms pins(String pin) {
        Subject subject =
                new Subject(new EntityRef(EntityKind.PIN, "PIN " + pin), new Identifier(EntityKind.PIN, "****"));
        GrantTerms grant = new GrantTerms(
                "g", List.of(subject), Set.of(), Set.of(), null, Sample.WINDOW, 0, 1, ThirdParties.NAMED, false);
        return Sample.terms("n", InstrumentKind.POLICE_NOTICE, Sample.VALIDITY, List.of(), grant);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(Grant.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/cardtrail/warrant");
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        // On an empty list the test would pass on nothing.
        assertThat(names).hasSizeGreaterThan(15);
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName("io.cardtrail.warrant." + name));
        }
        return classes;
    }
}
