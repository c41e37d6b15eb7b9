package io.cardtrail.api.view;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Interval;
import io.cardtrail.report.PathReport;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.ThirdParties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as a report's claims: what was disclosed and nothing else, with ordinals in place of tokens. */
public final class ReportViews {
    private final Grant grant;
    private final ReportClaims claims;
    private final ReportAnswer told;

    private ReportViews(Grant grant) {
        this.grant = grant;
        this.claims = new ReportClaims(grant);
        this.told = new ReportAnswer(claims);
    }

    /**
     * A question and what it found.
     *
     * @param paths null where ways were not asked for; else {@code trace} is their sub-graph
     * @param parameters as the report states them
     */
    public record Answered(
            TraceView trace, @Nullable PathsView paths, String name, Map<String, Object> parameters, Ledger ledger) {}

    /** The source ledger as the cited rows were compared with it; root in hex. */
    public record Ledger(long size, String root) {}

    /** A whole investigation. */
    public record Whole(String name, int generation, String narrative) {}

    /** {@return the report on answers under one grant, in their order} {@code whole} is null where they are no investigation's. */
    public static PathReport of(
            Grant grant,
            List<Answered> answers,
            @Nullable Whole whole,
            PathReport.Head head,
            PathReport.Methods methods,
            Instant now) {
        ReportViews views = new ReportViews(grant);
        answers.forEach(views.told::add);
        return views.told.report(
                head,
                views.instrument(now),
                whole == null
                        ? null
                        : new PathReport.Investigation(
                                whole.name(), whole.generation(), ReportNarrative.of(whole.narrative(), views.claims)),
                views.withheld(),
                methods);
    }

    /** {@return where a row's own file is in a bundle} */
    public static String path(SourceRowView row) {
        return ReportClaims.path(row);
    }

    private PathReport.Instrument instrument(Instant now) {
        Instrument instrument = grant.instrument();
        GrantTerms terms = grant.terms();
        return new PathReport.Instrument(
                instrument.number(),
                instrument.kind().name(),
                instrument.terms().issuer(),
                instrument.terms().caseNumber(),
                instrument.terms().caseStage(),
                instrument.terms().purpose(),
                instrument.terms().legalBasis(),
                instrument.stateAt(now).name(),
                instrument.generation(),
                instrument.hash(),
                span(instrument.lawfulValidity()),
                new PathReport.Grant(
                        terms.id(),
                        terms.subjects().stream()
                                .map(subject -> new PathReport.Subject(
                                        subject.ref().kind(),
                                        subject.ref().kind() == EntityKind.PIN
                                                ? "******"
                                                : subject.identifier().value()))
                                .toList(),
                        List.copyOf(terms.categories()),
                        List.copyOf(terms.channels()),
                        terms.holders() == null
                                ? null
                                : terms.holders().stream().sorted().toList(),
                        span(terms.window()),
                        terms.maxHops(),
                        terms.maxRecords(),
                        terms.thirdParties().name()));
    }

    static String at(Instant instant) {
        return instant.toString();
    }

    private static PathReport.Span span(Interval interval) {
        return new PathReport.Span(at(interval.from()), at(interval.to()));
    }

    /** As properties of the grant: what it does not reach is not counted here, nor anywhere. */
    private List<PathReport.Withheld> withheld() {
        List<PathReport.Withheld> withheld = new ArrayList<>();
        int pseudonyms = (int) claims.entities().stream()
                .filter(PathReport.Entity::pseudonymous)
                .count();
        if (grant.terms().thirdParties() == ThirdParties.PSEUDONYM) {
            withheld.add(new PathReport.Withheld("thirdParties", "PSEUDONYM", null, pseudonyms));
        }
        told.figures()
                .forEach(figures -> withheld.add(
                        new PathReport.Withheld("pins", "NEVER_SHOWN", figures.question(), figures.pins())));
        return withheld;
    }
}
