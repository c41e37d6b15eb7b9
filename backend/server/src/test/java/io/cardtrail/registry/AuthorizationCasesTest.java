package io.cardtrail.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Reader;
import io.cardtrail.warrant.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Authorization cases as data: given an instrument, a request and a moment, what the kernel says. */
class AuthorizationCasesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> CASE = Set.of("name", "given", "grant", "now", "request", "expect");
    private static final Set<String> EXPECT = Set.of("denied", "maxHops", "acts", "roles", "holders");

    private final Identifiers identifiers = new Identifiers(new EdgeKey(new byte[32]));
    private final InstrumentFile files = new InstrumentFile(identifiers);
    private final Kernel kernel = new Kernel(PolicyMatrix.shipped());

    @TestFactory
    Stream<DynamicTest> acceptance_cases() throws IOException {
        return tests("acceptance-cases.yaml", 58);
    }

    @TestFactory
    Stream<DynamicTest> boundaries() throws IOException {
        return tests("boundaries.yaml", 60);
    }

    @Test
    void every_reason_about_an_instrument_at_home_occurs_in_the_boundaries() throws IOException {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (JsonNode each : cases("boundaries.yaml")) {
            each.path("expect").path("denied").forEach(reason -> seen.add(Reason.valueOf(reason.asString())));
        }
        assertThat(seen)
                .isEqualTo(EnumSet.complementOf(
                        EnumSet.of(Reason.CROSS_BORDER, Reason.NOT_ASSIGNED, Reason.EXPORT_NOT_GRANTED)));
    }

    private Stream<DynamicTest> tests(String file, int least) throws IOException {
        List<JsonNode> cases = cases(file);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(least);
        assertThat(cases.stream().map(c -> c.path("name").asString())).doesNotHaveDuplicates();
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.path("name").asString(), () -> check(c)));
    }

    private static List<JsonNode> cases(String file) throws IOException {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
        JsonNode cases = JSON.valueToTree(yaml);
        return cases.values().stream().toList();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                AuthorizationCasesTest.class.getResourceAsStream("/authorization/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void check(JsonNode given) throws IOException {
        assertThat(CASE).containsAll(given.propertyNames());
        JsonNode expect = given.path("expect");
        assertThat(EXPECT).containsAll(expect.propertyNames());
        Instant now = given.has("now") ? time(given.path("now")) : Instant.parse("2026-11-22T04:00:00Z");
        switch (kernel.decide(
                instrument(given), request(given.path("request")), Reader.domestic(InstrumentFile.READER), now)) {
            case Decision.Denied denied ->
                assertThat(denied.reasons().stream().map(Enum::name).toList()).isEqualTo(texts(expect.path("denied")));
            case Decision.Granted granted -> granted(granted.grant(), expect);
        }
    }

    private static void granted(Grant grant, JsonNode expect) {
        assertThat(expect.has("denied")).as("granted").isFalse();
        if (expect.has("maxHops")) {
            assertThat(grant.maxHops()).isEqualTo(expect.path("maxHops").intValue());
        }
        if (expect.has("acts")) {
            assertThat(grant.scope().acts()).isEqualTo(Set.copyOf(texts(expect.path("acts"))));
        }
        if (expect.has("roles")) {
            assertThat(grant.scope().roles()).isEqualTo(Set.copyOf(texts(expect.path("roles"))));
        }
        if (expect.has("holders")) {
            JsonNode holders = expect.path("holders");
            assertThat(grant.scope().holders()).isEqualTo(holders.isNull() ? null : Set.copyOf(texts(holders)));
        }
    }

    private Instrument instrument(JsonNode given) throws IOException {
        JsonNode named = given.path("given");
        if (named.has("file")) {
            String file = "instruments/" + named.path("file").asString();
            return files.read(file, text(file)).stream()
                    .filter(i -> i.number().equals(named.path("instrument").asString()))
                    .findFirst()
                    .orElseThrow();
        }
        JsonNode base = JSON.readTree(text("instruments/base.json"));
        overlay((ObjectNode) base.path(0), named);
        overlay((ObjectNode) base.path(0).path("grants").path(0), given.path("grant"));
        return files.read("boundary", JSON.writeValueAsString(base)).getFirst();
    }

    private static void overlay(ObjectNode base, JsonNode over) {
        over.propertyNames().forEach(name -> {
            assertThat(base.has(name)).as(name).isTrue();
            base.set(name, over.path(name));
        });
    }

    private AccessRequest request(JsonNode request) {
        List<EntityRef> subjects = new ArrayList<>();
        request.path("subjects")
                .forEach(s -> subjects.add(identifiers.ref(new Identifier(
                        EntityKind.valueOf(s.path("kind").asString()),
                        s.path("value").asString()))));
        JsonNode window = request.path("window");
        return new AccessRequest(
                request.has("grant") ? request.path("grant").asString() : null,
                subjects,
                constants(request, "categories", Category.class),
                constants(request, "channels", Channel.class),
                window.isObject() ? new Interval(time(window.path("from")), time(window.path("to"))) : null,
                number(request, "maxHops"),
                number(request, "hopsSpent"));
    }

    private static <E extends Enum<E>> @Nullable Set<E> constants(JsonNode request, String name, Class<E> type) {
        if (!request.has(name)) {
            return null;
        }
        Set<E> constants = new HashSet<>();
        texts(request.path(name)).forEach(text -> constants.add(Enum.valueOf(type, text)));
        return constants;
    }

    private static @Nullable Integer number(JsonNode request, String name) {
        return request.has(name) ? request.path(name).intValue() : null;
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(JsonNode::asString).toList();
    }

    private static Instant time(JsonNode node) {
        return OffsetDateTime.parse(node.asString()).toInstant();
    }
}
