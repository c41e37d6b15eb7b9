package io.cardtrail.api.graphql;

import io.cardtrail.registry.Officer;
import io.cardtrail.report.ReportJob;
import io.cardtrail.warrant.Instrument;
import java.time.Duration;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/** Tells whoever has a report sealed how far it is. */
@Controller
class ReportProgress {
    /** A session may end meanwhile; whoever still looks on asks again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ReportViewing viewing;

    ReportProgress(ReportViewing viewing) {
        this.viewing = viewing;
    }

    @SubscriptionMapping
    Publisher<ReportViewing.ReportView> reportProgress(@Argument String warrant, @Argument String id) {
        Instrument instrument = viewing.instrument(warrant);
        Officer officer = Caller.officer();
        Optional<ReportJob> job = viewing.job(instrument, id);
        if (job.isEmpty()) {
            return Flux.just(viewing.one(instrument, id)
                    .orElseThrow(() -> new NotFound("there is no such report or instrument")));
        }
        return stages(job.get())
                .map(stage -> viewing.at(job.get(), stage, officer))
                .take(LONGEST);
    }

    /** Off the thread that seals: it is not kept waiting by whoever reads slowly. */
    private static Flux<ReportJob.Stage> stages(ReportJob job) {
        return Flux.<ReportJob.Stage>create(
                        sink -> {
                            ReportJob.Telling telling = job.onStage(sink::next);
                            sink.onDispose(telling::close);
                        },
                        FluxSink.OverflowStrategy.BUFFER)
                .publishOn(Schedulers.boundedElastic())
                .takeUntil(ReportJob.Stage::ended);
    }
}
