package io.cardtrail.report.caseuco;

import static io.cardtrail.report.caseuco.Samples.at;
import static io.cardtrail.report.caseuco.Samples.claim;
import static io.cardtrail.report.caseuco.Samples.claims;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of which one thing is wrong, and what is to be said of them. */
final class BrokenReports {
    private static final String EVERY = "every-field";

    /** @param says part of the message */
    record Broken(String name, String sample, Consumer<ObjectNode> change, String says) {
        byte[] report() {
            return Samples.changed(sample, change);
        }
    }

    static final List<Broken> ALL = List.of(
            new Broken("no source", "s2", r -> claim(r, 3).putArray("sources"), "rests on at least one source record"),
            new Broken(
                    "no sources at all",
                    "s2",
                    r -> claim(r, 3).remove("sources"),
                    "rests on at least one source record"),
            new Broken(
                    "a short hash",
                    "s2",
                    r -> source(claim(r, 2)).put("sha256", "abc"),
                    "has the SHA-256 of its holder's file"),
            new Broken(
                    "no hash", "s2", r -> source(claim(r, 2)).remove("sha256"), "has the SHA-256 of its holder's file"),
            new Broken(
                    "a false leaf",
                    "s2",
                    r -> source(claim(r, 2)).put("leaf", "g".repeat(64)),
                    "has its leaf in the ledger"),
            new Broken("no line", "s2", r -> source(claim(r, 2)).remove("line"), "has its line"),
            new Broken(
                    "a path out of the bundle",
                    "s2",
                    r -> source(claim(r, 2)).put("path", "../../9.json"),
                    "a file under sources/"),
            new Broken("no act", "s2", r -> claim(r, 1).remove("act"), "is about one act"),
            new Broken("no time", "s2", r -> act(r, 1).remove("at"), "an act has a time"),
            new Broken("no such time", "s2", r -> act(r, 1).put("at", "2026-02-31T01:00:00Z"), "an act has a time"),
            new Broken("no text of the time", "s2", r -> act(r, 1).remove("atText"), "the text that its source had"),
            new Broken("no clause", "s2", r -> claim(r, 1).remove("clause"), "has the clause that covers it"),
            new Broken(
                    "another grant",
                    "s2",
                    r -> at(claim(r, 1), "clause").put("grant", "g2"),
                    "a grant that the instrument has not"),
            new Broken(
                    "before the window",
                    "s2",
                    r -> act(r, 1).put("at", "2025-12-31T15:59:59.999Z"),
                    "claim 2: its time 2025-12-31T15:59:59.999Z lies outside the grant's window"),
            new Broken(
                    "at the window's end",
                    "s2",
                    r -> act(r, 1).put("at", "2026-05-31T16:00:00Z"),
                    "lies outside the grant's window"),
            new Broken(
                    "a window moved away",
                    "s5",
                    r -> at(r, "instrument", "grant", "window").put("from", "2026-05-08T00:00:00Z"),
                    "lies outside the grant's window"),
            new Broken(
                    "a window that ends before",
                    "s5",
                    r -> at(r, "instrument", "grant", "window").put("to", "2025-01-01T00:00:00Z"),
                    "a moment before its end"),
            new Broken(
                    "a channel that is not granted",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("channels").add("CARRIER"),
                    "claim 2: the channel OFFLINE_SHOP is not granted"),
            new Broken(
                    "a category that is not granted",
                    "s2",
                    r -> act(r, 1).put("category", "TRAFFIC"),
                    "claim 2: the category TRAFFIC is not granted"),
            new Broken(
                    "no such category",
                    "s2",
                    r -> act(r, 1).put("category", "GOSSIP"),
                    "an act is of a known category"),
            new Broken(
                    "another clause",
                    "s2",
                    r -> at(claim(r, 1), "clause").put("channel", "CARRIER"),
                    "its clause is for CARRIER, and its act is of OFFLINE_SHOP"),
            new Broken(
                    "a holder that is not granted",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("holders").add("示例移动"),
                    "the holder 晨光通讯店 is not granted"),
            new Broken(
                    "no subject",
                    "s2",
                    r -> at(r, "instrument", "grant").putArray("subjects"),
                    "a grant names a subject"),
            new Broken(
                    "no number of the instrument",
                    "s2",
                    r -> at(r, "instrument").remove("number"),
                    "an instrument has a number"),
            new Broken("no cause", "s5", r -> gap(r).remove("cause"), "a gap has a known cause"),
            new Broken("no such cause", "s5", r -> gap(r).put("cause", "DOG"), "a gap has a known cause"),
            new Broken("no expected record", "s5", r -> gap(r).remove("expectedRecord"), "which record was expected"),
            new Broken("no next step", "s5", r -> gap(r).remove("nextStep"), "has a next step"),
            new Broken(
                    "a gap that ends before it begins",
                    "s5",
                    r -> gap(r).put("end", "2026-01-01T00:00:00Z"),
                    "not after its end"),
            new Broken(
                    "a gap beside no claim",
                    "s5",
                    r -> gap(r).put("before", 99),
                    "stands before a claim of the report"),
            new Broken(
                    "a gap number missing", "s5", r -> gap(r).put("n", 2), "gap number 1 is missing, and 2 is there"),
            new Broken(
                    "a candidate without a rule",
                    "s5",
                    r -> candidate(r).remove("inference"),
                    "has the rule that found it"),
            new Broken(
                    "a candidate without a row",
                    "s5",
                    r -> candidate(r).putArray("sources"),
                    "a candidate rests on at least one"),
            new Broken("a candidate's grade", "s5", r -> candidate(r).put("grade", "A+"), "a candidate has the grade"),
            new Broken(
                    "no rule of an inference",
                    "s5",
                    r -> at(inferred(r), "inference").remove("rule"),
                    "an inference has a rule"),
            new Broken(
                    "no version of a rule",
                    "s5",
                    r -> at(inferred(r), "inference").remove("version"),
                    "the version of its rule"),
            new Broken(
                    "an inference without one",
                    "s5",
                    r -> inferred(r).remove("inference"),
                    "is an inference without its rule"),
            new Broken(
                    "an inference as a fact",
                    "s5",
                    r -> inferred(r).put("basis", "FACT"),
                    "calls itself a fact, and was inferred"),
            new Broken("neither", "s5", r -> claim(r, 0).put("basis", "RUMOUR"), "a fact or an inference"),
            new Broken("a grade above", "s2", r -> claim(r, 4).put("grade", "AAA"), "has the grade A, B or C"),
            new Broken("no grade", "s2", r -> claim(r, 4).remove("grade"), "has the grade A, B or C"),
            new Broken("a gap's grade", "s2", r -> gap(r).put("grade", "D"), "a gap has the grade A, B or C"),
            new Broken("a hop removed", "s2", r -> claims(r).remove(4), "claim number 5 is missing, and 6 is there"),
            new Broken("a number twice", "s2", r -> claim(r, 4).put("n", 4), "two claims have number 4"),
            new Broken("no number", "s2", r -> claim(r, 4).remove("n"), "a claim has one number"),
            new Broken("a number as text", "s2", r -> claim(r, 4).put("n", "5"), "a claim has one number"),
            new Broken(
                    "a party that nobody named",
                    "s2",
                    r -> claim(r, 1).put("to", "E99"),
                    "leads to a party that the report names"),
            new Broken(
                    "a party removed",
                    "s2",
                    r -> ((ArrayNode) r.get("entities")).remove(2),
                    "comes from a party that the report names"),
            new Broken(
                    "a card that is none",
                    "s2",
                    r -> claim(r, 1).putArray("cards").add("E3"),
                    "are cards that the report names"),
            new Broken(
                    "settled by nothing",
                    "s2",
                    r -> claim(r, 1).putArray("settledBy").add(77),
                    "settled by another claim"),
            new Broken(
                    "cut, and whole",
                    "s2",
                    r -> first(r, "questions").putArray("bounds").add("LIMIT"),
                    "cut by LIMIT claims to be whole"),
            new Broken("another format", "s2", r -> r.put("format", "cardtrail-path-report/2"), "has the format"),
            new Broken("no time of the report", "s5", r -> at(r, "report").remove("madeAt"), "says when it was made"),
            new Broken("no digest", "s5", r -> first(r, "questions").remove("digest"), "the digest of its answer"),
            new Broken(
                    "no ledger root",
                    "s5",
                    r -> first(r, "absence").remove("ledgerRoot"),
                    "the root of the source ledger"),
            new Broken("no question", "s5", r -> r.putArray("questions"), "a report answers a question"),
            new Broken(
                    "a question without a number",
                    "s5",
                    r -> first(r, "questions").remove("n"),
                    "a question has one number"),
            new Broken(
                    "a claim of another question",
                    "s5",
                    r -> first(claim(r, 0), "told").put("question", 2),
                    "told by a question of the report"),
            new Broken("a claim of no question", "s5", r -> claim(r, 0).putArray("told"), "told by a question"),
            new Broken(
                    "a gap of another question",
                    "s5",
                    r -> gap(r).putArray("questions").add(2),
                    "met by a question of the report"),
            new Broken(
                    "a tie of another question",
                    EVERY,
                    r -> first(r, "links").put("question", 2),
                    "a conclusion is of a question"),
            new Broken(
                    "a way of another question",
                    EVERY,
                    r -> first(r, "ways").put("question", 2),
                    "a way is of a question"),
            new Broken(
                    "an investigation without a name",
                    EVERY,
                    r -> at(r, "investigation").put("name", ""),
                    "an investigation has a name"),
            new Broken(
                    "a narrative upon nothing",
                    EVERY,
                    r -> ((ObjectNode) at(r, "investigation").get("narrative").get(1))
                            .putArray("claims")
                            .add(98),
                    "a narrative cites claims"),
            new Broken(
                    "no such bound",
                    "s5",
                    r -> first(r, "questions").putArray("bounds").add("TIRED"),
                    "a bound is one of those"),
            new Broken(
                    "no kind of the instrument",
                    "s5",
                    r -> at(r, "instrument").remove("kind"),
                    "an instrument has a kind"),
            new Broken(
                    "no end of validity",
                    "s5",
                    r -> at(r, "instrument", "validity").remove("to"),
                    "is valid until a moment"),
            new Broken(
                    "no begin of validity",
                    "s5",
                    r -> at(r, "instrument", "validity").remove("from"),
                    "is valid from a moment"),
            new Broken(
                    "no hash of the instrument",
                    "s5",
                    r -> at(r, "instrument").remove("hash"),
                    "the SHA-256 of instrument.json"),
            new Broken(
                    "no end of the window",
                    "s5",
                    r -> at(r, "instrument", "grant", "window").remove("to"),
                    "window has an end"),
            new Broken(
                    "no category",
                    "s5",
                    r -> at(r, "instrument", "grant").putArray("categories"),
                    "a grant names a category"),
            new Broken(
                    "no channel",
                    "s5",
                    r -> at(r, "instrument", "grant").putArray("channels"),
                    "a grant names a channel"),
            new Broken("no hops", "s5", r -> at(r, "instrument", "grant").remove("maxHops"), "how many hops"),
            new Broken(
                    "third parties",
                    "s5",
                    r -> at(r, "instrument", "grant").put("thirdParties", "SHOUTED"),
                    "what third parties are called"),
            new Broken(
                    "no independent source",
                    "s5",
                    r -> claim(r, 0).put("independentSources", 0),
                    "at least one independent source"),
            new Broken("a commitment", "s5", r -> claim(r, 0).put("commitment", "00"), "commitment is a SHA-256"),
            new Broken("no such kind", "s5", r -> act(r, 0).put("kind", "GIFT"), "an act is of a known kind"),
            new Broken(
                    "no such channel", "s5", r -> act(r, 0).put("channel", "PIGEON"), "an act is of a known channel"),
            new Broken("no holder", "s5", r -> act(r, 0).remove("holder"), "an act has a holder"),
            new Broken("an amount in yuan", "s5", r -> act(r, 0).put("amount", "95.00"), "a whole number of fen"),
            new Broken(
                    "a part by nobody",
                    "s5",
                    r -> ((ObjectNode) claim(r, 0).get("roles").get(0)).put("entity", "E77"),
                    "who took part in an act is named"),
            new Broken("no batch", "s5", r -> source(claim(r, 0)).remove("batch"), "has its batch"),
            new Broken(
                    "an error of 101 %",
                    "s5", r -> at(inferred(r), "inference").put("wrongInHundred", 101), "0 to 100 in a hundred"),
            new Broken("no number of a gap", "s5", r -> gap(r).remove("n"), "a gap has one number"),
            new Broken(
                    "two gaps of a number",
                    "s5",
                    r -> ((ArrayNode) r.get("gaps")).add(gap(r).deepCopy()),
                    "two gaps have number 1"),
            new Broken("no end of a gap", "s5", r -> gap(r).remove("end"), "a gap ends at a moment"),
            new Broken("a gap after no claim", "s5", r -> gap(r).put("after", 98), "stands after a claim"),
            new Broken("a gap from nobody", "s5", r -> gap(r).put("from", "E98"), "a gap comes from a party"),
            new Broken("a gap to nobody", "s5", r -> gap(r).put("to", "E98"), "a gap leads to a party"),
            new Broken("a gap of no card", "s5", r -> gap(r).putArray("cards").add("E98"), "a gap's cards are cards"),
            new Broken(
                    "a candidate outside",
                    "s5",
                    r -> at(candidate(r), "act").put("at", "2020-01-01T00:00:00Z"),
                    "a candidate's time 2020-01-01T00:00:00Z lies outside"),
            new Broken(
                    "a candidate not granted",
                    "s5",
                    r -> at(candidate(r), "act").put("category", "VIDEO"),
                    "a candidate is of VIDEO, which is not granted"),
            new Broken(
                    "nobody's name",
                    "s5",
                    r -> ((ObjectNode) r.get("entities").get(0)).remove("label"),
                    "has a name or a pseudonym"),
            new Broken(
                    "pseudonym or not",
                    "s5",
                    r -> ((ObjectNode) r.get("entities").get(0)).remove("pseudonymous"),
                    "whether its name is a pseudonym"),
            new Broken("a tie without a rule", EVERY, r -> first(r, "links").remove("rule"), "a conclusion has a rule"),
            new Broken("a tie's grade", EVERY, r -> first(r, "links").put("grade", "Q"), "a conclusion has the grade"),
            new Broken("a tie from nobody", EVERY, r -> first(r, "links").put("a", "E98"), "is about a party"),
            new Broken("a tie to nobody", EVERY, r -> first(r, "links").put("b", "E98"), "is about a second party"),
            new Broken(
                    "an identity upon nothing",
                    EVERY,
                    r -> first(r, "identities").putArray("rows").add(98),
                    "rests on claims"),
            new Broken("a way's grade", EVERY, r -> first(r, "ways").put("grade", "Q"), "a way has the grade"),
            new Broken(
                    "a way over nothing",
                    EVERY,
                    r -> first(r, "ways").putArray("claims").add(1).add(98),
                    "a way is made of claims"),
            new Broken(
                    "from elsewhere",
                    EVERY,
                    r -> first(r, "questions").putArray("others").add(98),
                    "what leads to the same end from elsewhere"));

    private BrokenReports() {}

    private static ObjectNode act(ObjectNode report, int place) {
        return at(claim(report, place), "act");
    }

    private static ObjectNode gap(ObjectNode report) {
        return first(report, "gaps");
    }

    private static ObjectNode candidate(ObjectNode report) {
        return first(gap(report), "candidates");
    }

    private static ObjectNode source(ObjectNode of) {
        return first(of, "sources");
    }

    private static ObjectNode first(ObjectNode of, String list) {
        return (ObjectNode) of.get(list).get(0);
    }

    private static ObjectNode inferred(ObjectNode report) {
        return claims(report)
                .valueStream()
                .filter(claim -> claim.has("inference"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
