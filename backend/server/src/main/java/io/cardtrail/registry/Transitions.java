package io.cardtrail.registry;

import io.cardtrail.warrant.Approval;
import io.cardtrail.warrant.Duty;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Proposal;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life-cycle as a pure function: who may do what in which state, and what comes of it. */
final class Transitions {
    private static final int LONGEST_REASON = 2_000;

    private Transitions() {}

    /** {@return a new instrument} */
    static Instrument draft(String id, Officer officer, InstrumentTerms terms) {
        if (!officer.in(Office.REQUEST)) {
            throw Refused.forbidden("an instrument is requested by an investigator or an integrator");
        }
        return new Instrument(id, officer.account(), terms, terms.hash(), WarrantState.DRAFT, List.of(), 1, null, null);
    }

    /** {@return whether {@code officer} may know of the instrument; if not, it is as absent} */
    static boolean visible(Instrument instrument, Officer officer) {
        boolean own = asks(instrument, officer);
        boolean office = officer.in(Office.REVIEW)
                || officer.in(Office.AUDIT)
                || keeps(instrument.terms(), officer)
                || keeps(decided(instrument), officer);
        return own || (office && instrument.state() != WarrantState.DRAFT);
    }

    /** {@return what {@code officer} may do at {@code now}} */
    static Set<WarrantAction> allowed(Instrument instrument, Officer officer, Instant now) {
        EnumSet<WarrantAction> allowed = EnumSet.noneOf(WarrantAction.class);
        for (WarrantAction action : possible(instrument.stateAt(now))) {
            if (refusal(instrument, officer, action).isEmpty()) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    /**
     * {@return the instrument after the move, one generation on}
     *
     * @throws Refused if it is not made
     */
    static Instrument apply(Instrument instrument, Officer officer, Step.Move move, Instant now) {
        if (!visible(instrument, officer)) {
            throw Refused.absent();
        }
        if (move.generation() != instrument.generation()) {
            throw Refused.stale(move.generation(), instrument.generation());
        }
        WarrantState state = instrument.stateAt(now);
        if (!possible(state).contains(move.action())) {
            throw Refused.transition("an instrument that is " + state + " can't take the step " + move.action());
        }
        refusal(instrument, officer, move.action()).ifPresent(why -> {
            throw Refused.forbidden(why);
        });
        return switch (move.action()) {
            case EDIT -> reworded(instrument, terms(move));
            case SUBMIT -> stands(instrument, WarrantState.SUBMITTED);
            case APPROVE -> approved(instrument, officer, move, now);
            case APPROVE_EMERGENCY -> emergency(instrument, officer, move, now);
            case REJECT -> {
                reason(move);
                yield state == WarrantState.AWAITING_UPDATE
                        ? stands(instrument, WarrantState.APPROVED)
                        : stands(instrument, WarrantState.REJECTED);
            }
            case SUSPEND -> {
                reason(move);
                yield stands(instrument, WarrantState.SUSPENDED);
            }
            case RESUME -> stands(instrument, WarrantState.APPROVED);
            case UPDATE -> proposed(instrument, terms(move), now);
            case CANCEL, REVOKE -> {
                reason(move);
                yield stands(instrument, WarrantState.CANCELLED);
            }
            case INVALIDATE -> {
                reason(move);
                yield stands(instrument, WarrantState.INVALID);
            }
        };
    }

    private static boolean asks(Instrument instrument, Officer officer) {
        return instrument.requester().equals(officer.account())
                || instrument.terms().assignees().contains(officer.account());
    }

    private static Set<WarrantAction> possible(WarrantState state) {
        return switch (state) {
            case DRAFT -> EnumSet.of(WarrantAction.EDIT, WarrantAction.SUBMIT, WarrantAction.CANCEL);
            case SUBMITTED ->
                EnumSet.of(
                        WarrantAction.EDIT,
                        WarrantAction.APPROVE,
                        WarrantAction.APPROVE_EMERGENCY,
                        WarrantAction.REJECT,
                        WarrantAction.CANCEL,
                        WarrantAction.INVALIDATE);
            case APPROVED ->
                EnumSet.of(
                        WarrantAction.SUSPEND,
                        WarrantAction.UPDATE,
                        WarrantAction.CANCEL,
                        WarrantAction.REVOKE,
                        WarrantAction.INVALIDATE);
            // An emergency is ratified by APPROVE; what is not ratified lapses or is revoked.
            case EMERGENCY ->
                EnumSet.of(WarrantAction.APPROVE, WarrantAction.CANCEL, WarrantAction.REVOKE, WarrantAction.INVALIDATE);
            case AWAITING_UPDATE ->
                EnumSet.of(
                        WarrantAction.UPDATE,
                        WarrantAction.APPROVE,
                        WarrantAction.REJECT,
                        WarrantAction.SUSPEND,
                        WarrantAction.CANCEL,
                        WarrantAction.REVOKE,
                        WarrantAction.INVALIDATE);
            case SUSPENDED ->
                EnumSet.of(WarrantAction.RESUME, WarrantAction.CANCEL, WarrantAction.REVOKE, WarrantAction.INVALIDATE);
            case REJECTED, CANCELLED, EXPIRED, INVALID -> EnumSet.noneOf(WarrantAction.class);
        };
    }

    private static Optional<String> refusal(Instrument instrument, Officer officer, WarrantAction action) {
        return switch (action) {
            // What an authority's system sent is completed here by those who are to use it; two others still approve
            // it.
            case EDIT, SUBMIT, UPDATE ->
                asks(instrument, officer) && officer.in(Office.REQUEST)
                        ? Optional.empty()
                        : Optional.of("only its requester, or whoever is to use it, does that");
            case CANCEL ->
                instrument.requester().equals(officer.account()) && officer.in(Office.REQUEST)
                        ? Optional.empty()
                        : Optional.of("only its requester does that");
            case APPROVE -> {
                Optional<String> stranger = stranger(instrument, officer);
                yield stranger.isPresent() || duty(instrument, officer).isPresent()
                        ? stranger
                        : Optional.of("this account's office has approved already, or has no part in it");
            }
            case APPROVE_EMERGENCY -> stranger(instrument, officer);
            case REJECT -> stranger(instrument, officer);
            case SUSPEND, RESUME, REVOKE, INVALIDATE ->
                officer.in(Office.REVIEW) || keeps(instrument.terms(), officer)
                        ? Optional.empty()
                        : Optional.of("only a reviewer or the holder's custodian does that");
        };
    }

    /** Whoever approves is neither the requester nor somebody who is to use the instrument. */
    private static Optional<String> stranger(Instrument instrument, Officer officer) {
        if (!officer.in(Office.REVIEW) && !keeps(decided(instrument), officer)) {
            return Optional.of("only a reviewer or the holder's custodian decides on it");
        }
        Proposal proposal = instrument.proposal();
        boolean uses = instrument.terms().assignees().contains(officer.account())
                || (proposal != null && proposal.terms().assignees().contains(officer.account()));
        return uses || instrument.requester().equals(officer.account())
                ? Optional.of("whoever requested it or is to use it does not decide on it")
                : Optional.empty();
    }

    /** {@return the terms that are decided on: of an update those it proposes, or its records would be opened by another's custodian} */
    private static InstrumentTerms decided(Instrument instrument) {
        Proposal proposal = instrument.proposal();
        return proposal == null ? instrument.terms() : proposal.terms();
    }

    private static boolean keeps(InstrumentTerms terms, Officer officer) {
        List<String> addressed = terms.holders();
        String holder = officer.holder();
        return officer.in(Office.CUSTODY) && (addressed.isEmpty() || (holder != null && addressed.contains(holder)));
    }

    /** {@return the office in which this officer's approval is still wanted} */
    private static Optional<Duty> duty(Instrument instrument, Officer officer) {
        List<Approval> given = given(instrument);
        if (given.stream()
                .anyMatch(a -> a.duty() != Duty.EMERGENCY && a.account().equals(officer.account()))) {
            return Optional.empty();
        }
        if (officer.in(Office.REVIEW) && given.stream().noneMatch(a -> a.duty() == Duty.REVIEW)) {
            return Optional.of(Duty.REVIEW);
        }
        return keeps(decided(instrument), officer) && given.stream().noneMatch(a -> a.duty() == Duty.CUSTODY)
                ? Optional.of(Duty.CUSTODY)
                : Optional.empty();
    }

    private static List<Approval> given(Instrument instrument) {
        Proposal proposal = instrument.proposal();
        return proposal == null ? instrument.approvals() : proposal.approvals();
    }

    private static Instrument approved(Instrument instrument, Officer officer, Step.Move move, Instant now) {
        Duty duty = duty(instrument, officer).orElseThrow();
        Proposal proposal = instrument.proposal();
        String hash = hash(move, proposal == null ? instrument.hash() : proposal.hash());
        List<Approval> approvals = new ArrayList<>(given(instrument));
        approvals.add(new Approval(officer.account(), duty, now, hash));
        if (proposal != null) {
            Proposal signed = new Proposal(proposal.terms(), proposal.hash(), proposal.at(), approvals);
            Instrument whole = standing(instrument, proposal.terms(), WarrantState.APPROVED, approvals, null);
            return whole.approvedByTwo()
                    ? whole
                    : standing(
                            instrument,
                            instrument.terms(),
                            WarrantState.AWAITING_UPDATE,
                            instrument.approvals(),
                            signed);
        }
        Instrument signed = standing(instrument, instrument.terms(), instrument.state(), approvals, null);
        return signed.approvedByTwo()
                ? standing(instrument, instrument.terms(), WarrantState.APPROVED, approvals, null)
                : signed;
    }

    private static Instrument emergency(Instrument instrument, Officer officer, Step.Move move, Instant now) {
        String hash = hash(move, instrument.hash());
        List<Approval> approvals = new ArrayList<>(instrument.approvals());
        approvals.add(new Approval(officer.account(), Duty.EMERGENCY, now, hash));
        return standing(instrument, instrument.terms(), WarrantState.EMERGENCY, approvals, null);
    }

    /** Any edit voids what was approved. */
    private static Instrument reworded(Instrument instrument, InstrumentTerms terms) {
        return standing(instrument, terms, WarrantState.DRAFT, List.of(), null);
    }

    private static Instrument proposed(Instrument instrument, InstrumentTerms terms, Instant now) {
        if (terms.kind() != instrument.kind()) {
            throw Refused.transition("an update keeps the kind " + instrument.kind() + "; request another instrument");
        }
        return standing(
                instrument,
                instrument.terms(),
                WarrantState.AWAITING_UPDATE,
                instrument.approvals(),
                new Proposal(terms, terms.hash(), now, List.of()));
    }

    private static Instrument stands(Instrument instrument, WarrantState state) {
        return standing(instrument, instrument.terms(), state, instrument.approvals(), null);
    }

    private static Instrument standing(
            Instrument before,
            InstrumentTerms terms,
            WarrantState state,
            List<Approval> approvals,
            @Nullable Proposal proposal) {
        return new Instrument(
                before.id(),
                before.requester(),
                terms,
                terms.hash(),
                state,
                approvals,
                before.generation() + 1,
                proposal,
                before.mla());
    }

    private static String hash(Step.Move move, String standing) {
        if (!standing.equals(move.hash())) {
            throw Refused.transition("the hash is not that of the text as it stands: read it again and decide anew");
        }
        return standing;
    }

    private static InstrumentTerms terms(Step.Move move) {
        InstrumentTerms terms = move.terms();
        if (terms == null) {
            throw Refused.transition(move.action() + " needs the new terms");
        }
        return terms;
    }

    private static void reason(Step.Move move) {
        String reason = move.reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refused.transition(move.action() + " needs a reason of 1 to " + LONGEST_REASON
                    + " characters, for those who ask later");
        }
    }
}
