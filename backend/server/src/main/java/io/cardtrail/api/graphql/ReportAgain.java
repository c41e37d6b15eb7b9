package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.graph.CitedCheck;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.model.BadRequest;
import io.cardtrail.report.SealedReport;
import io.cardtrail.warrant.Instrument;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/**
 * Proves, by doing it, that nothing else was there when a report was made: its question is put again, to what was stored by then, under the
 * instrument as it stands now. Like every reading it is granted or refused, and on record.
 */
@Controller
class ReportAgain {
    private static final String OPERATION = "askReportAgain";

    private final ReportViewing viewing;
    private final ReportAnswers answers;
    private final RowStore rows;
    private final SourceLedger ledger;
    private final CitedCheck check;
    private final Clock clock;

    ReportAgain(
            ReportViewing viewing,
            ReportAnswers answers,
            RowStore rows,
            SourceLedger ledger,
            CitedCheck check,
            Clock clock) {
        this.viewing = viewing;
        this.answers = answers;
        this.rows = rows;
        this.ledger = ledger;
        this.check = check;
        this.clock = clock;
    }

    /** Why an answer is not what it was. */
    enum Difference {
        INSTRUMENT_CHANGED,
        ROWS_WITHDRAWN,
        ROWS_LAPSED,
        BESIDE_ACTS,
        OTHER_ACTS
    }

    /** As the schema has it. */
    record AgainView(
            boolean same,
            boolean whole,
            List<Difference> differences,
            String digestThen,
            String digestNow,
            int actsMore,
            int actsFewer,
            int actsSince,
            int rowsWithdrawn,
            int rowsLapsed,
            long ledgerSize,
            String ledgerRootThen,
            @Nullable String ledgerRootNow,
            boolean ledgerWhole,
            Instant at,
            String audit) {}

    @MutationMapping
    AgainView askReportAgain(
            @Argument String warrant, @Argument String id, @Argument int question, GraphQLContext context) {
        Instrument instrument = viewing.instrument(warrant);
        SealedReport report = viewing.issued(instrument, id);
        List<SealedReport.Again> kept = report.again();
        if (kept.isEmpty()) {
            throw new BadRequest("id names a report of a version that did not keep its question: ask it by hand, "
                    + "with the parameters that the report states");
        }
        if (question < 1 || question > kept.size()) {
            throw new BadRequest("question is " + question + ": the report has questions 1 to " + kept.size());
        }
        SealedReport.Again then = kept.get(question - 1);
        ReportAnswers.Asked asked = answers.granted(
                instrument, ReportQuestion.kept(then.question()), Map.of("report", report.number()), OPERATION);
        ReportAnswers.Found past = asked.asOf(then.asOf(), context);
        Set<String> since = new HashSet<>(asked.asOf(Long.MAX_VALUE, context).acts());
        since.removeAll(past.acts());
        RowStore.Gone gone = rows.gone(report.rows());
        int more = without(past.acts(), then.acts());
        int fewer = without(then.acts(), past.acts());
        boolean same = past.digest().equals(then.digest());
        String root = ledger.rootAt(then.ledgerSize());
        return new AgainView(
                same,
                then.whole(),
                same ? List.of() : differences(report, instrument, gone, more + fewer > 0),
                then.digest(),
                past.digest(),
                more,
                fewer,
                since.size(),
                gone.withdrawn(),
                gone.lapsed(),
                then.ledgerSize(),
                then.ledgerRoot(),
                root,
                then.ledgerRoot().equals(root) && check.check(Map.of()).sound(),
                clock.instant(),
                past.audit());
    }

    private static int without(Set<String> these, Set<String> those) {
        return (int) these.stream().filter(act -> !those.contains(act)).count();
    }

    /** Which acts there are follows from rows and the grant; how gaps are judged also from the clock and from judgements. */
    private static List<Difference> differences(
            SealedReport report, Instrument now, RowStore.Gone gone, boolean otherActs) {
        List<Difference> known = Stream.of(
                        now.generation() != report.generation() ? Difference.INSTRUMENT_CHANGED : null,
                        gone.withdrawn() > 0 ? Difference.ROWS_WITHDRAWN : null,
                        gone.lapsed() > 0 ? Difference.ROWS_LAPSED : null)
                .flatMap(Stream::ofNullable)
                .toList();
        if (!known.isEmpty()) {
            return known;
        }
        return List.of(otherActs ? Difference.OTHER_ACTS : Difference.BESIDE_ACTS);
    }
}
