package io.cardtrail.ui;

import com.microsoft.playwright.Locator;
import io.cardtrail.cases.CaseStory;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What stands on the screen of an answer, and beside it what a case wants to stand there, both in the same plain lines. */
record ReadAnswer(Screen screen, Words words) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final String ROWS = """
            (rows) => rows.map((row) => ({ id: row.dataset.act, said: [row.dataset.source, row.dataset.kind,
              row.querySelector('.depth').textContent, row.querySelector('.grade').textContent].join(' ') }))""";

    /** {@return every row as {@code file:line KIND depth grade}} */
    List<String> acts() {
        Map<String, String> rows = new LinkedHashMap<>();
        screen.scrollThroughTable(() -> {
            for (Object row : (List<?>) screen.at("row").evaluateAll(ROWS)) {
                Map<?, ?> read = (Map<?, ?>) row;
                rows.put(String.valueOf(read.get("id")), String.valueOf(read.get("said")));
            }
        });
        return List.copyOf(rows.values());
    }

    /** {@return every link: its grade, its ends that are named, what both used} */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (Locator link : screen.at("link").all()) {
            List<Locator> things = link.getByTestId("link-entity").all();
            TreeSet<String> ends = new TreeSet<>();
            TreeSet<String> via = new TreeSet<>();
            for (int place = 0; place < things.size(); place++) {
                boolean hidden = things.get(place).locator(".pseudonym").count() > 0;
                String text = things.get(place).innerText().strip();
                if (place >= 2) {
                    via.add(text);
                } else if (!hidden) {
                    ends.add(text);
                }
            }
            links.add(link.getAttribute("data-grade") + " " + ends + " via " + via);
        }
        return links;
    }

    List<String> links(CaseStory story) {
        String named = story.ask().path("from").path("value").asString();
        boolean all = story.expect().path("pseudonyms").isEmpty();
        List<String> links = new ArrayList<>();
        for (JsonNode link : story.expect().path("links")) {
            TreeSet<String> ends = new TreeSet<>();
            for (String end : List.of("a", "b")) {
                String value = link.path(end).path("value").asString();
                if (all || value.equals(named)) {
                    ends.add(value);
                }
            }
            TreeSet<String> via = new TreeSet<>();
            link.path("via").forEach(thing -> via.add(thing.path("value").asString()));
            links.add(link.path("grade").asString() + " " + ends + " via " + via);
        }
        return links;
    }

    /** {@return every shared exit and how many accounts used it} */
    List<String> exits() {
        return screen.at("shared-exit").all().stream()
                .map(exit -> address(exit.getByTestId("link-entity").innerText().strip()) + " "
                        + exit.innerText().replaceFirst("(?s)^\\s*\\S+\\s+", "").strip())
                .toList();
    }

    List<String> exits(CaseStory story) {
        List<String> exits = new ArrayList<>();
        story.expect().path("sharedExits").forEach(exit -> {
            int accounts = exit.path("accountsIn24h").asInt();
            exits.add(address(exit.path("value").asString()) + " " + words.counted("links", "accounts", accounts));
        });
        return exits;
    }

    private static String address(String value) {
        return InetAddress.ofLiteral(value).getHostAddress();
    }

    /** {@return what the panel says of the gap in front, by field} */
    Map<String, String> gap() {
        Map<String, String> said = new TreeMap<>();
        for (String field :
                List.of("cause", "step", "preserveBefore", "expectedRecord", "holder", "interval", "cards")) {
            Locator told = screen.at("gap-" + field);
            said.put(field, told.count() == 0 ? "" : told.innerText().strip());
        }
        List<String> candidates = new ArrayList<>();
        for (Locator candidate : screen.at("gap-candidate").all()) {
            List<String> lines =
                    candidate.innerText().lines().map(String::strip).toList();
            candidates.add(lines.getFirst() + " | " + lines.getLast().replaceFirst(" .*", ""));
        }
        said.put("candidates", String.valueOf(candidates.stream().sorted().toList()));
        return said;
    }

    Map<String, String> gap(JsonNode gap) {
        Map<String, String> said = new TreeMap<>();
        JsonNode expected = gap.path("expected");
        said.put("cause", words.of("cause", gap.path("cause").asString()));
        said.put("step", words.of("step", gap.path("nextStep").asString()));
        said.put(
                "preserveBefore",
                gap.path("preserveBefore").isNull() ? "" : stamp(gap.path("preserveBefore")) + " UTC+8");
        said.put(
                "expectedRecord",
                words.of("act", expected.path("record").asString()) + " · "
                        + words.of("channel", expected.path("channel").asString()));
        said.put("holder", expected.path("holder").asString());
        JsonNode interval = gap.path("interval");
        said.put(
                "interval",
                (interval.path("from").isNull()
                                ? words.of("gap", "openBegin")
                                : stamp(interval.path("from")) + " UTC+8")
                        + " – " + stamp(interval.path("to")) + " UTC+8");
        List<String> cards = new ArrayList<>();
        gap.path("cards").forEach(card -> cards.add(card.asString()));
        said.put("cards", String.join("\n", cards));
        List<String> candidates = new ArrayList<>();
        String promoted = gap.path("promoted").isNull()
                ? ""
                : gap.path("promoted")
                        .path("source")
                        .asString(gap.path("promoted").asString(""));
        gap.path("candidates").forEach(each -> {
            String source = each.path("source").asString();
            candidates.add(each.path("grade").asString() + " "
                    + words.of("rule", each.path("rule").asString())
                    + (source.equals(promoted) ? " " + words.of("gap", "promoted") : "") + " | " + source);
        });
        said.put("candidates", String.valueOf(candidates.stream().sorted().toList()));
        return said;
    }

    private static String stamp(JsonNode time) {
        return STAMP.format(OffsetDateTime.parse(time.asString()).withOffsetSameInstant(ZoneOffset.ofHours(8)));
    }
}
