package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.Egress;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.Reading;
import io.cardtrail.identity.Account;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a question through the kernel and the read door. A refusal is audited like an answer. */
@Component
class Asking {
    private final Kernel kernel;
    private final PolicyMatrix policy;
    private final ReadDoor door;
    private final AuditLog log;
    private final Egress egress;
    private final Clock clock;

    Asking(Kernel kernel, PolicyMatrix policy, ReadDoor door, AuditLog log, Egress egress, Clock clock) {
        this.kernel = kernel;
        this.policy = policy;
        this.door = door;
        this.log = log;
        this.egress = egress;
        this.clock = clock;
    }

    /**
     * {@return the grant for a request}
     *
     * @param question what is asked, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Grant grant(
            Instrument instrument,
            AccessRequest request,
            String operation,
            Map<String, ? extends @Nullable Object> question) {
        return granted(
                kernel.decide(instrument, request, Caller.reader(egress), clock.instant()),
                instrument,
                request.grant(),
                operation,
                question,
                "");
    }

    /**
     * {@return the grant under which something leaves as a file}
     *
     * @throws Denied as for {@link #grant}, and where the grant allows no export
     */
    Grant exportGrant(
            Instrument instrument,
            AccessRequest request,
            String operation,
            Map<String, ? extends @Nullable Object> question) {
        // Named as changes of the text name it.
        String clauses = instrument.grants().stream()
                .filter(terms -> request.grant() == null || terms.id().equals(request.grant()))
                .filter(terms -> !terms.exportAllowed())
                .map(terms -> " (grants." + terms.id() + ".exportAllowed)")
                .collect(Collectors.joining());
        return granted(
                kernel.decideExport(instrument, request, Caller.reader(egress), clock.instant()),
                instrument,
                request.grant(),
                operation,
                question,
                clauses);
    }

    /**
     * {@return what is left of a grant of this request within a narrower window}
     *
     * @throws Denied if the window is wider; the refusal is on record by then
     */
    Grant narrowed(Grant grant, Interval window, String operation, Map<String, ? extends @Nullable Object> question) {
        return granted(
                kernel.narrowed(grant, window),
                grant.instrument(),
                grant.terms().id(),
                operation,
                question,
                "");
    }

    private Grant granted(
            Decision decision,
            Instrument instrument,
            @Nullable String grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            String clauses) {
        return switch (decision) {
            case Decision.Granted granted -> granted.grant();
            case Decision.Denied denied -> {
                String audit = log.append(new Entry.Denied(
                                Caller.account().name(),
                                ReadDoor.authority(instrument, policy.hash()),
                                grant,
                                operation,
                                CanonicalJson.of(question),
                                denied.reasons().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList()))
                        .token();
                throw new Denied(denied.reasons(), audit, clauses);
            }
        };
    }

    /** {@return what {@code work} finds; the response under way rests on the grant and tells so many acts more from now on} */
    <A> Answered<A> ask(
            GraphQLContext context,
            Grant grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            Function<Reading, Finding<A>> work) {
        return askMore(context, grant, operation, question, reading -> {
            Finding<A> finding = work.apply(reading);
            ReleaseCheck.turn(context).told(finding.records());
            return finding;
        });
    }

    /** {@return what {@code work} finds about acts that the response tells already} */
    <A> Answered<A> askMore(
            GraphQLContext context,
            Grant grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            Function<Reading, Finding<A>> work) {
        return askAsOf(context, grant, operation, question, Long.MAX_VALUE, work);
    }

    /** {@return what {@code work} finds of what was stored by a batch, to be compared and not told} */
    <A> Answered<A> askAsOf(
            GraphQLContext context,
            Grant grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            long asOf,
            Function<Reading, Finding<A>> work) {
        Account caller = Caller.account();
        String actor = caller.name();
        Answered<A> answered = door.readAsOf(
                grant,
                new Question(actor, caller.holder() != null, operation, CanonicalJson.of(question)),
                ReleaseCheck.turn(context),
                asOf,
                work);
        ReleaseCheck.contains(context, answered.held(), actor, answered.audit());
        return answered;
    }

    /** {@return what {@code work} gives under the grant, which reads no act; the response under way rests on the grant} */
    <A> Answered<A> askBeside(
            GraphQLContext context,
            Grant grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            Supplier<Finding<A>> work) {
        Account caller = Caller.account();
        Answered<A> answered = door.beside(
                grant,
                new Question(caller.name(), caller.holder() != null, operation, CanonicalJson.of(question)),
                work);
        ReleaseCheck.contains(context, answered.held(), caller.name(), answered.audit());
        return answered;
    }

    /**
     * {@return what {@code work} finds, to be told at once and by itself: the last check before it leaves is made here}
     *
     * @throws InstrumentChanged if it must not be told; that is on record
     */
    <A> Answered<A> askAlone(
            Grant grant,
            String operation,
            Map<String, ? extends @Nullable Object> question,
            Function<Reading, Finding<A>> work) {
        Account caller = Caller.account();
        Answered<A> answered = door.read(
                grant,
                new Question(caller.name(), caller.holder() != null, operation, CanonicalJson.of(question)),
                work);
        try {
            door.checkUnchanged(answered.held());
        } catch (InstrumentChanged changed) {
            log.append(new Entry.Withheld(
                    caller.name(), answered.audit(), changed.code().name()));
            throw changed;
        }
        return answered;
    }

    /** Puts on record that an instrument was asked for which isn't there. */
    void notFound(String id) {
        log.append(new Entry.NotFound(Caller.account().name(), id, "warrant"));
    }
}
