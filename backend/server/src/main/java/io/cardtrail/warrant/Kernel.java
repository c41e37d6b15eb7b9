package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one request is within one grant of one instrument, and compiles what exists for it. Pure: no input but its
 * arguments and the policy matrix, no output but its answer. Grants are never united, within or across instruments.
 */
public final class Kernel {
    private final PolicyMatrix matrix;

    public Kernel(PolicyMatrix matrix) {
        this.matrix = matrix;
    }

    /** {@return the grant for exactly this request, or every reason against it; reasons never depend on the data} */
    public Decision decide(Instrument instrument, AccessRequest request, Reader reader, Instant now) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (!instrument.usable() || matrix.readsNothing(instrument.kind())) {
            reasons.add(Reason.NOT_USABLE);
        }
        if (!instrument.lawfulValidity().contains(now)) {
            reasons.add(Reason.OUTSIDE_VALIDITY);
        }
        if (!reader.asks() || !instrument.terms().assignees().contains(reader.account())) {
            reasons.add(Reason.NOT_ASSIGNED);
        }
        if (crossesBorder(instrument, reader) && !instrument.mlaUsableAt(now)) {
            reasons.add(Reason.CROSS_BORDER);
        }
        Optional<GrantTerms> chosen = chosen(instrument, request.grant());
        if (chosen.isEmpty()) {
            // Without a grant nothing more can be said of the request.
            reasons.add(Reason.GRANT_NOT_CHOSEN);
            return new Decision.Denied(reasons);
        }
        GrantTerms terms = chosen.get();
        Pairs pairs = new Pairs(matrix, instrument, terms, request);
        int left = Limits.hops(instrument, terms) - spent(request);
        hops(request, left, reasons);
        subjects(request, terms, reasons);
        breadth(request, instrument, terms, pairs, reasons);
        if (!reasons.isEmpty()) {
            return new Decision.Denied(reasons);
        }
        Integer asked = request.maxHops();
        Interval window = request.window();
        return new Decision.Granted(new Grant(
                instrument,
                terms,
                pairs.scope(window == null ? terms.window() : window),
                asked == null ? left : asked,
                spent(request),
                matrix.hash()));
    }

    /** {@return the grant under which what was answered may leave as a file, or every reason against it; as {@link #decide} otherwise} */
    public Decision decideExport(Instrument instrument, AccessRequest request, Reader reader, Instant now) {
        Decision decision = decide(instrument, request, reader, now);
        if (chosen(instrument, request.grant())
                .filter(terms -> !terms.exportAllowed())
                .isEmpty()) {
            return decision;
        }
        EnumSet<Reason> reasons = EnumSet.of(Reason.EXPORT_NOT_GRANTED);
        switch (decision) {
            case Decision.Granted granted -> {}
            case Decision.Denied denied -> reasons.addAll(denied.reasons());
        }
        return new Decision.Denied(reasons);
    }

    /**
     * {@return what is left of a grant within a narrower window of event times; WINDOW_NOT_GRANTED if the window is wider}
     *
     * @param grant decided for this request: nothing else of it is decided again
     */
    public Decision narrowed(Grant grant, Interval window) {
        Scope scope = grant.scope();
        if (!within(scope.window(), window)) {
            return new Decision.Denied(EnumSet.of(Reason.WINDOW_NOT_GRANTED));
        }
        return new Decision.Granted(new Grant(
                grant.instrument(),
                grant.terms(),
                new Scope(scope.acts(), scope.roles(), scope.holders(), window),
                grant.maxHops(),
                grant.hopsSpent(),
                grant.policyHash()));
    }

    /** 数据安全法 36, 个人信息保护法 41, 司法协助法 4: nothing to a foreign body without the competent authority's approval. */
    private static boolean crossesBorder(Instrument instrument, Reader reader) {
        return !(instrument.terms().jurisdiction().equals(InstrumentTerms.HOME)
                && reader.jurisdiction().equals(InstrumentTerms.HOME)
                && reader.egress().equals(InstrumentTerms.HOME));
    }

    private static Optional<GrantTerms> chosen(Instrument instrument, @Nullable String id) {
        List<GrantTerms> grants = instrument.grants();
        if (id == null) {
            return grants.size() == 1 ? Optional.of(grants.getFirst()) : Optional.empty();
        }
        List<GrantTerms> named = grants.stream().filter(g -> g.id().equals(id)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static int spent(AccessRequest request) {
        Integer spent = request.hopsSpent();
        return spent == null ? 0 : spent;
    }

    private static void hops(AccessRequest request, int left, Set<Reason> reasons) {
        Integer asked = request.maxHops();
        // From a handle with nothing left, a question that leaves hops out wants some and can have none.
        boolean nothingLeft = asked == null && request.hopsSpent() != null && left == 0;
        if (left < 0 || nothingLeft || (asked != null && asked > left)) {
            reasons.add(Reason.HOPS_EXCEEDED);
        }
    }

    private static void subjects(AccessRequest request, GrantTerms terms, Set<Reason> reasons) {
        Set<EntityRef> named = Set.copyOf(
                terms.subjects().stream().map(Subject::ref).distinct().toList());
        if (!named.containsAll(request.subjects())) {
            reasons.add(Reason.SUBJECT_NOT_NAMED);
        }
    }

    private static void breadth(
            AccessRequest request, Instrument instrument, GrantTerms terms, Pairs pairs, Set<Reason> reasons) {
        Set<Category> categories = request.categories();
        if (categories != null && !Limits.categories(instrument, terms).containsAll(categories)) {
            reasons.add(Reason.CATEGORY_NOT_GRANTED);
        }
        Set<Channel> channels = request.channels();
        if (channels != null && !terms.channels().containsAll(channels)) {
            reasons.add(Reason.CHANNEL_NOT_GRANTED);
        }
        Interval window = request.window();
        if (window != null && !within(terms.window(), window)) {
            reasons.add(Reason.WINDOW_NOT_GRANTED);
        }
        if (pairs.askedInVain()) {
            reasons.add(Reason.CATEGORY_NOT_IN_CHANNEL);
        }
        if (pairs.needSecondApproval() && instrument.approvers() < 2) {
            reasons.add(Reason.NEEDS_SECOND_APPROVAL);
        }
    }

    /**
     * Both ends of an asked window must lie in the grant's, its end included: so an inverted or empty window inside is an empty
     * answer, and moments outside are refused however they are put.
     */
    private static boolean within(Interval granted, Interval asked) {
        return touches(granted, asked.from()) && touches(granted, asked.to());
    }

    private static boolean touches(Interval window, Instant end) {
        return !end.isBefore(window.from()) && !end.isAfter(window.to());
    }
}
