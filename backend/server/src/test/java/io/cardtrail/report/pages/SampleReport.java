package io.cardtrail.report.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code path.json} of the acceptance cases as the server made them, and others made out of them: of any length, or with anything in them that
 * the form allows.
 */
final class SampleReport {
    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode path;

    private SampleReport(ObjectNode path) {
        this.path = path;
    }

    /** {@return what the server made of a case} {@code s1}, {@code s2} or {@code s5}. */
    static SampleReport of(String name, String language) {
        SampleReport report = new SampleReport((ObjectNode) JSON.readTree(read(name + ".path.json")));
        report.part("report").put("language", language);
        return report;
    }

    /** {@return the proof of access that came with S5} */
    static ReportPages.Access access() {
        return new ReportPages.Access(text("audit.checkpoint"), text("audit.entry.json"), text("audit.result.json"));
    }

    /** {@return so many claims alike, one after the other on one lane} */
    static SampleReport chain(int n, String language) {
        SampleReport chain = of("s5", language);
        chain.part("report").put("demonstration", false);
        JsonNode pattern = chain.path.path("claims").path(1);
        ArrayNode claims = chain.path.putArray("claims");
        for (String list : List.of("gaps", "conservation")) {
            chain.path.putArray(list);
        }
        chain.first("questions").putArray("bounds");
        ObjectNode layout = chain.first("layouts");
        layout.putArray("gaps");
        layout.putArray("links");
        ArrayNode marks = layout.putArray("marks");
        for (int i = 1; i <= n; i++) {
            ObjectNode claim = (ObjectNode) pattern.deepCopy();
            claims.add(claim.put("n", i));
            ((ObjectNode) claim.path("sources").path(0)).put("line", i + 1);
            ObjectNode mark = marks.addObject()
                    .put("lane", 0)
                    .put("x", i * 1440 / (n + 1))
                    .put("kind", "ISSUE")
                    .put("grade", "A");
            mark.putArray("claims").add(i);
        }
        chain.first("figures")
                .put("acts", n)
                .put("cards", n)
                .put("pins", 0)
                .put("gaps", 0)
                .put("weakest", "A");
        return chain;
    }

    /** {@return a report of an investigation: S5 asked twice, the second time telling the first two claims only} */
    static SampleReport investigation(String language, String narrative) {
        SampleReport two = of("s5", language);
        for (String list : List.of("questions", "figures", "absence", "layouts")) {
            ObjectNode second = two.first(list).deepCopy();
            two.path.withArray(list).add(second.put(list.equals("questions") ? "n" : "question", 2));
        }
        for (int claim : new int[] {0, 1}) {
            two.path
                    .path("claims")
                    .path(claim)
                    .withArray("told")
                    .addObject()
                    .put("question", 2)
                    .put("depth", 6);
        }
        ObjectNode layout = (ObjectNode) two.path.path("layouts").path(1);
        layout.putArray("gaps");
        ObjectNode investigation = two.path.putObject("investigation");
        investigation.put("name", "三月<b>盗刷</b>案").put("generation", 4);
        ArrayNode passages = investigation.putArray("narrative");
        passages.addObject().put("text", narrative);
        passages.addObject().put("text", "the check").putArray("claims").add(3);
        passages.addObject().put("text", ". Then ");
        passages.addObject().put("text", "a payment").putArray("claims");
        return two;
    }

