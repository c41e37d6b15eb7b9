package io.cardtrail.warrant;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void the_kernel_is_the_only_open_method_that_gives_one() throws Exception {
        List<String> makers = classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers()))
                .filter(method -> method.getReturnType() == Grant.class || method.getReturnType() == Decision.class)
                .map(GrantTest::name)
                .toList();
        assertThat(makers).containsExactlyInAnyOrder("Kernel.decide", "Granted.grant");
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
