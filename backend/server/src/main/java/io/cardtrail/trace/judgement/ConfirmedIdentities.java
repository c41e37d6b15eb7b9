package io.cardtrail.trace.judgement;

import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.IdentityClaim;
import io.cardtrail.model.Judgement;
import io.cardtrail.model.JudgementState;
import io.cardtrail.trace.Reach;
import io.cardtrail.trace.ScopedActs;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.link.Identities;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The confirmed ones among the judgements a reader may know of, by the rule that tells them anywhere else: {@link KnownJudgements}. The
 * whole reach is walked for it whatever judgements there are, so neither work nor refusal says that there is one. Thread-safe.
 */
public final class ConfirmedIdentities implements Identities {
    private final KnownJudgements known;
    private final WeightTable table;

    /** Asks {@code known}; the table says what a row can tell. */
    public ConfirmedIdentities(KnownJudgements known, WeightTable table) {
        this.known = known;
        this.table = table;
    }

    private record Ends(EntityRef left, EntityRef right) {
        static Ends of(IdentityClaim claim) {
            return new Ends(claim.left(), claim.right());
        }
    }

    /**
     * {@return them; none where the grant does not give INFERENCE}
     *
     * @throws io.cardtrail.graph.TooMuchWork if the grant reaches more than the guard allows
     */
    @Override
    public List<Identity> known(ScopedActs acts) {
        if (!acts.reading().grant().terms().categories().contains(Category.INFERENCE)) {
            return List.of();
        }
        Reach reach = Reach.of(acts);
        Candidates candidates = new Candidates(reach, table);
        List<Judgement> judgements = known.all(acts.reading(), reach, candidates);
        Set<Ends> rejected = new HashSet<>();
        for (Judgement judgement : judgements) {
            if (judgement.state() == JudgementState.REJECTED) {
                rejected.add(Ends.of(judgement.claim()));
            }
        }
        return judgements.stream()
                .filter(judgement -> judgement.state() == JudgementState.CONFIRMED)
                .map(judgement -> identity(judgement, candidates, rejected.contains(Ends.of(judgement.claim()))))
                .toList();
    }

    private static Identity identity(Judgement judgement, Candidates candidates, boolean disputed) {
        IdentityClaim claim = judgement.claim();
        int farthest = candidates.cited(claim).stream()
                .map(TracedAct::depth)
                .mapToInt(Objects::requireNonNull)
                .max()
                .orElse(0);
        return new Identity(
                judgement.id(),
                claim.left(),
                claim.right(),
                claim.grade(),
                candidates.independentSources(claim.agreements()),
                claim.rule(),
                disputed,
                claim.cited(),
                farthest);
    }
}