    /** {@return something the form allows, with texts from outside that are not nice} */
    static SampleReport random(Random random) {
        SampleReport any = of(
                List.of("s2", "s5").get(random.nextInt(2)),
                List.of("ZH", "EN", "BOTH").get(random.nextInt(3)));
        any.spoil(any.path, random);
        ObjectNode layout = any.first("layouts");
        ArrayNode lanes = layout.putArray("lanes");
        int n = 1 + random.nextInt(40);
        for (int i = 0; i < n; i++) {
            lanes.addObject().put("index", i).put("title", text(random));
        }
        for (int i = 0; i < random.nextInt(120); i++) {
            ObjectNode mark = layout.withArray("marks")
                    .addObject()
                    .put("lane", random.nextInt(n))
                    .put("x", random.nextInt(1488));
            mark.put("kind", List.of("SALE", "USAGE", "NEW").get(random.nextInt(3)))
                    .put("grade", "C");
            mark.putArray("claims").add(i).add(i + 1);
            layout.withArray("links")
                    .addObject()
                    .put("from", random.nextInt(9))
                    .put("to", i)
                    .put("cards", 3)
                    .put("style", "DOTTED");
            layout.withArray("gaps")
                    .addObject()
                    .put("x", random.nextInt(1488))
                    .put("halfLane", random.nextInt(2 * n))
                    .putArray("gaps")
                    .add(i);
        }
        ObjectNode link = any.path
                .withArray("links")
                .addObject()
                .put("question", 1)
                .put("a", "E1")
                .put("b", text(random))
                .put("grade", "C")
                .put("rule", "SAME_DEVICE");
        link.putArray("via").add("E2");
        link.putArray("alternatives").add("RESOLD_DEVICE").add("NEW_DOUBT");
        any.path
                .withArray("reached")
                .addObject()
                .put("question", 1)
                .put("entity", "E2")
                .put("depth", 1)
                .put("at", "2026-03-02T02:14:44Z");
        any.path
                .withArray("identities")
                .addObject()
                .put("question", 1)
                .put("from", "E1")
                .put("to", "E2")
                .put("grade", "B")
                .put("rule", "X")
                .putArray("rows")
                .add(1);
        any.path
                .withArray("sharedExits")
                .addObject()
                .put("question", 1)
                .put("address", "E1")
                .put("accountsIn24h", 7)
                .put("sharedExit", true);
        any.path
                .withArray("ways")
                .addObject()
                .put("question", 1)
                .put("n", 1)
                .put("card", "E1")
                .put("grade", "B")
                .put("gaps", 0)
                .putArray("claims")
                .add(1)
                .add(2);
        any.first("questions").withArray("others").add(3);
        any.first("questions").withArray("bounds").add("MAX_HOPS").add("NEW_BOUND");
        return any;
    }

    /** Puts other texts in the place of some, wherever they stand; what the form demands stays. */
    private void spoil(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(field);
                boolean demanded =
                        List.of("report", "language", "madeAt", "format").contains(field);
                if (value.isString() && !demanded && random.nextInt(3) == 0) {
                    object.put(field, text(random));
                } else if (!demanded && random.nextInt(20) == 0) {
                    object.remove(field);
                } else {
                    spoil(value, random);
                }
            }
        } else {
            node.values().forEach(value -> spoil(value, random));
        }
        path.withObject("/report");
        for (String list : List.of("questions", "layouts", "figures")) {
            ObjectNode first = path.withObject("/" + list + "/0");
            first.put(list.equals("questions") ? "n" : "question", 1);
        }
    }

    /** {@return a text with characters of every sort} */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(60); left > 0; left--) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> 0x4E00 + random.nextInt(20_000);
                        case 1 -> random.nextInt(0x300);
                        case 2 -> 0x20000 + random.nextInt(0xA000);
                        case 3 -> 0x2000 + random.nextInt(0x1000);
                        default -> ' ' + random.nextInt(95);
                    });
        }
        return text.toString();
    }

    SampleReport put(String part, String field, String value) {
        part(part).put(field, value);
        return this;
    }

    /** Renames what a report's first entity is called. */
    SampleReport named(String label) {
        ((ObjectNode) path.path("entities").path(0)).put("label", label);
        return this;
    }

    JsonNode tree() {
        return path;
    }

    byte[] canonical() {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(path)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] pdf() {
        return ReportPages.of(
                canonical(), Collections.nCopies(path.path("questions").size(), access()));
    }

    private ObjectNode part(String name) {
        return (ObjectNode) path.path(name);
    }

    private ObjectNode first(String list) {
        return (ObjectNode) path.path(list).path(0);
    }

    private static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream in = SampleReport.class.getResourceAsStream("/report/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
