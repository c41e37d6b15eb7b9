package io.cardtrail.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded. Whatever may name a person (a question, a file's name, a detail) goes into the log as a salted commitment
 * only; actors are accounts of this installation and stand as they are. Hashes are hex.
 */
public sealed interface Entry {
    /** {@return the account that acts, or the part of the program such as {@code cli}} */
    String actor();

    /** The instrument an entry is about, as it stood. */
    record Authority(String instrument, String instrumentHash, int generation, String policyHash) {}

    /**
     * Something is about to be read: durable before the query runs.
     *
     * @param grant id of the clause that permits it
     * @param operation such as {@code trace}
     * @param question the canonical question; committed to
     * @param asOf sequence number of the newest batch the answer knows
     */
    record Intent(String actor, Authority authority, String grant, String operation, String question, long asOf)
            implements Entry {}

    /**
     * An answer is about to leave.
     *
     * @param intent token of its INTENT
     * @param records acts in the answer
     * @param digest of the answer
     * @param thirdParty acts among them that name people the grant does not name
     * @param ledger the source ledger of this server by then
     * @param version of the software
     */
    record Result(
            String actor, String intent, long records, long thirdParty, String digest, TreeHead ledger, String version)
            implements Entry {}

    /**
     * The instrument did not permit a request.
     *
     * @param grant as asked for; committed to, because it is the caller's text
     * @param question the canonical question; committed to
     * @param reasons by their published names, in order
     */
    record Denied(
            String actor,
            Authority authority,
            @Nullable String grant,
            String operation,
            String question,
            List<String> reasons)
            implements Entry {
        public Denied {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Something was asked under an instrument that isn't there, or isn't this account's.
     *
     * @param asked what was given as the instrument's id; committed to, because it is the caller's text
     */
    record NotFound(String actor, String asked, String operation) implements Entry {}

    /**
     * An answer that was worked out was not given.
     *
     * @param intent token of its INTENT
     * @param code published error code
     */
    record Withheld(String actor, String intent, String code) implements Entry {}

    /**
     * A file is about to be imported.
     *
     * @param job id of the import
     * @param file its name; committed to, because names name people
     * @param fileDigest SHA-256 of its bytes
     */
    record ImportStarted(String actor, String job, String file, String fileDigest) implements Entry {}

    /**
     * An import ended.
     *
     * @param started token of its start
     * @param outcome such as {@code DONE}, {@code CANCELLED}, {@code FAILED}
     */
    record ImportEnded(
            String actor, String started, String outcome, long rows, long accepted, long duplicates, long rejected)
            implements Entry {}

    /**
     * Somebody signed in, or tried to.
     *
     * @param accepted whether it worked; if not, the name is whatever was typed, and only committed to
     */
    record SignIn(String actor, boolean accepted) implements Entry {}

    /**
     * An act of administration.
     *
     * @param action such as {@code REVOKE}
     * @param target opaque id of what it was done to
     * @param detail committed to
     */
    record Admin(String actor, String action, String target, String detail) implements Entry {}

    /**
     * What became of an act of administration: it is on record before it is done, and again when it is done or has failed.
     *
     * @param begun token of its {@link Admin}
     * @param outcome {@code DONE} or a published error code
     * @param generation of the instrument afterwards, 0 where it is about none
     * @param hash of the instrument afterwards, empty where it is about none
     */
    record AdminEnded(String actor, String begun, String outcome, int generation, String hash) implements Entry {}

    /**
     * Somebody is about to judge whether two entities are one and the same, or to take such a judgement back: durable before it is made.
     *
     * @param grant id of the clause that covers both ends and every row cited
     * @param judgement its random id; who and what it joins is in no entry
     * @param action {@code CONFIRM}, {@code REJECT} or {@code WITHDRAW}
     * @param claim hash of what was compared, how far it agrees and which rows say so
     * @param reason committed to
     */
    record Judging(
            String actor,
            Authority authority,
            String grant,
            String judgement,
            String action,
            String claim,
            String reason)
            implements Entry {}

    /**
     * What became of it.
     *
     * @param begun token of its {@link Judging}
     * @param outcome {@code DONE} or a published error code
     */
    record JudgingEnded(String actor, String begun, String outcome) implements Entry {}

    /**
     * An account has read more records about third parties under an instrument than a threshold allows unseen
     * (法释〔2017〕10号, 5).
     *
     * @param account who read
     * @param instrument under which
     * @param threshold that was reached
     * @param records read by then
     */
    record VolumeAlarm(String actor, String account, String instrument, int threshold, long records) implements Entry {}

    /**
     * The log itself moved a torn end aside when it was opened after a crash.
     *
     * @param file name it was moved to, within the log's folder
     * @param bytes how many
     * @param digest SHA-256 of them
     */
    record Recovered(String actor, String file, long bytes, String digest) implements Entry {}

    /**
     * In a source ledger: a batch of rows is stored; the rows follow.
     *
     * @param batch its key
     * @param seq its sequence number
     * @param file mark of what is on record about its file
     * @param by mark of whoever brought it
     * @param rows how many
     */
    record BatchStored(String actor, String batch, long seq, String file, String by, int rows) implements Entry {}

    /**
     * In a source ledger: one source row.
     *
     * @param leaf hash of the commitments to its cells
     * @param said hash of the commitments to what it was understood to say
     */
    record RowStored(String actor, String batch, long line, String leaf, String said) implements Entry {}

    /** In a source ledger: somebody else has brought a batch that was stored before. */
    record BatchShared(String actor, String batch, String by) implements Entry {}

    /**
     * In a source ledger: somebody takes back a batch; its rows are gone when the last who brought it has.
     *
     * @param by mark of who takes it back
     * @param epoch number of this deletion
     */
    record BatchWithdrawn(String actor, String batch, String by, long epoch) implements Entry {}

    /**
     * In a source ledger: rows of a batch, or what they say of one category, are deleted because their time is over.
     *
     * @param lines ascending
     * @param category whose ceiling was reached
     * @param basis by which law or rule
     * @param epoch number of this deletion
     */
    record RowsLapsed(String actor, String batch, List<Long> lines, String category, String basis, long epoch)
            implements Entry {
        public RowsLapsed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * In a source ledger: keys of row texts are deleted, because nothing of their month stays.
     *
     * @param names of their files, which tell holder, category and month to whoever guesses them, and nobody's data
     * @param epoch number of this deletion
     */
    record KeysDeleted(String actor, List<String> names, long epoch) implements Entry {
        public KeysDeleted {
            names = List.copyOf(names);
        }
    }
}
