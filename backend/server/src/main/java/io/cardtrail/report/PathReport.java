package io.cardtrail.report;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Grade;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Bound;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path report says: {@code path.json}, field by field. Everything in it has passed the disclosure of answers under one grant, so it names nobody whom
 * the grant leaves a pseudonym. Times are RFC 3339 in UTC beside the source's own text; money is fen; who or what is meant is said by
 * ordinals ({@code E1}, {@code E2} …) in the order of first appearance. The same answers, questions and clock make the same bytes, so no random
 * token, handle or audit reference is in it: those lie beside it in the bundle.
 *
 * @param investigation that the questions are of, where the report is of a whole one
 * @param questions numbered from 1; asked under one grant, each on record by itself
 * @param claims one per act and pair of parties, whichever questions told it; numbered from 1 without a hole
 * @param gaps missing records, numbered from 1
 * @param ways of a question for ways: the best ones, the others being alternatives
 * @param salts of every part but the claims, which have their own: by its name in {@code commitments.txt}, such as {@code gaps/1}
 */
public record PathReport(
        String format,
        Head report,
        Instrument instrument,
        @Nullable Investigation investigation,
        List<Question> questions,
        List<PathAnswer.Figures> figures,
        List<Entity> entities,
        List<Claim> claims,
        List<PathAnswer.Gap> gaps,
        List<PathAnswer.Way> ways,
        List<PathAnswer.Reached> reached,
        List<PathAnswer.Tie> links,
        List<PathAnswer.Identity> identities,
        List<PathAnswer.SharedExit> sharedExits,
        List<PathAnswer.Conservation> conservation,
        List<PathAnswer.Finding> findings,
        List<PathAnswer.Exactness> sourceQuality,
        List<Withheld> withheld,
        List<PathAnswer.Absence> absence,
        List<PathLayout> layouts,
        Methods methods,
        @Nullable Map<String, String> salts) {
    /** Version of this very form; docs/path-report.schema.json is its schema. */
    public static final String FORMAT = "cardtrail-path-report/1";

    PathReport committed(List<Claim> committed, @Nullable Map<String, String> by) {
        return new PathReport(
                format,
                report,
                instrument,
                investigation,
                questions,
                figures,
                entities,
                committed,
                gaps,
                ways,
                reached,
                links,
                identities,
                sharedExits,
                conservation,
                findings,
                sourceQuality,
                withheld,
                absence,
                layouts,
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

    /** What an investigator saved: its narrative is what they conclude, and no evidence. */
    public record Investigation(String name, int generation, List<Passage> narrative) {}

    /**
     * A piece of a narrative.
     *
     * @param claims of the act that it cites, none where no claim of this report tells it; null where it is text and cites nothing
     */
    public record Passage(String text, @Nullable List<Integer> claims) {}

    public record Subject(EntityKind kind, String value) {}

    /**
     * What was asked.
     *
     * @param n its number, from 1
     * @param bounds what cut its answer, and the search for {@code others} in other ways than by hops
     * @param waysInAll of which the report has the best; missing where ways were not asked for
     * @param othersSought whether anything was looked for that leads to the same end from elsewhere
     * @param others claims that do, and may exculpate
     * @param digest of the answer: no name, key or order of storage enters it, so another installation finds the same
     */
    public record Question(
            int n,
            String name,
            Map<String, Object> parameters,
            String asOf,
            String digest,
            List<Bound> bounds,
            @Nullable Long waysInAll,
            boolean othersSought,
            List<Integer> others) {}

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
     * @param told by which questions
     * @param tied another act of the same card has the same time: their order is by file and line
     * @param salt keeps the commitment from being guessed
     * @param commitment SHA-256 over salt and the canonical JSON of this claim without these two, hex; what {@code commitments.txt} has for {@code claims/n}
     */
    public record Claim(
            int n,
            Basis basis,
            Act act,
            List<Telling> told,
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
                    told,
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

    /** Which question told it, and how many hops from where that one began. */
    public record Telling(int question, @Nullable Integer depth) {}

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

    /** What the grant kept out of this report, as a property of the grant; of one question where it is counted for each. */
    public record Withheld(
            String clause, String value, @Nullable Integer question, int entities) {}

    /** By what it was found: the version of the policy, and every statement that was sent, by name and SHA-256. */
    public record Methods(String matrix, Map<String, String> queries) {}
}
