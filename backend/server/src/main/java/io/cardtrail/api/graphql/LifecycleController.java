package io.cardtrail.api.graphql;

import io.cardtrail.model.Identifiers;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Step;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.warrant.Instrument;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Takes an instrument through its life. Who may do what is the registry's to say. */
@Controller
class LifecycleController {
    private final Lifecycle lifecycle;
    private final Identifiers identifiers;

    LifecycleController(Lifecycle lifecycle, Identifiers identifiers) {
        this.lifecycle = lifecycle;
        this.identifiers = identifiers;
    }

    @MutationMapping
    Instrument draftWarrant(@Argument WarrantInput input) {
        Officer officer = Caller.officer();
        return lifecycle.draft(officer, input.terms(identifiers, officer.account()));
    }

    @MutationMapping
    Instrument editWarrant(@Argument String id, @Argument int generation, @Argument WarrantInput input) {
        return reworded(id, generation, WarrantAction.EDIT, input);
    }

    @MutationMapping
    Instrument submitWarrant(@Argument String id, @Argument int generation) {
        return moved(new Step.Move(id, generation, WarrantAction.SUBMIT));
    }

    @MutationMapping
    Instrument approveWarrant(@Argument String id, @Argument int generation, @Argument String hash) {
        Caller.steppedUp();
        return moved(Step.Move.approval(id, generation, WarrantAction.APPROVE, hash));
    }

    @MutationMapping
    Instrument approveEmergency(@Argument String id, @Argument int generation, @Argument String hash) {
        Caller.steppedUp();
        return moved(Step.Move.approval(id, generation, WarrantAction.APPROVE_EMERGENCY, hash));
    }

    @MutationMapping
    Instrument rejectWarrant(@Argument String id, @Argument int generation, @Argument String reason) {
        return moved(Step.Move.because(id, generation, WarrantAction.REJECT, reason));
    }

    @MutationMapping
    Instrument suspendWarrant(@Argument String id, @Argument int generation, @Argument String reason) {
        return moved(Step.Move.because(id, generation, WarrantAction.SUSPEND, reason));
    }

    /** Puts records within reach again, so it takes the same care as an approval. */
    @MutationMapping
    Instrument resumeWarrant(@Argument String id, @Argument int generation) {
        Caller.steppedUp();
        return moved(new Step.Move(id, generation, WarrantAction.RESUME));
    }

    @MutationMapping
    Instrument updateWarrant(@Argument String id, @Argument int generation, @Argument WarrantInput input) {
        return reworded(id, generation, WarrantAction.UPDATE, input);
    }

    @MutationMapping
    Instrument cancelWarrant(@Argument String id, @Argument int generation, @Argument String reason) {
        return moved(Step.Move.because(id, generation, WarrantAction.CANCEL, reason));
    }

    @MutationMapping
    Instrument revokeWarrant(@Argument String id, @Argument int generation, @Argument String reason) {
        return moved(Step.Move.because(id, generation, WarrantAction.REVOKE, reason));
    }

    @MutationMapping
    Instrument invalidateWarrant(@Argument String id, @Argument int generation, @Argument String reason) {
        return moved(Step.Move.because(id, generation, WarrantAction.INVALIDATE, reason));
    }

    private Instrument reworded(String id, int generation, WarrantAction action, WarrantInput input) {
        Officer officer = Caller.officer();
        return lifecycle.move(
                officer, new Step.Move(id, generation, action, input.terms(identifiers, officer.account())));
    }

    private Instrument moved(Step.Move move) {
        return lifecycle.move(Caller.officer(), move);
    }
}
