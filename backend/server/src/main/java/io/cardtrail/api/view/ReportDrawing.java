package io.cardtrail.api.view;

import io.cardtrail.report.PathLayout;
import io.cardtrail.report.PathReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The drawing of an answer by its claims: whole units, so that its text is the same everywhere. */
final class ReportDrawing {
    private ReportDrawing() {}

    /** @param gaps number in the report of each of the answer's gaps */
    static PathLayout of(TraceView.LayoutView layout, ReportClaims claims, List<Integer> gaps) {
        return new PathLayout(
                claims.question(),
                whole(layout.width()),
                layout.lanes().stream()
                        .map(lane -> new PathLayout.Lane(lane.index(), lane.channel(), lane.title()))
                        .toList(),
                layout.marks().stream().map(mark -> mark(mark, claims)).toList(),
                layout.links().stream()
                        .map(link -> new PathLayout.Link(
                                claims.first(link.from()), claims.first(link.to()), link.cards(), link.style()))
                        .toList(),
                layout.gaps().stream()
                        .map(gap -> new PathLayout.GapMark(
                                gap.gaps().stream().map(gaps::get).toList(),
                                gap.from() == null ? null : claims.first(gap.from()),
                                claims.first(gap.to()),
                                whole(gap.x()),
                                whole(gap.lane() * 2)))
                        .toList(),
                layout.ticks().stream()
                        .map(tick ->
                                new PathLayout.Tick(whole(tick.x()), tick.at().toString()))
                        .toList());
    }

    private static PathLayout.Mark mark(TraceView.MarkView mark, ReportClaims claims) {
        PathReport.Claim claim = claims.numbered(claims.first(mark.act()));
        Set<Integer> all = new LinkedHashSet<>();
        mark.acts().forEach(act -> all.addAll(claims.of(act)));
        return new PathLayout.Mark(
                mark.lane(), whole(mark.x()), mark.cards(), claim.act().kind(), claim.grade(), List.copyOf(all));
    }

    private static int whole(double units) {
        return Math.toIntExact(Math.round(units));
    }
}
