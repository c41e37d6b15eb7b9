package io.cardtrail.api.http;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.EntryProof;
import io.cardtrail.audit.Leaf;
import io.cardtrail.audit.LogView;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves this server's audit log to auditors as C2SP's tlog-tiles has it, and proofs ready made. To everybody else nothing is here,
 * which is also what an entry that isn't there looks like.
 */
@RestController
class AuditController {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType JSON = MediaType.APPLICATION_JSON;
    private static final String TILE = "/api/audit/tile/";

    private final LogView view;

    AuditController(AuditLog log) {
        this.view = log.view();
    }

    @GetMapping("/api/audit/checkpoint")
    ResponseEntity<byte[]> checkpoint(@AuthenticationPrincipal Account account) {
        return answer(may(account).map(view -> view.checkpoint().note().getBytes(StandardCharsets.UTF_8)), TEXT);
    }

    /** A tile or an entry bundle, whole or partial. */
    @GetMapping(TILE + "{*path}")
    ResponseEntity<byte[]> tile(@AuthenticationPrincipal Account account, @PathVariable("path") String path) {
        return answer(may(account).flatMap(view -> view.tile(path.substring(1))), MediaType.APPLICATION_OCTET_STREAM);
    }

    /** The leaf's bytes: what the log's hash is over. */
    @GetMapping("/api/audit/entry/{token}")
    ResponseEntity<byte[]> entry(@AuthenticationPrincipal Account account, @PathVariable("token") String token) {
        return answer(may(account).flatMap(view -> view.entry(token)).map(Leaf::bytes), JSON);
    }

    /** The proof that an entry is in the log, under a checkpoint made now if need be. */
    @GetMapping("/api/audit/proof/{token}")
    ResponseEntity<byte[]> proof(@AuthenticationPrincipal Account account, @PathVariable("token") String token) {
        return answer(
                may(account)
                        .flatMap(view -> view.proof(token))
                        .map(EntryProof::text)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                TEXT);
    }

    /** What the log proves of itself between two sizes. */
    record Consistency(long from, long to, List<String> hashes) {}

    @GetMapping("/api/audit/consistency")
    ResponseEntity<?> consistency(
            @AuthenticationPrincipal Account account, @RequestParam("from") long from, @RequestParam("to") long to) {
        Optional<Consistency> proof = may(account)
                .map(view -> new Consistency(
                        from,
                        to,
                        view.consistency(from, to).stream()
                                .map(Base64.getEncoder()::encodeToString)
                                .toList()));
        return proof.isPresent()
                ? ResponseEntity.ok().header("Cache-Control", "no-store").body(proof.get())
                : nothing();
    }

    private Optional<LogView> may(Account account) {
        return account.has(AccountRole.AUDITOR) ? Optional.of(view) : Optional.empty();
    }

    private static ResponseEntity<byte[]> answer(Optional<byte[]> found, MediaType type) {
        // No cache between: what an auditor may read is nobody else's.
        return found.map(bytes -> ResponseEntity.ok()
                        .contentType(type)
                        .header("Cache-Control", "no-store")
                        .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<Map<String, Object>> nothing() {
        return ResponseEntity.notFound().build();
    }
}
