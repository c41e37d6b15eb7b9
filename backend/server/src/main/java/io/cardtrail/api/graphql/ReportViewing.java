package io.cardtrail.api.graphql;

import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.graph.RowStore;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Register;
import io.cardtrail.report.ReportDesk;
import io.cardtrail.report.ReportJob;
import io.cardtrail.report.SealedReport;
import io.cardtrail.report.SealedReports;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Standing;
import io.cardtrail.warrant.WarrantState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows whoever had reports sealed how far they are, and what came later. */
@Component
class ReportViewing {
    private static final int MOST = 200;

    private final Register register;
    private final ReportDesk desk;
    private final SealedReports reports;
    private final RowStore rows;
    private final Clock clock;

    ReportViewing(Register register, ReportDesk desk, SealedReports reports, RowStore rows, Clock clock) {
        this.register = register;
        this.desk = desk;
        this.reports = reports;
        this.rows = rows;
        this.clock = clock;
    }

    /** As the schema has it. */
    record ReportView(
            String id,
            String title,
            Instant begunAt,
            ReportJob.Stage stage,
            @Nullable String message,
            @Nullable IssuedView issued) {}

    /** As the schema has it. */
    record IssuedView(
            int questions,
            String number,
            String recipient,
            String digest,
            String audit,
            long bytes,
            int generation,
            @Nullable WarrantState instrumentNow,
            boolean changedSince,
            int rows,
            int rowsLapsed) {}

    /** @throws NotFound alike for one that is not there and one that is somebody else's */
    Instrument instrument(String id) {
        return register.find(id, Caller.officer())
                .orElseThrow(() -> new NotFound("there is no such report or instrument"));
    }

    /** @throws NotFound alike for one that is not there, not issued, and somebody else's */
    SealedReport issued(Instrument warrant, String id) {
        return reports.find(Caller.account().name(), id)
                .filter(report -> report.warrant().equals(warrant.id()))
                .orElseThrow(() -> new NotFound("there is no such report or instrument"));
    }

    /** {@return how an instrument, and what is stored, stand before anything is read under it for a report} */
    Standing standing(Instrument instrument) {
        return register.current(instrument.id()).orElseThrow(InstrumentChanged::new);
    }

    /**
     * Looks once more.
     *
     * @param first before anything was read: a report outlives neither a change of its instrument nor what is deleted while it is made
     * @throws InstrumentChanged if what was read under it must not be issued any more
     */
    void unchanged(Instrument instrument, Standing first) {
        Instant now = clock.instant();
        boolean stands = register.find(instrument.id())
                .filter(there -> there.generation() == instrument.generation()
                        && there.hash().equals(instrument.hash())
                        && there.usableAt(now))
                .flatMap(there -> register.current(there.id()))
                .filter(there -> there.unchanged(first))
                .isPresent();
        if (!stands) {
            throw new InstrumentChanged();
        }
    }

    Optional<ReportJob> job(Instrument warrant, String id) {
        return desk.job(Caller.account().name(), id).filter(job -> job.warrant().equals(warrant.id()));
    }

    List<ReportView> all(Instrument warrant) {
        String account = Caller.account().name();
        return Stream.concat(
                        desk.jobs(account, warrant.id()).stream().map(this::view),
                        reports.of(account, warrant.id()).stream().map(report -> view(report, warrant)))
                .limit(MOST)
                .toList();
    }

    Optional<ReportView> one(Instrument warrant, String id) {
        return reports.find(Caller.account().name(), id)
                .filter(report -> report.warrant().equals(warrant.id()))
                .map(report -> view(report, warrant))
                .or(() -> job(warrant, id).map(this::view));
    }

    ReportView view(ReportJob job) {
        return view(job, job.stage());
    }

    private static ReportView view(ReportJob job, ReportJob.Stage stage) {
        return new ReportView(job.id(), job.title(), job.begun(), stage, job.message(), null);
    }

    /** {@return what is to be told of a job that has come to a stage: the report, once it is issued} */
    ReportView at(ReportJob job, ReportJob.Stage stage, Officer officer) {
        return stage == ReportJob.Stage.DONE
                ? reports.find(job.by(), job.id())
                        .flatMap(report ->
                                register.find(report.warrant(), officer).map(instrument -> view(report, instrument)))
                        .orElseGet(() -> view(job, stage))
                : view(job, stage);
    }

    private ReportView view(SealedReport report, Instrument warrant) {
        return new ReportView(
                report.id(),
                report.title(),
                report.at(),
                ReportJob.Stage.DONE,
                null,
                new IssuedView(
                        Math.max(1, report.again().size()),
                        report.number(),
                        report.recipient(),
                        report.digest(),
                        report.audit(),
                        report.bytes(),
                        report.generation(),
                        register.state(warrant),
                        warrant.generation() != report.generation(),
                        report.rows().size(),
                        rows.lapsed(report.rows())));
    }
}
