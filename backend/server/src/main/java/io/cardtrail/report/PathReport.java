package io.cardtrail.report;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Bound;
import io.cardtrail.trace.SourceQuality;
import io.cardtrail.trace.gap.GapCause;
import io.cardtrail.trace.gap.NextStep;
import io.cardtrail.trace.link.LinkDoubt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path report says: {@code path.json}, field by field. Everything in it has passed the disclosure of one answer, so it names nobody whom
 * the grant leaves a pseudonym. Times are RFC 3339 in UTC beside the source's own text; money is fen; who or what is meant is said by
 * ordinals ({@code E1}, {@code E2} …) in the order of first appearance. The same answer, question and clock make the same bytes, so no random
 * token, handle or audit reference is in it: those lie beside it in the bundle.
 *
 * @param claims one per act and pair of parties; numbered from 1 without a hole
 * @param gaps missing records, numbered from 1
 * @param ways of a question for ways: the best ones, the others being alternatives
 * @param salts of every part but the claims, which have their own: by its name in {@code commitments.txt}, such as {@code gaps/1}
 * @param others claims that lead to the same end from elsewhere, and may exculpate
 */
public record PathReport(
        String format,
        Head report,
        Instrument instrument,
        Question question,
        Figures figures,
        List<Entity> entities,
        List<Claim> claims,
        List<Gap> gaps,
        List<Way> ways,
        List<Integer> others,
        List<Reached> reached,
        List<Tie> links,
        List<Identity> identities,
        List<SharedExit> sharedExits,
        List<Conservation> conservation,
        List<Finding> findings,
        List<SourceQuality> sourceQuality,
        List<Bound> bounds,
        List<Withheld> withheld,
        Absence absence,
        PathLayout layout,
        Methods methods,
        @Nullable Map<String, String> salts) {
    /** Version of this very form; docs/path-report.schema.json is its schema. */
    public static final String FORMAT = "cardtrail-path-report/1";

    PathReport committed(List<Claim> committed, @Nullable Map<String, String> by) {
        return new PathReport(
                format,
                report,
                instrument,
                question,
                figures,
                entities,
                committed,
                gaps,
                ways,
                others,
                reached,
                links,
                identities,
                sharedExits,
                conservation,
                findings,
                sourceQuality,
                bounds,
                withheld,
                absence,
                layout,
                methods,
                by);
    }

    /** In which language the pages are. */
    public enum Language {
        ZH,
        EN,
        BOTH
    }

    /**
     * Of the report as a document.
     *
     * @param demonstration whether it was sealed with keys made for trying out: then every page says so
     */
    public record Head(
            String title,
            String recipient,
            String madeBy,
            String madeAt,
            String zone,
            Language language,
            boolean demonstration,
            String software) {}

    /** Half-open. */
    public record Span(String from, String to) {}

    /**
     * By what it was lawful.
     *
     * @param hash of {@code instrument.json}, which approvals bind
     */
    public record Instrument(
            String number,
            String kind,
            String issuer,
            String caseNumber,
            @Nullable String caseStage,
            String purpose,
            String legalBasis,
            String state,
            int generation,
            String hash,
            Span validity,
            Grant grant) {}

    /** The one clause that covers all of it. */
    public record Grant(
            String id,
            List<Subject> subjects,
            List<Category> categories,
            List<Channel> channels,
            @Nullable List<String> holders,
            Span window,
            int maxHops,
            int maxRecords,
            String thirdParties) {}

    public record Subject(EntityKind kind, String value) {}

    /**
     * What was asked.
     *
     * @param digest of the answer: no name, key or order of storage enters it, so another installation finds the same
     */
    public record Question(String name, Map<String, Object> parameters, String asOf, String digest) {}

    public record Figures(
            int acts,
            int cards,
            int pins,
            int gaps,
            @Nullable Grade weakest) {}

    /** {@code label} is the identifier, or a pseudonym where {@code pseudonymous}. */
    public record Entity(String id, EntityKind kind, String label, boolean pseudonymous) {}

    /** Recorded so, or concluded. */
    public enum Basis {
        FACT,
        INFERENCE
    }

    /**
     * One act between two parties.
     *
     * @param tied another act of the same card has the same time: their order is by file and line
     * @param salt keeps the commitment from being guessed
     * @param commitment SHA-256 over salt and the canonical JSON of this claim without these two, hex; what {@code commitments.txt} has for {@code claims/n}
     */
    public record Claim(
            int n,
            Basis basis,
            Act act,
            @Nullable Integer depth,
            @Nullable String from,
            @Nullable String to,
            List<String> cards,
            List<Part> roles,
            Grade grade,
            int independentSources,
            boolean tied,
            @Nullable Inference inference,
            List<Integer> settledBy,
            List<Source> sources,
            Clause clause,
            @Nullable String salt,
            @Nullable String commitment) {
        Claim committed(@Nullable String by, @Nullable String commits) {
            return new Claim(
                    n,
                    basis,
                    act,
                    depth,
                    from,
                    to,
                    cards,
                    roles,
                    grade,
                    independentSources,
                    tied,
                    inference,
                    settledBy,
                    sources,
                    clause,
                    by,
                    commits);
        }
    }

    public record Act(
            ActKind kind,
            String at,
            String atText,
            String clock,
            Channel channel,
            Category category,
            String holder,
            @Nullable Long faceValue,
            @Nullable Long amount,
            @Nullable Long unitPrice,
            @Nullable Long quantity,
            @Nullable String method,
            @Nullable String status,
            @Nullable String reference) {}

    public record Part(Role role, String entity, @Nullable String name) {}

    /** {@code wrongInHundred} is missing where nobody has measured it. */
    public record Inference(
            String rule, int version, @Nullable Integer wrongInHundred) {}

    /** {@code path} is the row's own file in the bundle. */
    public record Source(String file, long line, String sha256, String batch, String leaf, String path) {}

    public record Clause(String grant, Category category, Channel channel) {}

    /** {@code after} and {@code before} are claims. */
    public record Gap(
            int n,
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
            Grade grade) {}

    /** What may stand in a gap's place: named by its row, since who took part in it belongs to no chain of this answer. */
    public record Candidate(Act act, Inference inference, Grade grade, int independentSources, List<Source> sources) {}

    /** Numbers of claims in the order of the way. */
    public record Way(int n, @Nullable String card, List<Integer> claims, Grade grade, int corroborated, int gaps) {}

    /** What money or links arrive at. */
    public record Reached(String entity, int depth, String at) {}

    /** Two parties that used the same things; {@code alternatives} are other explanations than that they belong together. */
    public record Tie(
            String a,
            String b,
            List<String> via,
            Grade grade,
            int independentSources,
            String rule,
            List<LinkDoubt> alternatives) {}

    /** A step over a judgement that two parties are one; {@code rows} are claims. */
    public record Identity(
            String from,
            String to,
            int depth,
            Grade grade,
            int independentSources,
            String rule,
            boolean disputed,
            List<Integer> rows) {}

    /** An address that so many accounts used within 24 hours: as a shared exit it links nobody. */
    public record SharedExit(String address, int accountsIn24h, boolean sharedExit) {}

    public record Conservation(String party, int cardsIn, int soldOn, int redeemed, int held, int outWithoutIn) {}

    public record Finding(
            String kind,
            @Nullable String party,
            long cards,
            @Nullable Long holds,
            List<Source> sources) {}

    /** What the grant kept out of this report, as a property of the grant. */
    public record Withheld(String clause, String value, int entities) {}

    /**
     * That nothing else was there: provable by asking the same again of the same ledger.
     *
     * @param kinds of acts looked for: what the grant lets be asked
     * @param whole whether nothing cut the answer; else nothing is claimed
     * @param ledgerRoot root over the source ledger's first {@code ledgerSize} leaves, hex
     */
    public record Absence(boolean whole, List<String> kinds, long ledgerSize, String ledgerRoot) {}

    /** By what it was found: the version of the policy, and every statement that was sent, by name and SHA-256. */
    public record Methods(String matrix, Map<String, String> queries) {}
}
