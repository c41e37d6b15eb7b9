package io.cardtrail.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A question of a shipped case and what its answer must be, for tests that ask otherwise than over HTTP.
 *
 * @param instrument the number of the instrument it is asked under
 * @param ask in the words of the cases
 * @param expect the exact answer
 */
public record CaseStory(String folder, String question, String instrument, JsonNode ask, JsonNode expect) {
    /** {@return the question named so} */
    public static CaseStory of(String folder, String question) {
        CaseQuestion asked = Shipped.question(folder, question);
        return new CaseStory(folder, question, Objects.requireNonNull(asked.instrument()), asked.ask(), asked.expect());
    }

    /** {@return the text of a member of the question, empty where it says nothing of it} */
    public String asks(String member) {
        return ask.path(member).asString("");
    }

    /** {@return every act expected, as {@code file:line KIND depth grade}} */
    public List<String> acts() {
        List<String> acts = new ArrayList<>();
        expect.path("acts")
                .forEach(act -> acts.add(String.join(
                        " ",
                        act.path("source").asString(),
                        act.path("kind").asString(),
                        act.path("depth").asString(),
                        act.path("grade").asString())));
        return acts;
    }

    /** {@return identifiers that stand nowhere in the answer} */
    public Set<String> absentText() {
        Set<String> absent = new HashSet<>();
        expect.path("absentText").forEach(text -> absent.add(text.asString()));
        return absent;
    }

    /** {@return why it must be refused; empty where it must be answered} */
    public Set<String> denied() {
        Set<String> denied = new HashSet<>();
        expect.path("denied").forEach(reason -> denied.add(reason.asString()));
        return denied;
    }

    @Override
    public String toString() {
        return folder + "/" + question;
    }
}
