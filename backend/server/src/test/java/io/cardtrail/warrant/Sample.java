package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instruments for tests. */
public final class Sample {
    public static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    public static final Interval VALIDITY =
            new Interval(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
    public static final Interval WINDOW =
            new Interval(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    public static final EntityRef PHONE = new EntityRef(EntityKind.PHONE, "+8613900000001");

    /** Whom every sample is assigned to. */
    public static final Reader READER = Reader.domestic("reader");

    private Sample() {}

    public static Instrument instrument(InstrumentKind kind, GrantTerms... grants) {
        return instrument("w1", kind, WarrantState.APPROVED, 2, VALIDITY, List.of(), grants);
    }

    public static Instrument instrument(
            String id,
            InstrumentKind kind,
            WarrantState state,
            int approvals,
            Interval validity,
            List<String> holders,
            GrantTerms... grants) {
        InstrumentTerms terms = terms("No " + id, kind, validity, holders, grants);
        return new Instrument(
                id, "requester", terms, terms.hash(), state, approvals(approvals, terms, state), 1, null, null);
    }

    /** {@return terms assigned to {@link #READER}, at home} */
    public static InstrumentTerms terms(
            String number, InstrumentKind kind, Interval validity, List<String> holders, GrantTerms... grants) {
        return new InstrumentTerms(
                number,
                kind,
                "Court",
                holders,
                "case",
                null,
                "purpose",
                "basis",
                InstrumentTerms.HOME,
                null,
                false,
                List.of(READER.account()),
                null,
                validity,
                List.of(grants));
    }

    /** {@return the same terms, with danger to life declared or not} */
    public static InstrumentTerms lifeAtRisk(InstrumentTerms terms, boolean lifeAtRisk) {
        return changed(terms, lifeAtRisk, terms.grants());
    }

    /** {@return the same terms with other grants} */
    public static InstrumentTerms granting(InstrumentTerms terms, List<GrantTerms> grants) {
        return changed(terms, terms.lifeAtRisk(), grants);
    }

    private static InstrumentTerms changed(InstrumentTerms terms, boolean lifeAtRisk, List<GrantTerms> grants) {
        return new InstrumentTerms(
                terms.number(),
                terms.kind(),
                terms.issuer(),
                terms.holders(),
                terms.caseNumber(),
                terms.caseStage(),
                terms.purpose(),
                terms.legalBasis(),
                terms.jurisdiction(),
                terms.mlaApproval(),
                lifeAtRisk,
                terms.assignees(),
                terms.document(),
                terms.validity(),
                grants);
    }

    /** {@return approvals by this many different people; an emergency's begin with the one it rests on} */
    public static List<Approval> approvals(int count, InstrumentTerms terms, WarrantState state) {
        List<Approval> approvals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duty duty = i == 0 && state == WarrantState.EMERGENCY
                    ? Duty.EMERGENCY
                    : i % 2 == 0 ? Duty.REVIEW : Duty.CUSTODY;
            approvals.add(new Approval("approver" + i, duty, terms.validity().from(), terms.hash()));
        }
        return List.copyOf(approvals);
    }

    /** {@return {@code instrument} one generation on, in this state} */
    public static Instrument moved(Instrument instrument, WarrantState state) {
        return new Instrument(
                instrument.id(),
                instrument.requester(),
                instrument.terms(),
                instrument.hash(),
                state,
                instrument.approvals(),
                instrument.generation() + 1,
                instrument.proposal(),
                instrument.mla());
    }

    /** {@return {@code instrument} with other terms under this hash} */
    public static Instrument reworded(Instrument instrument, InstrumentTerms terms, String hash) {
        return new Instrument(
                instrument.id(),
                instrument.requester(),
                terms,
                hash,
                instrument.state(),
                instrument.approvals(),
                instrument.generation(),
                instrument.proposal(),
                instrument.mla());
    }

    /** {@return a grant of everything about {@link #PHONE}, four hops} */
    public static GrantTerms everything(String id) {
        return terms(id, List.of(PHONE), EnumSet.allOf(Category.class), EnumSet.allOf(Channel.class), null, WINDOW, 4);
    }

    public static GrantTerms terms(
            String id,
            List<EntityRef> subjects,
            Set<Category> categories,
            Set<Channel> channels,
            @Nullable Set<String> holders,
            Interval window,
            int maxHops) {
        return new GrantTerms(
                id,
                subjects.stream()
                        .map(ref -> new Subject(ref, new Identifier(ref.kind(), ref.key())))
                        .toList(),
                categories,
                channels,
                holders,
                window,
                maxHops,
                5000,
                ThirdParties.PSEUDONYM,
                true);
    }

    /** {@return the grant the kernel gives for {@code request}} */
    public static Grant granted(Instrument instrument, AccessRequest request) {
        Decision decision = new Kernel(PolicyMatrix.shipped()).decide(instrument, request, READER, NOW);
        if (decision instanceof Decision.Granted granted) {
            return granted.grant();
        }
        throw new AssertionError("not granted: " + decision);
    }
}
