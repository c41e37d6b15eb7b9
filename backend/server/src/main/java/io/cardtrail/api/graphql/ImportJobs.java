package io.cardtrail.api.graphql;

import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportProgress;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.ImportState;
import io.cardtrail.ingest.Reject;
import io.cardtrail.ingest.RejectCode;
import io.cardtrail.ingest.RowOutcome;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.BlurUnit;
import io.cardtrail.model.Complaint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Says how an import stands to whoever started it, and to nobody else. */
@Controller
class ImportJobs {
    private final ImportService imports;

    ImportJobs(ImportService imports) {
        this.imports = imports;
    }

    /** An import as it stood when it was looked at. */
    record ImportView(ImportJob job, ImportProgress progress) {
        static ImportView of(ImportJob job) {
            return new ImportView(job, job.progress());
        }

        public String id() {
            return progress.id();
        }

        public ImportState state() {
            return progress.state();
        }

        public String file() {
            return progress.file();
        }

        public @Nullable String charset() {
            return progress.charset();
        }

        public @Nullable String duplicateOf() {
            return progress.duplicateOf();
        }

        public long rowsRead() {
            return progress.rows();
        }

        public long accepted() {
            return progress.accepted();
        }

        public long duplicates() {
            return progress.duplicates();
        }

        public long rejected() {
            return progress.rejected();
        }

        public @Nullable Double rate() {
            return progress.rate();
        }

        public @Nullable Double secondsLeft() {
            return progress.secondsLeft();
        }

        public @Nullable String message() {
            return progress.message();
        }

        public @Nullable Complaint complaint() {
            return progress.complaint();
        }

        public List<BlurView> blur() {
            return job.blur().stream().map(BlurView::of).toList();
        }
    }

    /** A finding, with the version of the definitions it was found by. */
    record BlurView(
            BlurMeasure measure,
            String column,
            @Nullable BlurUnit unit,
            long rowsAffected,
            long rowsMeasured,
            int oneIn,
            List<Long> lines,
            int version) {
        static BlurView of(BlurFinding finding) {
            return new BlurView(
                    finding.measure(),
                    finding.column(),
                    finding.unit(),
                    finding.rowsAffected(),
                    finding.rowsMeasured(),
                    finding.oneIn(),
                    finding.lines(),
                    BlurFinding.VERSION);
        }
    }

    /** One row's fate. */
    record RowView(
            long line,
            @Nullable String column,
            @Nullable RejectCode code,
            @Nullable String reason) {}

    @QueryMapping
    @Nullable
    ImportView importJob(@Argument String id) {
        return own(id).map(ImportView::of).orElse(null);
    }

    @MutationMapping
    @Nullable
    ImportView cancelImport(@Argument String id) {
        Optional<ImportJob> job = own(id);
        job.ifPresent(ImportJob::cancel);
        return job.map(ImportView::of).orElse(null);
    }

    @SubscriptionMapping
    Publisher<ImportView> importProgress(@Argument String id) {
        ImportJob job = own(id).orElseThrow(() -> new NotFound("there is no such import"));
        return Flux.create(
                sink -> {
                    ImportJob.Subscription telling = job.onProgress(progress -> {
                        sink.next(new ImportView(job, progress));
                        if (progress.state().ended()) {
                            sink.complete();
                        }
                    });
                    sink.onDispose(telling::close);
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    @SchemaMapping(typeName = "ImportJob")
    Page<RowView> rows(
            ImportView shown, @Argument RowOutcome outcome, @Argument int first, @Argument @Nullable String after) {
        Page.checkFirst(first);
        long last = after == null ? 0 : line(after);
        List<RowView> rows = outcome == RowOutcome.REJECTED
                ? shown.job().rejects(last, first + 1).stream()
                        .map(ImportJobs::row)
                        .toList()
                : shown.job().lines(outcome, last, first + 1).stream()
                        .map(line -> new RowView(line, null, null, null))
                        .toList();
        boolean more = rows.size() > first;
        List<RowView> page = more ? rows.subList(0, first) : rows;
        return new Page<>(
                List.copyOf(page),
                Math.toIntExact(shown.job().count(outcome)),
                new Page.PageInfo(
                        more,
                        page.isEmpty() ? null : Long.toString(page.getLast().line())));
    }

    private static RowView row(Reject reject) {
        return new RowView(reject.line(), reject.column(), reject.code(), reject.reason());
    }

    private static long line(String after) {
        if (after.matches("\\d{1,18}")) {
            return Long.parseLong(after);
        }
        throw new BadRequest("after is no cursor of this list; leave it out to begin at the start");
    }

    private Optional<ImportJob> own(String id) {
        String name = Caller.account().name();
        return imports.job(id).filter(job -> job.by().equals(name));
    }
}
