package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.CellView;
import io.cardtrail.api.view.ReportViews;
import io.cardtrail.api.view.SourceRowView;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.model.BadRequest;
import io.cardtrail.registry.Investigation;
import io.cardtrail.report.PathReport;
import io.cardtrail.report.ReportDesk;
import io.cardtrail.report.ReportDraft;
import io.cardtrail.report.ReportJob;
import io.cardtrail.report.ReportSealing;
import io.cardtrail.report.SourceRow;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.report.seal.CannotSeal;
import io.cardtrail.report.seal.Issuer;
import io.cardtrail.report.seal.Trust;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * Has answers sealed as path reports. What a report says is read, disclosed and compared with the ledger in the request that asks for it, under
 * the grant and on record; what is left to the desk reads nothing more.
 */
@Controller
class ReportController {
    private static final String OPERATION = "sealReport";

    private final Asking asking;
    private final ReportAnswers answers;
    private final ReportedInvestigations investigations;
    private final LedgerCheckController ledger;
    private final ActController rows;
    private final ReportDesk desk;
    private final ReportViewing viewing;
    private final PathReport.Methods methods;
    private final Letterhead letterhead;
    private final ReportSealing.Issuers issuers;
    private final AuditLog log;
    private final Clock clock;

    ReportController(
            Asking asking,
            ReportAnswers answers,
            ReportedInvestigations investigations,
            LedgerCheckController ledger,
            ActController rows,
            ReportDesk desk,
            ReportViewing viewing,
            PathReport.Methods methods,
            Letterhead letterhead,
            ReportSealing.Issuers issuers,
            AuditLog log,
            Clock clock) {
        this.asking = asking;
        this.answers = answers;
        this.investigations = investigations;
        this.ledger = ledger;
        this.rows = rows;
        this.desk = desk;
        this.viewing = viewing;
        this.methods = methods;
        this.letterhead = letterhead;
        this.issuers = issuers;
        this.log = log;
        this.clock = clock;
    }

