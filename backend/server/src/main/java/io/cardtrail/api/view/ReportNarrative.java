package io.cardtrail.api.view;

import io.cardtrail.report.PathReport;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A narrative with claims in place of the acts it cites: as the browser writes them, {@code [[id|words]]}, with the first signs of an id. */
final class ReportNarrative {
    private static final Pattern CITATION = Pattern.compile("\\[\\[([^\\]|]{1,200})\\|([^\\]]{0,300})\\]\\]");

    private ReportNarrative() {}

    static List<PathReport.Passage> of(String narrative, ReportClaims claims) {
        List<PathReport.Passage> passages = new ArrayList<>();
        Matcher citation = CITATION.matcher(narrative);
        int at = 0;
        while (citation.find()) {
            text(narrative.substring(at, citation.start()), passages);
            passages.add(new PathReport.Passage(citation.group(2), claims.cited(citation.group(1))));
            at = citation.end();
        }
        text(narrative.substring(at), passages);
        return passages;
    }

    private static void text(String text, List<PathReport.Passage> passages) {
        if (!text.isEmpty()) {
            passages.add(new PathReport.Passage(text, null));
        }
    }
}
