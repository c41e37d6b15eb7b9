package io.cardtrail.api.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.cardtrail.api.Leaving;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.graph.Held;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.Turns;
import io.cardtrail.registry.Releases;
import io.cardtrail.warrant.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The last check before release: when the whole response is complete and before its first byte leaves, every instrument it rests on is
 * looked at once more; a difference discards the response. What passes stays on the list of releases until its last byte has left,
 * so a revocation can wait for it.
 */
@Component
class ReleaseCheck implements WebGraphQlInterceptor {
    private static final String USED = ReleaseCheck.class.getName();
    private static final String TURN = USED + ".turn";

    private final Consumer<Held> unchanged;
    private final AuditLog log;
    private final Releases releases;
    private final Supplier<Turns.Turn> turns;

    @Autowired
    ReleaseCheck(ReadDoor door, AuditLog log, Releases releases) {
        this(door::checkUnchanged, log, releases, door::turn);
    }

    /**
     * @param unchanged throws {@link InstrumentChanged} if what an answer rests on is not what it was
     */
    ReleaseCheck(Consumer<Held> unchanged, AuditLog log, Releases releases, Supplier<Turns.Turn> turns) {
        this.unchanged = unchanged;
        this.log = log;
        this.releases = releases;
        this.turns = turns;
    }

    /** An answer that the response under way contains. */
    private record Used(Held held, String actor, String audit) {}

    /** Notes that the response under way contains an answer. */
    static void contains(GraphQLContext context, Held held, String actor, String audit) {
        Queue<Used> used = context.get(USED);
        used.add(new Used(held, actor, audit));
    }

    /** {@return the turn of the response under way, which ends when that has left} */
    static Turns.Turn turn(GraphQLContext context) {
        return context.get(TURN);
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Queue<Used> used = new ConcurrentLinkedQueue<>();
        Turns.Turn turn = turns.get();
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of(USED, used, TURN, turn)).build());
        Leaving leaving = request.getAttributes().get(Leaving.ATTRIBUTE) instanceof Leaving given
                ? given
                // Without an HTTP response nothing leaves; a test's answers are checked all the same.
                : new Leaving();
        leaving.holds(turn);
        return chain.next(request).map(response -> {
            try {
                if (!used.isEmpty()) {
                    leaving.begin(releases, instruments(used));
                    different(used).forEach(unchanged);
                }
                return response;
            } catch (InstrumentChanged changed) {
                used.forEach(answer -> log.append(new Entry.Withheld(
                        answer.actor(), answer.audit(), changed.code().name())));
                // A whole new result: nothing of the discarded one may leave, its extensions included.
                GraphQLError error = GraphqlErrorBuilder.newError()
                        .message("%s", changed.getMessage())
                        .extensions(Map.of("code", changed.code()))
                        .build();
                return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                        response.getExecutionInput(),
                        ExecutionResult.newExecutionResult().addError(error).build()));
            }
        });
    }

    /** One check an instrument and generation: twenty fields under one grant rest on the same thing. */
    private static List<Held> different(Queue<Used> used) {
        Map<List<Object>, Held> different = new LinkedHashMap<>();
        for (Used answer : used) {
            Held held = answer.held();
            Instrument instrument = held.grant().instrument();
            different.putIfAbsent(
                    List.of(
                            instrument.id(),
                            instrument.generation(),
                            instrument.hash(),
                            held.first().deletionEpoch()),
                    held);
        }
        return List.copyOf(different.values());
    }

    private static List<String> instruments(Queue<Used> used) {
        List<String> ids = new ArrayList<>();
        for (Used answer : used) {
            Instrument instrument = answer.held().grant().instrument();
            ids.add(instrument.id());
            String mla = instrument.terms().mlaApproval();
            if (mla != null) {
                ids.add(mla);
            }
        }
        return ids.stream().distinct().toList();
    }
}
