package io.cardtrail.report;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.SourceQuality;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.NextStep;
import io.cardtrail.trace.link.LinkDoubt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the answers of a path report tell beside claims. Numbers and counts are over one answer, so each says of which question it is. */
public final class PathAnswer {
    private PathAnswer() {}

    /** How much one question found. */
    public record Figures(
            int question,
            int acts,
            int cards,
            int pins,
            int gaps,
            @Nullable Grade weakest) {}

    /** A missing record, told once however many questions meet it; {@code after} and {@code before} are claims. */
    public record Gap(
            int n,
            List<Integer> questions,
            @Nullable String begin,
            String end,
            @Nullable String from,
            @Nullable String to,
            List<String> cards,
            @Nullable Integer after,
            int before,
            ActKind expectedRecord,
            Category expectedCategory,
            @Nullable Channel expectedChannel,
            @Nullable String holder,
            GapCause cause,
            NextStep nextStep,
            @Nullable String preserveBefore,
            List<Candidate> candidates,
            boolean promoted,
            Grade grade) {
        /** {@return the same as met by those questions} */
        public Gap met(int as, List<Integer> by) {
            return new Gap(
                    as,
                    by,
                    begin,
                    end,
                    from,
                    to,
                    cards,
                    after,
                    before,
                    expectedRecord,
                    expectedCategory,
                    expectedChannel,
                    holder,
                    cause,
                    nextStep,
                    preserveBefore,
                    candidates,
                    promoted,
                    grade);
        }
    }

    /** What may stand in a gap's place: named by its row, since who took part in it belongs to no chain of this answer. */
    public record Candidate(
            PathReport.Act act,
            PathReport.Inference inference,
            Grade grade,
            int independentSources,
            List<PathReport.Source> sources) {}

    /** Numbers of claims in the order of the way. */
    public record Way(
            int n,
            int question,
            @Nullable String card,
            List<Integer> claims,
            Grade grade,
            int corroborated,
            int gaps) {}

    /** What money or links arrive at. */
    public record Reached(int question, String entity, int depth, String at) {}

    /** Two parties that used the same things; {@code alternatives} are other explanations than that they belong together. */
    public record Tie(
            int question,
            String a,
            String b,
            List<String> via,
            Grade grade,
            int independentSources,
            String rule,
            List<LinkDoubt> alternatives) {}

    /** A step over a judgement that two parties are one; {@code rows} are claims. */
    public record Identity(
            int question,
            String from,
            String to,
            int depth,
            Grade grade,
            int independentSources,
            String rule,
            boolean disputed,
            List<Integer> rows) {}

    /** An address that so many accounts used within 24 hours: as a shared exit it links nobody. */
    public record SharedExit(int question, String address, int accountsIn24h, boolean sharedExit) {}

    public record Conservation(
            int question, String party, int cardsIn, int soldOn, int redeemed, int held, int outWithoutIn) {}

    public record Finding(
            int question,
            String kind,
            @Nullable String party,
            long cards,
            @Nullable Long holds,
            List<PathReport.Source> sources) {}

    /** How exact the holders' records are, as far as one question's answer shows. */
    public record Exactness(int question, List<SourceQuality> records) {}

    /**
     * That nothing else was there: provable by asking the same again of the same ledger.
     *
     * @param kinds of acts looked for: what the grant lets be asked
     * @param whole whether nothing cut the answer; else nothing is claimed
     * @param ledgerRoot root over the source ledger's first {@code ledgerSize} leaves, hex
     * @param provedBy what whoever holds the instrument asks the server for to have it proved
     */
    public record Absence(
            int question, boolean whole, List<String> kinds, long ledgerSize, String ledgerRoot, String provedBy) {
        /** The mutation. */
        public static final String PROVED_BY = "askReportAgain";
    }
}
