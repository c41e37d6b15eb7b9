package io.cardtrail.api.graphql;

import io.cardtrail.api.StandingSchedule;
import io.cardtrail.graph.Answered;
import io.cardtrail.identity.Account;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.StandingQuestion;
import io.cardtrail.registry.StandingQuestions;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.Bounds;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.warrant.Instrument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks standing questions again while their asker looks on. When is no secret: at once, after an import the asker itself started, and
 * by the clock. It is never after somebody else's import, of which nobody may learn from when an access was.
 */
@Controller
class StandingNews {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A session may end meanwhile; whoever still looks on asks again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int IMPORTS = 20;

    private final TraceAsking tracing;
    private final StandingQuestions questions;
    private final Register register;
    private final ImportService imports;
    private final Duration every;
    private final Clock clock;
    private final LookingOn lookingOn;

    StandingNews(
            TraceAsking tracing,
            StandingQuestions questions,
            Register register,
            ImportService imports,
            StandingSchedule schedule,
            LookingOn lookingOn) {
        this.tracing = tracing;
        this.questions = questions;
        this.register = register;
        this.imports = imports;
        this.every = schedule.every();
        this.clock = schedule.clock();
        this.lookingOn = lookingOn;
    }

    /** How much of a question has not been seen yet. */
    record News(String question, int newActs, int gone, boolean cut, Instant at, String audit) {
        boolean differs(@Nullable News before) {
            return before == null || newActs != before.newActs || gone != before.gone || cut != before.cut;
        }
    }

    @SubscriptionMapping
    Publisher<News> standingNews(@Argument String warrant) {
        Look look = new Look(instrument(warrant).id(), Caller.account());
        DelegatingSecurityContextCallable<List<News>> asking =
                new DelegatingSecurityContextCallable<>(look::news, SecurityContextHolder.getContext());
        return Flux.concat(Flux.just(0L), Flux.interval(LOOK))
                .onBackpressureDrop()
                .concatMap(tick -> Mono.fromCallable(asking).subscribeOn(Schedulers.boundedElastic()), 1)
                .concatMapIterable(told -> told)
                .take(LONGEST)
                .transform(lookingOn::untilTheServerStops);
    }

    /** One asker's looking on. Not thread-safe; its looks follow one another. */
    private final class Look {
        private final String warrant;
        private final Account asker;
        private final Map<String, News> told = new HashMap<>();
        private @Nullable Instant last;
        private List<String> ended = List.of();

        Look(String warrant, Account asker) {
            this.warrant = warrant;
            this.asker = asker;
        }

        List<News> news() {
            List<String> endedNow = imports.jobs(asker.name(), IMPORTS).stream()
                    .filter(job -> job.progress().state().ended())
                    .map(ImportJob::id)
                    .toList();
            Instant now = clock.instant();
            boolean due = last == null || !last.plus(every).isAfter(now) || !endedNow.equals(ended);
            if (!due) {
                return List.of();
            }
            last = now;
            ended = endedNow;
            Instrument instrument = instrument(warrant);
            List<News> changed = new ArrayList<>();
            for (StandingQuestion question : questions.kept(asker.name(), warrant)) {
                News news = ask(instrument, question);
                if (news.differs(told.put(question.id(), news))) {
                    changed.add(news);
                }
            }
            return changed;
        }
    }

    private News ask(Instrument instrument, StandingQuestion question) {
        TraceAsking.Granted granted = tracing.granted(instrument, KeptTrace.input(question.question()), "standingNews");
        Answered<TraceAnswer> answered = tracing.alone(granted, act -> questions.unseen(question, act.id()));
        List<String> found =
                answered.answer().told().stream().map(TracedAct::id).toList();
        int unseen = (int)
                found.stream().filter(act -> questions.unseen(question, act)).count();
        return new News(
                question.id(),
                unseen,
                questions.gone(question, found),
                cut(answered.answer().bounds()),
                clock.instant(),
                answered.audit());
    }

    /** The question's hops are the asker's own; that they were used says nothing of what is behind them. */
    private static boolean cut(Bounds bounds) {
        return bounds.truncatedBy().stream().anyMatch(bound -> bound != Bound.MAX_HOPS);
    }

    private Instrument instrument(String id) {
        return register.find(id, Caller.officer()).orElseThrow(() -> new NotFound("there is no such instrument"));
    }
}
