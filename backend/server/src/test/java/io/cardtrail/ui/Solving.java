package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.cardtrail.cases.CaseStory;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A question of a case asked on the screen by these hands, and its answer read there and compared with the case's own. */
record Solving(Screen screen, Hands hands, Words words) {
    /** Opens an instrument from the list, wherever one is. */
    void under(String number) {
        Locator home = screen.at("screen-instruments");
        hands.press(home);
        hands.press(screen.page().locator("[data-testid=instrument][data-number='" + number + "']"));
        screen.shows(screen.at("named-subjects"));
    }

    /** Asks it and waits for the end. */
    void ask(CaseStory story) {
        under(story.instrument());
        String operation = story.asks("operation");
        JsonNode ask = story.ask();
        hands.press(subject(ask.path(operation.equals("chain") ? "of" : "from")));
        if (operation.equals("chain")) {
            hands.press(screen.at("ask-chain"));
        } else {
            hands.pick(screen.at("question-thread"), operation.equals("paths") ? "CUSTODY" : story.asks("thread"));
            if (operation.equals("paths")) {
                Locator end = screen.at("question-end");
                String value = ask.path("to").path("value").asString();
                hands.pick(
                        end,
                        end.locator("option", new Locator.LocatorOptions().setHasText(value))
                                .getAttribute("value"));
            } else if (ask.has("direction")) {
                hands.pick(screen.at("question-direction"), story.asks("direction"));
            }
            if (ask.has("maxHops")) {
                hands.write(screen.at("question-hops"), ask.path("maxHops").asString());
            }
            if (ask.has("window")) {
                hands.write(screen.at("question-from"), day(ask.path("window").path("from")));
                hands.write(screen.at("question-to"), day(ask.path("window").path("to")));
            }
            hands.press(screen.at("ask-trace"));
        }
        screen.answered(story.denied().isEmpty() ? "done" : "failed");
    }

    /** Compares all the screen tells of the answer with what the case expects. */
    void answered(CaseStory story) {
        if (!story.denied().isEmpty()) {
            String reasons = String.valueOf(screen.at("refusal").getAttribute("data-reasons"));
            assertThat(Arrays.asList(reasons.split(" "))).containsExactlyInAnyOrderElementsOf(story.denied());
            for (String reason : story.denied()) {
                PlaywrightAssertions.assertThat(screen.at("refusal")).containsText(words.of("reason", reason));
            }
        } else {
            ReadAnswer read = new ReadAnswer(screen, words);
            JsonNode expect = story.expect();
            if (expect.has("links")) {
                assertThat(read.links()).containsExactlyInAnyOrderElementsOf(read.links(story));
                assertThat(read.exits()).containsExactlyInAnyOrderElementsOf(read.exits(story));
            }
            if (story.asks("operation").equals("paths")) {
                ways(story);
            }
            hands.press(screen.at("view-table"));
            screen.shows(screen.at("table"));
            assertThat(read.acts()).containsExactlyInAnyOrderElementsOf(story.acts());
            if (expect.has("gaps")) {
                gaps(story, read);
            }
        }
        String page = screen.everything();
        // What the instrument itself names stands beside every answer.
        String named = screen.at("named-subjects").innerText();
        assertThat(story.absentText())
                .filteredOn(text -> !named.contains(text))
                .isNotEmpty()
                .noneMatch(page::contains);
    }

    /** Each way is a card's life as the case tells it. */
    private void ways(CaseStory story) {
        List<String> cards = story.expect().path("chains").values().stream()
                .map(chain -> chain.path("card").asString())
                .toList();
        PlaywrightAssertions.assertThat(screen.at("path")).hasCount(cards.size());
        for (String card : cards) {
            PlaywrightAssertions.assertThat(screen.at("paths")).containsText(card);
        }
    }

    private void gaps(CaseStory story, ReadAnswer read) {
        JsonNode gaps = story.expect().path("gaps");
        PlaywrightAssertions.assertThat(screen.at("gap-row")).hasCount(gaps.size());
        for (int place = 0; place < gaps.size(); place++) {
            hands.press(screen.at("gap-open").nth(place));
            screen.shows(screen.at("gap-detail"));
            assertThat(read.gap()).isEqualTo(read.gap(gaps.get(place)));
            screen.press("Escape");
            PlaywrightAssertions.assertThat(screen.at("detail")).hasCount(0);
        }
    }

    /** Opens one of a link's ends and reads who is on record behind it. */
    void registeredTo(CaseStory story) {
        String value = story.ask().path("entity").path("value").asString();
        hands.press(screen.at("link-entity")
                .filter(new Locator.FilterOptions().setHasText(value))
                .first());
        screen.shows(screen.at("registrations"));
        for (JsonNode registration : story.expect().path("registrations")) {
            PlaywrightAssertions.assertThat(screen.at("registrations"))
                    .containsText(registration.path("source").asString());
            PlaywrightAssertions.assertThat(screen.at("registrations"))
                    .containsText(registration.path("status").asString());
            PlaywrightAssertions.assertThat(screen.at("registrations"))
                    .containsText(registration.path("to").path("value").asString());
        }
        boolean person = story.expect().path("naturalPerson").asBoolean();
        PlaywrightAssertions.assertThat(screen.at("no-natural-person")).hasCount(person ? 0 : 1);
        screen.press("Escape");
        PlaywrightAssertions.assertThat(screen.at("detail")).hasCount(0);
    }

    /** Saves what was done as an investigation with a narrative, leaves it, and opens it again: everything is as it was. */
    void save(String name) {
        int steps = screen.at("step").count();
        String asked = screen.at("asked").innerText();
        hands.write(screen.at("investigation-name"), name);
        hands.press(screen.at("investigation-save"));
        saved();
        // Once the hand rests it is saved by itself.
        screen.page()
                .waitForResponse(
                        answer -> String.valueOf(answer.request().postData()).contains("mutation SaveInvestigation"),
                        () -> hands.write(screen.at("narrative"), words.of("asked", "chain") + " 1"));
        saved();
        hands.press(screen.at("investigation-leave"));
        PlaywrightAssertions.assertThat(screen.at("step")).hasCount(0);
        Locator list = screen.at("investigations-list");
        if (list.count() > 0) {
            hands.press(list);
        }
        hands.press(screen.at("investigation-open")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first());
        screen.answered("done");
        saved();
        PlaywrightAssertions.assertThat(screen.at("step")).hasCount(steps);
        assertThat(screen.at("asked").innerText()).isEqualTo(asked);
        PlaywrightAssertions.assertThat(screen.at("narrative")).hasValue(words.of("asked", "chain") + " 1");
    }

    private void saved() {
        PlaywrightAssertions.assertThat(screen.at("investigation")).hasAttribute("data-status", "saved");
    }

    private Locator subject(JsonNode named) {
        return screen.at("subject")
                .filter(new Locator.FilterOptions()
                        .setHasText(named.path("value").asString()));
    }

    private static String day(JsonNode time) {
        return time.asString().substring(0, 10);
    }
}
