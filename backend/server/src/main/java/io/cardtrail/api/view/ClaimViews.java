package io.cardtrail.api.view;

import io.cardtrail.model.Agreement;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.Participant;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.judgement.Candidates;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Tokens;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what leaves the server of claims and judgements on identity. */
@Component
public class ClaimViews {
    private final Tokens tokens;
    private final EdgeKey edgeKey;

    public ClaimViews(Tokens tokens, EdgeKey edgeKey) {
        this.tokens = tokens;
        this.edgeKey = edgeKey;
    }

    /**
     * {@return the views of one answer}
     *
     * @param told every claim of the answer, those of judgements included
     */
    public Telling telling(Grant grant, Reach reach, Candidates candidates, Collection<IdentityClaim> told) {
        Map<EntityRef, Integer> distances = new HashMap<>();
        Map<EntityRef, String> sealed = new HashMap<>();
        for (IdentityClaim claim : told) {
            Stream.of(claim.left(), claim.right()).forEach(end -> distances.put(end, distance(reach, end)));
            for (TracedAct act : candidates.cited(claim)) {
                for (Participant role : act.roles()) {
                    distances.put(role.entity(), distance(reach, role.entity()));
                    String body = role.sealed();
                    if (body != null) {
                        sealed.put(role.entity(), body);
                    }
                }
            }
        }
        return new Telling(grant, candidates, new Disclosure(grant, tokens, edgeKey, distances, sealed));
    }

    private static int distance(Reach reach, EntityRef entity) {
        return Objects.requireNonNull(reach.distances().get(entity));
    }

    /** The views of one answer. */
    public final class Telling {
        private final Grant grant;
        private final Candidates candidates;
        private final Disclosure disclosure;

        private Telling(Grant grant, Candidates candidates, Disclosure disclosure) {
            this.grant = grant;
            this.candidates = candidates;
            this.disclosure = disclosure;
        }

        /** {@return a candidate}
         *
         * @param earlier judgements on the same two that the reader knows of
         */
        public ClaimView.CandidateView candidate(IdentityClaim claim, Collection<Judgement> earlier) {
            return new ClaimView.CandidateView(
                    tokens.pair(grant, claim.left(), claim.right()),
                    candidates.digest(claim),
                    claim(claim),
                    earlier.stream().map(this::judgement).toList());
        }

        public ClaimView.JudgementView judgement(Judgement judgement) {
            return new ClaimView.JudgementView(
                    judgement.id(),
                    judgement.state(),
                    claim(judgement.claim()),
                    judgement.events().stream().map(this::event).toList());
        }

        private ClaimView claim(IdentityClaim claim) {
            return new ClaimView(
                    disclosure.entity(claim.left()),
                    disclosure.entity(claim.right()),
                    claim.exactKey(),
                    claim.grade(),
                    claim.rule(),
                    claim.table(),
                    bits(claim.prior()),
                    bits(claim.threshold()),
                    bits(claim.total()),
                    claim.agreements().stream()
                            .map(agreement -> new ClaimView.AgreementView(
                                    agreement.field(),
                                    agreement.level(),
                                    bits(agreement.weight()),
                                    value(agreement.left()),
                                    value(agreement.right())))
                            .toList(),
                    candidates.cited(claim).stream()
                            .map(act -> disclosure.act(act, Objects.requireNonNull(act.depth()), List.of()))
                            .toList());
        }

        private ClaimView.@Nullable ValueView value(Agreement.@Nullable Value value) {
            if (value == null) {
                return null;
            }
            boolean hidden = grant.pseudonymous(value.of());
            return new ClaimView.ValueView(
                    disclosure.entity(value.of()),
                    hidden ? null : value.text(),
                    hidden,
                    tokens.actId(grant.instrument(), value.act()));
        }

        private ClaimView.EventView event(Judgement.Event event) {
            boolean here = event.instrument().equals(grant.instrument().id());
            return new ClaimView.EventView(
                    event.at(),
                    event.state(),
                    here,
                    here ? event.actor() : null,
                    here ? event.grant() : null,
                    here ? event.generation() : null,
                    here ? event.reason() : null);
        }

        private static double bits(long thousandths) {
            return thousandths / 1000.0;
        }
    }
}
