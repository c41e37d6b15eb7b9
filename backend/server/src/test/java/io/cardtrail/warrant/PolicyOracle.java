package io.cardtrail.warrant;

import static io.cardtrail.warrant.CedarPolicies.uid;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's rules a second time: Cedar policies written from the prose, asked through its own engine. Here instruments and
 * requests are only put into Cedar's words; which things a pair of category and channel reaches is in {@link PrintedRoles}.
 */
final class PolicyOracle {
    private static final List<String> SLOTS = List.of("a", "b", "c");

    private final CedarPolicies use = new CedarPolicies("use");
    private final CedarPolicies read = new CedarPolicies("grant", "table");

    /** The kernel's answer or the oracle's, in a form that can be compared. */
    record Answer(
            Set<Reason> denied,
            Set<String> acts,
            Set<String> roles,
            @Nullable Set<String> holders,
            @Nullable Interval window,
            int hops) {
        static Answer no(Set<Reason> reasons) {
            return new Answer(reasons, Set.of(), Set.of(), null, null, 0);
        }
    }

    /** {@return all policies' files, for tests about them} */
    List<CedarPolicies> policies() {
        return List.of(use, read);
    }

    Answer ask(Instrument instrument, AccessRequest request, Reader reader, Instant now) {
        return ask(used(instrument, reader, now), request);
    }

    /**
     * An instrument of which Cedar has said whether it may be used: the same for every request.
     *
     * @param policies those that decided
     */
    record Used(Instrument instrument, EntityUID account, Set<Entity> world, Set<String> policies) {}

    Used used(Instrument instrument, Reader reader, Instant now) {
        EntityUID account = uid("Account", reader.account());
        Entity principal = new Entity(
                account,
                Map.of(
                        "name", text(reader.account()),
                        "asks", new PrimBool(reader.asks()),
                        "jurisdiction", text(reader.jurisdiction())),
                Set.of());
        Instrument mla = instrument.mla();
        boolean reliable = mla != null
                && use.ask(
                                account,
                                "rely",
                                uid("Instrument", mla.id()),
                                Map.of("now", nanos(now)),
                                Set.of(principal, entity(mla)))
                        .allowed();
        Set<Entity> world = Set.of(principal, entity(instrument));
        return new Used(
                instrument,
                account,
                world,
                use.ask(
                                account,
                                "use",
                                uid("Instrument", instrument.id()),
                                Map.of(
                                        "now", nanos(now),
                                        "egress", text(reader.egress()),
                                        "mla", new PrimBool(reliable)),
                                world)
                        .policies());
    }

    Answer ask(Used used, AccessRequest request) {
        Instrument instrument = used.instrument();
        EntityUID under = uid("Instrument", instrument.id());
        GrantTerms grant = chosen(instrument, request.grant());
        Set<Entity> world = new HashSet<>(used.world());
        if (grant != null) {
            world.add(entity(grant, under));
        }
        CedarPolicies.Answer read = this.read.ask(
                used.account(),
                "read",
                grant == null ? under : uid("Grant", grant.id()),
                context(request, grant, !used.policies().contains("fewer than two people")),
                world);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons(used.policies()).forEach(reasons::add);
        if (!read.allowed()) {
            reasons(read.policies()).forEach(reasons::add);
        }
        return grant == null || !reasons.isEmpty()
                ? Answer.no(reasons)
                : granted(instrument, grant, request, read.policies());
    }

    /** {@return the reasons among the ids of policies: what stands before the @} */
    private static Stream<Reason> reasons(Set<String> ids) {
        return ids.stream()
                .map(id -> id.replaceFirst("@.*", ""))
                .filter(id -> id.matches("[A-Z_]+"))
                .map(Reason::valueOf);
    }

    private static Answer granted(Instrument instrument, GrantTerms grant, AccessRequest request, Set<String> pairs) {
        Integer asked = request.maxHops();
        int reach = instrument.kind() == InstrumentKind.SUBJECT_CONSENT || instrument.state() == WarrantState.EMERGENCY
                ? Math.min(1, grant.maxHops())
                : grant.maxHops();
        Integer spent = request.hopsSpent();
        return new Answer(
                Set.of(),
                PrintedRoles.acts(pairs),
                PrintedRoles.roles(pairs),
                holders(instrument, grant),
                request.window() == null ? grant.window() : request.window(),
                asked != null ? asked : reach - (spent == null ? 0 : spent));
    }

    private static @Nullable GrantTerms chosen(Instrument instrument, @Nullable String id) {
        List<GrantTerms> fit = instrument.grants().stream()
                .filter(grant -> id == null || grant.id().equals(id))
                .toList();
        return fit.size() == 1 ? fit.getFirst() : null;
    }

