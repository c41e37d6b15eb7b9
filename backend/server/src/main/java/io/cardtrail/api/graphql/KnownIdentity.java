package io.cardtrail.api.graphql;

import io.cardtrail.graph.Reading;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.judgement.Candidates;
import io.cardtrail.trace.judgement.KnownJudgements;
import io.cardtrail.trace.judgement.WeightTable;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that one reading knows of who may be whom.
 *
 * @param instrument id of the one it is under
 * @param judgements the last judged first
 */
record KnownIdentity(String instrument, Reach reach, Candidates candidates, List<Judgement> judgements) {
    /** Reads it. */
    @Component
    static class Source {
        private final WeightTable table;
        private final KnownJudgements known;
        private final Asking asking;

        Source(WeightTable table, KnownJudgements known, Asking asking) {
            this.table = table;
            this.known = known;
            this.asking = asking;
        }

        KnownIdentity read(Reading reading) {
            Reach reach = Reach.of(reading);
            Candidates candidates = new Candidates(reach, table);
            return new KnownIdentity(
                    reading.grant().instrument().id(), reach, candidates, known.all(reading, reach, candidates));
        }

        /** Derived data needs its own category beside those of its rows, which the reading itself sees to. */
        Grant granted(
                Instrument warrant, @Nullable String grant, String operation, Map<String, @Nullable Object> question) {
            asking.grant(
                    warrant,
                    new AccessRequest(grant, List.of(), EnumSet.of(Category.INFERENCE), null, null, 0),
                    operation,
                    question);
            return asking.grant(warrant, AccessRequest.about(grant), operation, question);
        }

        static Map<String, @Nullable Object> question(Instrument warrant, @Nullable String grant) {
            Map<String, @Nullable Object> question = new HashMap<>();
            question.put("warrant", warrant.id());
            question.put("grant", grant);
            return question;
        }
    }

    /** {@return the judgements on the two ends of a claim, withdrawn ones too} */
    List<Judgement> on(IdentityClaim claim) {
        return judgements.stream()
                .filter(judgement -> judgement.claim().left().equals(claim.left())
                        && judgement.claim().right().equals(claim.right()))
                .toList();
    }

    /** {@return whether one holds that was made under this instrument} */
    boolean held(IdentityClaim claim) {
        return on(claim).stream()
                .anyMatch(judgement -> judgement.open()
                        && judgement.events().getFirst().instrument().equals(instrument));
    }

    /** {@return what is left to be judged under this instrument} */
    List<IdentityClaim> open() {
        return candidates.all().stream().filter(claim -> !held(claim)).toList();
    }

    /** {@return by each end, what is confirmed of it} */
    Map<EntityRef, List<Judgement>> confirmed() {
        Map<EntityRef, List<Judgement>> confirmed = new HashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement.state() == JudgementState.CONFIRMED) {
                List.of(judgement.claim().left(), judgement.claim().right())
                        .forEach(end -> confirmed
                                .computeIfAbsent(end, e -> new ArrayList<>())
                                .add(judgement));
            }
        }
        return confirmed;
    }
}
