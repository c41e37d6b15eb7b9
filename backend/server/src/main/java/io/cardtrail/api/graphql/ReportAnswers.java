package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.PathsView;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Reading;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.report.again.StandIns;
import io.cardtrail.trace.Grounds;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what a report is to tell, just as the question by itself is asked. */
@Component
class ReportAnswers {
    private final Asking asking;
    private final TraceAsking tracing;
    private final PathsAsking ways;
    private final Tracer tracer;
    private final Paths paths;

    ReportAnswers(Asking asking, TraceAsking tracing, PathsAsking ways, Tracer tracer, Paths paths) {
        this.asking = asking;
        this.tracing = tracing;
        this.ways = ways;
        this.tracer = tracer;
        this.paths = paths;
    }

    /** A question that is granted, and not yet asked. */
    interface Asked {
        Grant grant();

        /** {@return {@code trace}, {@code chain} or {@code paths}} */
        String name();

        Map<String, ? extends @Nullable Object> noted();

        Told answer(GraphQLContext context);

        /** {@return what is found of what was stored by a batch; {@link Long#MAX_VALUE} for all there is} */
        Found asOf(long batch, GraphQLContext context);
    }

    /**
     * What is found when it is asked again.
     *
     * @param acts ids of all that are told of
     */
    record Found(String digest, Set<String> acts, String audit) {
        static Found of(Answered<?> answered, List<TracedAct> told) {
            return new Found(
                    answered.digest(), told.stream().map(TracedAct::id).collect(Collectors.toSet()), answered.audit());
        }
    }

    /**
     * What was answered.
     *
     * @param paths null where ways were not asked for; else {@code trace} is their sub-graph
     * @param rests what the answer rests on
     */
    record Told(TraceView trace, @Nullable PathsView paths, Reproduction.Answer rests, String audit) {
        @Nullable
        TraceView elsewhere() {
            return paths == null ? null : paths.otherSources();
        }

        /** {@return ids of every act that is told of} */
        Set<String> acts() {
            return Stream.of(trace, elsewhere())
                    .filter(Objects::nonNull)
                    .flatMap(TraceView::cited)
                    .flatMap(act -> act.sources().stream())
                    .map(row -> row.origin().act().id())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * {@return the question}
     *
     * @param report what report is asked for, for the audit
     * @throws Denied with every reason; the refusal is on record by then
     */
    Asked granted(Instrument warrant, ReportQuestion input, Map<String, Object> report, String operation) {
        if (input.paths() != null) {
            PathsAsking.Granted asked = ways.granted(warrant, input.paths(), operation);
            asked.noted().putAll(report);
            return new OfWays(this, asked);
        }
        TraceInput trace = input.trace();
        TraceAsking.Granted asked = trace != null
                ? tracing.granted(warrant, trace, operation)
                : tracing.chain(warrant, Objects.requireNonNull(input.chain()), input.grant(), operation);
        asked.noted().putAll(report);
        return new OfTrace(this, trace != null ? "trace" : "chain", asked);
    }

    /** {@return what an answer rests on: everything that is met while it is found, named by stand-ins} */
    private Reproduction.Answer rests(Asked asked, GraphQLContext context, Function<Reading, Grounds> found) {
        return asking.askMore(context, asked.grant(), "reproduction", asked.noted(), reading -> {
                    Grounds grounds = found.apply(reading);
                    // Whom the answer itself tells of was counted with it; the rest stays without a name.
                    return new Finding<>(
                            StandIns.of(grounds, asked.grant()::pseudonymous),
                            grounds.acts().size(),
                            0,
                            grounds.digest());
                })
                .answer();
    }

    private record OfTrace(ReportAnswers by, String name, TraceAsking.Granted asked) implements Asked {
        @Override
        public Grant grant() {
            return asked.grant();
        }

        @Override
        public Map<String, ? extends @Nullable Object> noted() {
            return asked.noted();
        }

        @Override
        public Told answer(GraphQLContext context) {
            TraceView trace = by.tracing.answer(asked, context);
            return new Told(
                    trace,
                    null,
                    by.rests(this, context, reading -> by.tracer.grounds(reading, asked.question())),
                    trace.audit());
        }

        @Override
        public Found asOf(long batch, GraphQLContext context) {
            Answered<TraceAnswer> found = by.tracing.asOf(asked, batch, context);
            return Found.of(found, found.answer().told());
        }
    }

    private record OfWays(ReportAnswers by, PathsAsking.Granted asked) implements Asked {
        @Override
        public Grant grant() {
            return asked.grant();
        }

        @Override
        public String name() {
            return "paths";
        }

        @Override
        public Map<String, ? extends @Nullable Object> noted() {
            return asked.noted();
        }

        @Override
        public Told answer(GraphQLContext context) {
            PathsView paths = by.ways.answer(asked, context);
            return new Told(
                    paths.subgraph(),
                    paths,
                    by.rests(this, context, reading -> by.paths.grounds(reading, asked.question(), asked.first())),
                    paths.audit());
        }

        @Override
        public Found asOf(long batch, GraphQLContext context) {
            Answered<PathsAnswer> found = by.ways.asOf(asked, batch, context);
            return Found.of(found, PathsAsking.told(found.answer()));
        }
    }
}