    private static Map<String, Value> context(AccessRequest request, @Nullable GrantTerms grant, boolean twoPeople) {
        Map<String, Value> context = new HashMap<>();
        Collection<? extends Enum<?>> categories = request.categories();
        Collection<? extends Enum<?>> channels = request.channels();
        context.put("byName", new PrimBool(categories != null));
        context.put("categories", names(categories != null || grant == null ? categories : grant.categories()));
        context.put("channels", names(channels != null || grant == null ? channels : grant.channels()));
        context.put("subjects", things(request.subjects().stream()));
        context.put("twoPeople", new PrimBool(twoPeople));
        Interval window = request.window();
        if (window != null) {
            context.put("window", new CedarMap(Map.of("from", nanos(window.from()), "until", nanos(window.to()))));
        }
        Integer hops = request.maxHops();
        if (hops != null) {
            context.put("hops", new PrimLong(hops));
        }
        Integer spent = request.hopsSpent();
        if (spent != null) {
            context.put("spent", new PrimLong(spent));
        }
        return context;
    }

    private static Entity entity(Instrument instrument) {
        InstrumentTerms terms = instrument.terms();
        CedarMap approvals = new CedarMap();
        for (Approval approval : instrument.approvals()) {
            // More than there are names for is an error, not an approval left out.
            approvals.put(
                    SLOTS.get(approvals.size()),
                    new CedarMap(Map.of(
                            "account", text(approval.account()),
                            "hash", text(approval.hash()),
                            "duty", text(approval.duty().name()),
                            "at", nanos(approval.at()))));
        }
        Map<String, Value> attributes = new HashMap<>();
        attributes.put("kind", text(instrument.kind().name()));
        attributes.put("state", text(instrument.state().name()));
        attributes.put("requester", text(instrument.requester()));
        attributes.put("assignees", list(terms.assignees().stream().map(PolicyOracle::text)));
        attributes.put("jurisdiction", text(terms.jurisdiction()));
        attributes.put("lifeAtRisk", new PrimBool(terms.lifeAtRisk()));
        attributes.put("from", nanos(terms.validity().from()));
        attributes.put("until", nanos(terms.validity().to()));
        attributes.put("threeMonthsOn", nanos(threeMonthsOn(terms.validity().from())));
        attributes.put("hash", text(instrument.hash()));
        attributes.put("hashNow", text(terms.hash()));
        attributes.put("approvals", approvals);
        return new Entity(uid("Instrument", instrument.id()), attributes, Set.of());
    }

    private static Entity entity(GrantTerms grant, EntityUID under) {
        Map<String, Value> attributes = new HashMap<>();
        attributes.put("under", under);
        attributes.put("subjects", things(grant.subjects().stream().map(Subject::ref)));
        attributes.put("categories", names(grant.categories()));
        attributes.put("channels", names(grant.channels()));
        attributes.put("from", nanos(grant.window().from()));
        attributes.put("until", nanos(grant.window().to()));
        attributes.put("maxHops", new PrimLong(grant.maxHops()));
        return new Entity(uid("Grant", grant.id()), attributes, Set.of());
    }

    private static Instant threeMonthsOn(Instant begin) {
        LocalDateTime shanghai = LocalDateTime.ofInstant(begin, ZoneOffset.ofHours(8));
        return shanghai.plusMonths(3).toInstant(ZoneOffset.ofHours(8));
    }

    /** Cedar gives no sets back, so this one rule is here: both the addressed holders and the grant's, if it names some. */
    private static @Nullable Set<String> holders(Instrument instrument, GrantTerms grant) {
        Set<String> granted = grant.holders();
        if (instrument.holders().isEmpty() && instrument.kind() != InstrumentKind.CARRIER_AUTHORISATION) {
            return granted;
        }
        Set<String> both = new HashSet<>();
        for (String holder : instrument.holders()) {
            if (granted == null || granted.contains(holder)) {
                both.add(holder);
            }
        }
        return both;
    }

    private static Value things(Stream<EntityRef> refs) {
        return list(refs.map(ref -> text(ref.kind() + " " + ref.key())));
    }

    private static Value names(@Nullable Collection<? extends Enum<?>> constants) {
        return constants == null ? new CedarList() : list(constants.stream().map(constant -> text(constant.name())));
    }

    private static Value list(Stream<? extends Value> values) {
        return new CedarList(new ArrayList<>(values.toList()));
    }

    private static Value text(String text) {
        return new PrimString(text);
    }

    private static Value nanos(Instant at) {
        return new PrimLong(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()));
    }
}
