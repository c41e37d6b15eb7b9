package io.cardtrail.report;

import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.EntryProof;
import io.cardtrail.audit.LogView;
import io.cardtrail.model.CardtrailException;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals reports, one after the other: what a report says was read, disclosed and compared with the ledger before it comes here; making pages and
 * seals takes a while and memory. Thread-safe.
 */
public final class ReportDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);

    /** Being made at once; each takes some hundred megabytes at most. */
    private static final int AT_ONCE = 1;

    /** Waiting; who comes then is told to come again. */
    private static final int WAITING = 20;

    /** Jobs that ended and are still told of. */
    private static final int KEPT = 200;

    private final ReportSealing sealing;
    private final SealedReports reports;
    private final AuditLog log;
    private final EdgeKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ReportJob> jobs = new ConcurrentHashMap<>();
    private final ExecutorService thread = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("reports-", 0).daemon().factory());

    public ReportDesk(ReportSealing sealing, SealedReports reports, AuditLog log, EdgeKey key, Clock clock) {
        this.sealing = sealing;
        this.reports = reports;
        this.log = log;
        this.key = key;
        this.clock = clock;
    }

    /**
     * {@return the job that seals a report}
     *
     * @param warrant id of the instrument
     * @param unchanged throws if the report must not be issued any more; asked last, before it is stored
     * @throws ReportsBusy if too many wait
     */
    public ReportJob seal(ReportDraft draft, String warrant, Runnable unchanged) {
        byte[] name = new byte[16];
        random.nextBytes(name);
        PathReport.Head head = draft.report().report();
        ReportJob job =
                new ReportJob(HexFormat.of().formatHex(name), head.madeBy(), warrant, head.title(), clock.instant());
        forget();
        jobs.put(job.id(), job);
        try {
            thread.execute(() -> run(job, draft, unchanged));
        } catch (RejectedExecutionException full) {
            jobs.remove(job.id());
            throw new ReportsBusy(WAITING);
        }
        return job;
    }

    /** {@return a job of that account} */
    public Optional<ReportJob> job(String account, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.by().equals(account));
    }

    /** {@return the account's jobs under an instrument that did not end as a report, newest first} */
    public List<ReportJob> jobs(String account, String warrant) {
        return jobs.values().stream()
                .filter(job -> job.by().equals(account) && job.warrant().equals(warrant))
                .filter(job -> job.stage() != ReportJob.Stage.DONE)
                .sorted(Comparator.comparing(ReportJob::begun).reversed())
                .toList();
    }

    private void run(ReportJob job, ReportDraft draft, Runnable unchanged) {
        try {
            if (!job.begins(ReportJob.Stage.PAGES)) {
                return;
            }
            SortedMap<String, byte[]> files = ReportBundle.files(draft, access(draft.asked()), key::hash);
            byte[] path = Objects.requireNonNull(files.get(ReportBundle.PATH));
            byte[] pages = sealing.pages(files);
            if (!job.begins(ReportJob.Stage.SEALING)) {
                return;
            }
            byte[] zip = sealing.seal(files, pages, clock.instant());
            if (!job.begins(ReportJob.Stage.STORING)) {
                return;
            }
            unchanged.run();
            SealedReport report = issued(job, draft, Sha256.hex(path), zip.length, again(draft, files));
            new Administration(log).act(job.by(), "SEAL_REPORT", job.id(), report.number(), () -> {
                reports.put(report, zip);
                return report;
            });
            job.done();
        } catch (CardtrailException refused) {
            job.failed(refused.code() + ": " + refused.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            if (thread.isShutdown()) {
                job.failed("the server was stopped before the report was sealed");
                return;
            }
            // Its message may tell of what is in the report.
            LOG.error("report {} was not sealed: {}", job.id(), fault.getClass().getName(), trace(fault));
            job.failed("INTERNAL: the report was not sealed; the server's log says where");
        }
    }

    /** {@return where it happened, without its text} */
    private static Throwable trace(Throwable fault) {
        Throwable where = new IllegalStateException(fault.getClass().getName());
        where.setStackTrace(fault.getStackTrace());
        return where;
    }

    private static List<SealedReport.Again> again(ReportDraft draft, SortedMap<String, byte[]> files) {
        List<SealedReport.Again> again = new ArrayList<>();
        for (int i = 0; i < draft.asked().size(); i++) {
            PathAnswer.Absence absence = draft.report().absence().get(i);
            byte[] entry = Objects.requireNonNull(files.get(ReportBundle.of(i + 1, ReportBundle.ENTRY)));
            again.add(new SealedReport.Again(
                    draft.asked().get(i).question(),
                    draft.report().questions().get(i).digest(),
                    ReportJson.tree(entry).path("asOf").asLong(),
                    absence.whole(),
                    draft.asked().get(i).acts(),
                    absence.ledgerSize(),
                    absence.ledgerRoot()));
        }
        return again;
    }

    private static SealedReport issued(
            ReportJob job, ReportDraft draft, String number, long bytes, List<SealedReport.Again> again) {
        PathReport.Head head = draft.report().report();
        return new SealedReport(
                job.id(),
                number,
                job.warrant(),
                draft.report().instrument().grant().id(),
                draft.report().instrument().generation(),
                job.by(),
                job.begun(),
                head.title(),
                head.recipient(),
                draft.report().questions().getFirst().digest(),
                draft.asked().getFirst().audit(),
                bytes,
                draft.rows().stream().map(row -> row.batch() + ":" + row.line()).toList(),
                again,
                draft.clause());
    }

    private ReportBundle.Access access(List<ReportDraft.Asked> asked) {
        LogView view = log.view();
        return new ReportBundle.Access(
                asked.stream()
                        .map(ReportDraft.Asked::audit)
                        .map(token -> new ReportBundle.Asked(
                                proof(view, token),
                                proof(
                                        view,
                                        log.accesses()
                                                .result(token)
                                                .orElseThrow(() ->
                                                        new IllegalStateException("an answer without a result")))))
                        .toList(),
                view.verifier());
    }

    private static EntryProof proof(LogView view, String token) {
        return view.proof(token).orElseThrow(() -> new IllegalStateException("an access that is not on record"));
    }

    private void forget() {
        jobs.values().stream()
                .filter(job -> job.stage().ended())
                .sorted(Comparator.comparing(ReportJob::begun).reversed())
                .skip(KEPT)
                .forEach(old -> jobs.remove(old.id()));
    }

    /** Gives up what waits; what was not stored was not issued. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