    @MutationMapping
    ReportViewing.ReportView sealReport(@Argument String warrant, @Argument ReportInput input, GraphQLContext context) {
        input.check();
        Instrument instrument = viewing.instrument(warrant);
        Investigation whole =
                input.investigation() == null ? null : investigations.open(instrument, input.investigation(), context);
        String title = input.title() != null ? input.title() : named(whole);
        // All are granted before any is asked: what is refused in part is refused.
        List<ReportAnswers.Asked> questions = input.questions().stream()
                .map(question -> answers.granted(instrument, question, input.noted(title), OPERATION))
                .toList();
        Grant grant = one(questions);
        asking.exportGrant(
                instrument,
                AccessRequest.nothing(grant.terms().id()),
                OPERATION,
                questions.getFirst().noted());
        Instant now = clock.instant();
        Standing first = viewing.standing(instrument);
        // Before any question is: what it counts is what each of them could know, and nothing that came in later.
        TreeHead head = ledger.head();
        List<ReportAnswers.Told> told =
                questions.stream().map(asked -> asked.answer(context)).toList();
        List<ReportViews.Answered> answered = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            ReportAnswers.Told tells = told.get(i);
            ReportAnswers.Asked asked = questions.get(i);
            answered.add(new ReportViews.Answered(
                    tells.trace(),
                    tells.paths(),
                    asked.name(),
                    ReportInput.stated(asked.noted()),
                    compared(tells, told, head)));
        }
        List<SourceRow> cited = cited(told, context);
        PathReport report = ReportViews.of(
                grant,
                answered,
                whole == null
                        ? null
                        : new ReportViews.Whole(
                                whole.head().name(), whole.head().generation(), whole.narrative()),
                letterhead.head(input, title, Caller.account().name(), now),
                methods,
                now);
        ReportDraft draft = new ReportDraft(
                report,
                instrument.terms().canonical(),
                cited,
                reproduction(told, report),
                IntStream.range(0, told.size())
                        .mapToObj(i -> new ReportDraft.Asked(
                                input.questions().get(i).kept(),
                                told.get(i).audit(),
                                told.get(i).acts()))
                        .toList());
        ReportJob job = desk.seal(draft, instrument.id(), () -> viewing.unchanged(instrument, first));
        return viewing.view(job);
    }

    private static Reproduction reproduction(List<ReportAnswers.Told> told, PathReport report) {
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i).rests().digest().equals(report.questions().get(i).digest())) {
                throw new BadRequest("records came in while the report was read: ask for it again");
            }
        }
        return Reproduction.of(told.stream().map(ReportAnswers.Told::rests).toList());
    }

    private static String named(@Nullable Investigation whole) {
        return Objects.requireNonNull(whole, "a report on one question has a title")
                .head()
                .name();
    }

    private static Grant one(List<ReportAnswers.Asked> questions) {
        List<String> grants = questions.stream()
                .map(asked -> asked.grant().terms().id())
                .distinct()
                .toList();
        if (grants.size() > 1) {
            throw new BadRequest("the questions are answered under the grants " + String.join(", ", grants)
                    + ", and a report stands on one: name the same `grant` in each of investigation.questions, or seal a "
                    + "report for each grant");
        }
        return questions.getFirst().grant();
    }

    @MutationMapping
    boolean cancelReport(@Argument String warrant, @Argument String id) {
        return viewing.job(viewing.instrument(warrant), id)
                .map(ReportJob::cancel)
                .orElse(false);
    }

    @SchemaMapping(typeName = "Warrant")
    List<ReportViewing.ReportView> reports(Instrument warrant) {
        return viewing.all(warrant);
    }

    @SchemaMapping(typeName = "Warrant")
    ReportViewing.@Nullable ReportView report(Instrument warrant, @Argument String id) {
        return viewing.one(warrant, id).orElse(null);
    }

    /** As the schema has it. */
    record TrustView(
            boolean demonstration,
            String signerName,
            String authority,
            String stampAuthority,
            String signer,
            String sm2,
            String logKey) {}

    @QueryMapping
    @Nullable
    TrustView reportTrust() {
        Caller.account();
        try {
            Issuer issuer = issuers.open();
            Trust trust = issuer.trust();
            return new TrustView(
                    issuer.demo(),
                    issuer.name(),
                    trust.authority(),
                    trust.stampAuthority(),
                    trust.signer().orElse(""),
                    trust.sm2().orElse(""),
                    log.view().verifier().verifierKey());
        } catch (CannotSeal notNow) {
            return null;
        }
    }

    /**
     * Compares what one answer cites with the ledger.
     *
     * @throws LedgerUnsound if a cited row is not as it was stored; every answer of the report is on record as withheld
     */
    private ReportViews.Ledger compared(ReportAnswers.Told told, List<ReportAnswers.Told> all, TreeHead head) {
        LedgerCheckController.CheckView first = ledger.ledgerCheck(told.trace());
        List<LedgerCheckController.CheckView> checks =
                told.elsewhere() == null ? List.of(first) : List.of(first, ledger.ledgerCheck(told.elsewhere()));
        String faults = checks.stream()
                .flatMap(check -> check.faults().stream())
                .map(fault -> fault.kind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!faults.isEmpty()) {
            LedgerUnsound unsound = new LedgerUnsound(faults);
            log.append(all.stream()
                    .map(each -> new Entry.Withheld(
                            Caller.account().name(),
                            each.audit(),
                            unsound.code().name()))
                    .toList());
            throw unsound;
        }
        return new ReportViews.Ledger(head.size(), head.root());
    }

    private List<SourceRow> cited(List<ReportAnswers.Told> told, GraphQLContext context) {
        Map<String, SourceRowView> wanted = new LinkedHashMap<>();
        told.stream()
                .flatMap(each -> Stream.of(each.trace(), each.elsewhere()))
                .filter(part -> part != null)
                .flatMap(TraceView::cited)
                .flatMap(act -> act.sources().stream())
                .forEach(row -> wanted.putIfAbsent(ReportViews.path(row), row));
        Map<SourceRowView, List<CellView>> cells =
                wanted.isEmpty() ? Map.of() : rows.cells(new LinkedHashSet<>(wanted.values()), context);
        List<SourceRow> cited = new ArrayList<>();
        wanted.forEach((path, row) -> cited.add(new SourceRow(
                path,
                row.file(),
                row.fileDigest(),
                row.line(),
                row.batch(),
                row.leaf(),
                row.holder(),
                cells(cells.getOrDefault(row, List.of())))));
        return cited;
    }

    private static List<SourceRow.Cell> cells(Collection<CellView> cells) {
        return cells.stream()
                .map(cell -> new SourceRow.Cell(
                        cell.column(),
                        cell.role(),
                        cell.category(),
                        cell.text(),
                        cell.visibility().name(),
                        cell.salt(),
                        cell.commitment()))
                .toList();
    }
}
