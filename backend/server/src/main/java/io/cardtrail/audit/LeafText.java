package io.cardtrail.audit;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns an entry into the leaf's text and the salts of what it commits to. */
final class LeafText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 16;
    private static final int LONGEST = 16_384;

    private final String token = HexFormat.of().formatHex(random(TOKEN_BYTES));
    private final Map<String, @Nullable Object> fields = new HashMap<>();
    private final Map<String, String> salts = new TreeMap<>();

    /**
     * The text of one entry.
     *
     * @throws IllegalArgumentException if the entry is too long
     * @throws BadRequest if a text in it has no bytes
     */
    LeafText(Entry entry) {
        fields.put("v", 1);
        fields.put("token", token);
        fields.put("actor", entry.actor());
        switch (entry) {
            case Entry.Intent intent -> intent(intent);
            case Entry.Result result -> result(result);
            case Entry.Denied denied -> denied(denied);
            case Entry.NotFound notFound -> {
                type("NOT_FOUND");
                fields.put("operation", notFound.operation());
                commit("asked", notFound.asked());
            }
            case Entry.Withheld withheld -> {
                type("WITHHELD");
                fields.put("intent", withheld.intent());
                fields.put("code", withheld.code());
            }
            case Entry.ImportStarted started -> {
                type("IMPORT_STARTED");
                fields.put("job", started.job());
                fields.put("fileDigest", started.fileDigest());
                commit("file", started.file());
            }
            case Entry.ImportEnded ended -> ended(ended);
            case Entry.SignIn signIn -> {
                type("SIGN_IN");
                fields.put("accepted", signIn.accepted());
                if (!signIn.accepted()) {
                    commit("actor", signIn.actor());
                }
            }
            case Entry.Admin admin -> {
                type("ADMIN");
                fields.put("action", admin.action());
                fields.put("target", admin.target());
                commit("detail", admin.detail());
            }
            case Entry.AdminEnded ended -> {
                type("ADMIN_ENDED");
                fields.put("begun", ended.begun());
                fields.put("outcome", ended.outcome());
                fields.put("generation", ended.generation());
                fields.put("hash", ended.hash());
            }
            case Entry.Judging judging -> judging(judging);
            case Entry.JudgingEnded ended -> {
                type("JUDGING_ENDED");
                fields.put("begun", ended.begun());
                fields.put("outcome", ended.outcome());
            }
            case Entry.VolumeAlarm alarm -> {
                type("VOLUME_ALARM");
                fields.put("account", alarm.account());
                fields.put("instrument", alarm.instrument());
                fields.put("threshold", alarm.threshold());
                fields.put("records", alarm.records());
            }
            case Entry.Recovered recovered -> {
                type("RECOVERED");
                fields.put("file", recovered.file());
                fields.put("bytes", recovered.bytes());
                fields.put("digest", recovered.digest());
            }
            case Entry.BatchStored stored -> {
                type("BATCH_STORED");
                fields.put("batch", stored.batch());
                fields.put("seq", stored.seq());
                fields.put("file", stored.file());
                fields.put("by", stored.by());
                fields.put("rows", stored.rows());
            }
            case Entry.RowStored row -> {
                type("ROW_STORED");
                fields.put("batch", row.batch());
                fields.put("line", row.line());
                fields.put("leaf", row.leaf());
                fields.put("said", row.said());
            }
            case Entry.BatchShared shared -> {
                type("BATCH_SHARED");
                fields.put("batch", shared.batch());
                fields.put("by", shared.by());
            }
            case Entry.BatchWithdrawn withdrawn -> {
                type("BATCH_WITHDRAWN");
                fields.put("batch", withdrawn.batch());
                fields.put("by", withdrawn.by());
                fields.put("epoch", withdrawn.epoch());
            }
            case Entry.RowsLapsed lapsed -> {
                type("ROWS_LAPSED");
                fields.put("batch", lapsed.batch());
                fields.put("lines", List.copyOf(lapsed.lines()));
                fields.put("category", lapsed.category());
                fields.put("basis", lapsed.basis());
                fields.put("epoch", lapsed.epoch());
            }
            case Entry.KeysDeleted deleted -> {
                type("KEYS_DELETED");
                fields.put("names", List.copyOf(deleted.names()));
                fields.put("epoch", deleted.epoch());
            }
        }
        if (!salts.isEmpty()) {
            // So that a changed salt is found; the hash of 256 random bits tells nothing.
            fields.put("saltsHash", Sha256.hex(saltsLine()));
        }
        // Whatever can't be written is refused here, alone, and not among the others of its group.
        // A row's leaf is two hashes and a place: nothing of it can be too long, and there are very many.
        if (!(entry instanceof Entry.RowStored) && CanonicalJson.of(fields).length() > LONGEST) {
            throw new IllegalArgumentException("an audit entry is longer than " + LONGEST + " characters");
        }
    }

    String token() {
        return token;
    }

    /** {@return the leaf at its place in the log} */
    Leaf leaf(long index, Instant at) {
        fields.put("index", index);
        fields.put("time", at.toString());
        return new Leaf(index, CanonicalJson.of(fields));
    }

    /** {@return the line of the salts' file, empty if nothing is committed to} */
    String salts() {
        return salts.isEmpty() ? "" : saltsLine() + "\n";
    }

    private String saltsLine() {
        return CanonicalJson.of(Map.of("token", token, "salts", salts));
    }

    /** {@return what the leaf says, once it has its place} */
    LeafFields fields() {
        return new LeafFields(Map.copyOf(fields));
    }

    private void intent(Entry.Intent intent) {
        type("INTENT");
        authority(intent.authority());
        fields.put("grant", intent.grant());
        fields.put("operation", intent.operation());
        fields.put("asOf", intent.asOf());
        commit("question", intent.question());
    }

    private void result(Entry.Result result) {
        type("RESULT");
        fields.put("intent", result.intent());
        fields.put("records", result.records());
        fields.put("thirdParty", result.thirdParty());
        fields.put("digest", result.digest());
        fields.put("ledgerSize", result.ledger().size());
        fields.put("ledgerRoot", result.ledger().root());
        fields.put("version", result.version());
    }

    private void denied(Entry.Denied denied) {
        type("DENIED");
        authority(denied.authority());
        fields.put("operation", denied.operation());
        fields.put("reasons", List.copyOf(denied.reasons()));
        commit("question", denied.question());
        String grant = denied.grant();
        if (grant != null) {
            commit("grant", grant);
        }
    }

    private void judging(Entry.Judging judging) {
        type("JUDGING");
        authority(judging.authority());
        fields.put("grant", judging.grant());
        fields.put("judgement", judging.judgement());
        fields.put("action", judging.action());
        fields.put("claim", judging.claim());
        commit("reason", judging.reason());
    }

    private void ended(Entry.ImportEnded ended) {
        type("IMPORT_ENDED");
        fields.put("started", ended.started());
        fields.put("outcome", ended.outcome());
        fields.put("rows", ended.rows());
        fields.put("accepted", ended.accepted());
        fields.put("duplicates", ended.duplicates());
        fields.put("rejected", ended.rejected());
    }

    private void authority(Entry.Authority authority) {
        fields.put("instrument", authority.instrument());
        fields.put("instrumentHash", authority.instrumentHash());
        fields.put("generation", authority.generation());
        fields.put("policyHash", authority.policyHash());
    }

    private void type(String type) {
        fields.put("type", type);
    }

    private void commit(String field, String text) {
        Commitment commitment = Commitment.to(text, random(Commitment.SALT_BYTES));
        fields.put(field, commitment.value());
        salts.put(field, commitment.salt());
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
