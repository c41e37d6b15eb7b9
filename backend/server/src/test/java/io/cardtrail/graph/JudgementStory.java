package io.cardtrail.graph;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.model.Agreement;
import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Judgement;
import io.cardtrail.registry.Judgements;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Sample;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Judgements are made, one too many and one on a row that is gone among them, and withdrawn. */
final class JudgementStory {
    private static final EntityRef LEFT = new EntityRef(EntityKind.ACCOUNT, "乙:b");
    private static final EntityRef RIGHT = new EntityRef(EntityKind.ACCOUNT, "甲:a");
    /** Of another kind and with an end's key: never to be tied. */
    private static final EntityRef NAMESAKE = new EntityRef(EntityKind.ORGANISATION, "甲:a");

    private JudgementStory() {}

    /** {@return what came of each step} */
    static String judge(Graph graph, TestNeo4j neo4j, AuditLog log, Lifecycle lifecycle, Clock clock) {
        Judgements judgements = new Judgements(new RecordDoor(graph, "registry"), OnRecord.KEY, log, clock);
        Grant first = grant(lifecycle, "No J1");
        Grant second = grant(lifecycle, "No J2");
        stored(neo4j);
        List<String> end = new ArrayList<>();
        Judgement made = judgements.decide(
                "reader", first, claim("story-a", "story-b"), "digest", Judgements.Verdict.CONFIRM, "why");
        end.add(made.state().name());
        end.add(told(() -> judgements.decide(
                "reader", first, claim("story-a", "story-b"), "digest", Judgements.Verdict.REJECT, "why")));
        Judgement elsewhere = judgements.decide(
                "reader", second, claim("story-a", "story-b"), "digest", Judgements.Verdict.REJECT, "why");
        end.add(elsewhere.state().name());
        end.add(told(() -> judgements.decide(
                "reader", second, claim("story-a", "gone"), "digest", Judgements.Verdict.CONFIRM, "why")));
        Judgement withdrawn = judgements.withdraw("reader", first, made, "digest", "no");
        end.add(withdrawn.state() + " " + withdrawn.events().size());
        end.add(told(() -> judgements.withdraw("reader", first, made, "digest", "no")));
        Judgement again = judgements.decide(
                "reader", first, claim("story-a", "story-c"), "digest", Judgements.Verdict.CONFIRM, "again");
        end.add(again.state().name());
        // Read as the database has it: which of them is stored under which id.
        JudgementBody bodies = new JudgementBody(OnRecord.KEY);
        List<Judgement> kept = new ArrayList<>();
        for (Judgement one : List.of(withdrawn, elsewhere, again)) {
            graph.write(tx -> tx.rows(Query.named("registry/take-judgement"), Map.of("id", one.id(), "by", "me")))
                    .forEach(row -> kept.add(bodies.open(one.id(), row.string("body"))));
        }
        end.add(String.valueOf(kept.equals(List.of(withdrawn, elsewhere, again))));
        return end.toString();
    }

    private static String told(Supplier<Judgement> step) {
        try {
            return step.get().state().name();
        } catch (CardtrailException refused) {
            return refused.code().name();
        }
    }

    private static Grant grant(Lifecycle lifecycle, String number) {
        Instrument instrument = OnRecord.approved(
                lifecycle,
                Sample.terms(
                        number,
                        InstrumentKind.COURT_ORDER_CRIMINAL,
                        Sample.VALIDITY,
                        List.of(),
                        Sample.terms(
                                "g1",
                                List.of(LEFT),
                                EnumSet.of(Category.ACCESS, Category.INFERENCE),
                                EnumSet.allOf(Channel.class),
                                null,
                                Sample.WINDOW,
                                4)));
        return Sample.granted(instrument, AccessRequest.about("g1"));
    }

    private static IdentityClaim claim(String left, String right) {
        return new IdentityClaim(
                LEFT,
                RIGHT,
                null,
                Grade.B,
                "table/1",
                "hash",
                -1000,
                2000,
                List.of(
                        new Agreement(
                                JudgedField.NAME,
                                AgreementLevel.EQUAL,
                                4000,
                                new Agreement.Value(left, LEFT, "名"),
                                new Agreement.Value(right, RIGHT, null)),
                        new Agreement(JudgedField.PHONE, AgreementLevel.MISSING, 0, null, null)));
    }

    private static void stored(TestNeo4j neo4j) {
        for (String key : List.of(LEFT.key(), RIGHT.key(), "丙:c")) {
            Stored.run(neo4j, "CREATE (:Entity:Account {key: '" + key + "'})");
        }
        Stored.run(neo4j, "CREATE (:Entity:Organisation {key: '" + NAMESAKE.key() + "'})");
        for (String id : List.of("story-a", "story-b", "story-c", "story-d")) {
            Stored.run(neo4j, "CREATE (:Act:Access {id: '" + id + "'})");
        }
    }
}
