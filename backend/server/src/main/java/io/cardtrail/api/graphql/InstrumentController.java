package io.cardtrail.api.graphql;

import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.TextChange;
import io.cardtrail.registry.WarrantAction;
import io.cardtrail.registry.WarrantEvent;
import io.cardtrail.warrant.Approval;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Proposal;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Shows instruments as instruments: their text, their state, what waits for whom. No record is read for it. */
@Controller
@SchemaMapping(typeName = "Warrant")
class InstrumentController {
    private final Register register;

    InstrumentController(Register register) {
        this.register = register;
    }

    /** A proposed update, beside what it would replace. */
    record ProposalView(
            String hash,
            Instant at,
            List<Approval> approvals,
            Interval validity,
            List<GrantTerms> grants,
            List<TextChange> changes) {}

    @QueryMapping
    Page<Instrument> warrants(
            @Argument @Nullable WarrantState state, @Argument int first, @Argument @Nullable String after) {
        List<Instrument> all = register.list(Caller.officer()).stream()
                .filter(instrument -> state == null || register.state(instrument) == state)
                .toList();
        return Page.of(all, first, after);
    }

    @QueryMapping
    Page<Instrument> queue(@Argument int first, @Argument @Nullable String after) {
        return Page.of(register.queue(Caller.officer()), first, after);
    }

    @SchemaMapping
    WarrantState state(Instrument warrant) {
        return register.state(warrant);
    }

    @SchemaMapping
    @Nullable
    String caseStage(Instrument warrant) {
        return warrant.terms().caseStage();
    }

    @SchemaMapping
    String issuer(Instrument warrant) {
        return warrant.terms().issuer();
    }

    @SchemaMapping
    String caseNumber(Instrument warrant) {
        return warrant.terms().caseNumber();
    }

    @SchemaMapping
    String purpose(Instrument warrant) {
        return warrant.terms().purpose();
    }

    @SchemaMapping
    String legalBasis(Instrument warrant) {
        return warrant.terms().legalBasis();
    }

    @SchemaMapping
    String jurisdiction(Instrument warrant) {
        return warrant.terms().jurisdiction();
    }

    @SchemaMapping
    @Nullable
    String mlaApproval(Instrument warrant) {
        return warrant.terms().mlaApproval();
    }

    @SchemaMapping
    boolean lifeAtRisk(Instrument warrant) {
        return warrant.terms().lifeAtRisk();
    }

    @SchemaMapping
    List<String> assignees(Instrument warrant) {
        return warrant.terms().assignees();
    }

    @SchemaMapping
    @Nullable
    String document(Instrument warrant) {
        return warrant.terms().document();
    }

    @SchemaMapping
    Instant usableUntil(Instrument warrant) {
        return warrant.lawfulValidity().to();
    }

    @SchemaMapping
    @Nullable
    ProposalView proposal(Instrument warrant) {
        Proposal proposal = warrant.proposal();
        return proposal == null
                ? null
                : new ProposalView(
                        proposal.hash(),
                        proposal.at(),
                        proposal.approvals(),
                        proposal.terms().validity(),
                        proposal.terms().grants(),
                        TextChange.between(warrant.terms(), proposal.terms()));
    }

    @SchemaMapping
    boolean sealed(Instrument warrant) {
        return register.sealed(warrant);
    }

    @SchemaMapping
    List<WarrantAction> actions(Instrument warrant) {
        return register.actions(warrant, Caller.officer()).stream().sorted().toList();
    }

    @SchemaMapping
    List<WarrantEvent> history(Instrument warrant) {
        return register.history(warrant);
    }

    @SchemaMapping(typeName = "Grant", field = "subjects")
    List<Identifier> subjects(GrantTerms grant) {
        return grant.subjects().stream().map(Subject::identifier).toList();
    }
}
