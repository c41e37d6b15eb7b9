package io.cardtrail.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Accounts are made, changed and shut; codes, sessions and tokens are issued, used, swept away and taken back. */
final class IdentityStory implements RecordMutationIT.Story {
    /** Longer than a statement takes to reach the lock it has to wait for. */
    private static final long UNTIL_IT_WAITS = 150;

    private final List<String> told = new ArrayList<>();

    @Override
    public String end(Graph graph, TestNeo4j neo4j, Path folder) {
        told.clear();
        accounts(graph);
        codes(graph);
        sessions(graph);
        tokens(graph);
        return String.join("\n", told) + Stored.in(neo4j, Set.of());
    }

    private void accounts(Graph graph) {
        // By name they come in another order than they were made.
        for (String name : List.of("zed", "amy", "mid", "off")) {
            tell(
                    graph,
                    "create",
                    "name",
                    name,
                    "roles",
                    List.of("INVESTIGATOR"),
                    "holder",
                    name.equals("amy") ? "carrier" : null,
                    "jurisdiction",
                    "CN",
                    "at",
                    7L,
                    "synthetic",
                    name.equals("mid"));
        }
        tell(graph, "lock", "at", 1L);
        tell(graph, "lock", "at", 2L);
        tell(graph, "set-password", "name", "zed", "password", "hash");
        tell(graph, "set-roles", "name", "amy", "roles", List.of("REVIEWER", "CUSTODIAN"));
        tell(graph, "set-disabled", "name", "off", "disabled", true);
        tell(graph, "set-subject", "name", "zed", "issuer", "one", "subject", "first");
        tell(graph, "set-subject", "name", "amy", "issuer", "one", "subject", "second");
        tell(graph, "set-subject", "name", "mid", "issuer", "two", "subject", "first");
        tell(graph, "account", "name", "amy");
        tell(graph, "account", "name", "nobody");
        tell(graph, "accounts");
        tell(graph, "account-of-subject", "issuer", "one", "subject", "first");
    }

    private void codes(Graph graph) {
        for (String name : List.of("zed", "amy", "mid", "off")) {
            tell(graph, "issue-code", "name", name, "digest", "c-" + name, "purpose", "SIGN_IN", "until", 100L);
        }
        tell(graph, "issue-code", "name", "zed", "digest", "p-zed", "purpose", "SET_PASSWORD", "until", 100L);
        tell(graph, "issue-code", "name", "zed", "digest", "old", "purpose", "SIGN_IN", "until", 20L);
        tell(graph, "issue-code", "name", "amy", "digest", "p-amy", "purpose", "SET_PASSWORD", "until", 100L);
        tell(graph, "set-disabled", "name", "mid", "disabled", true);
        for (String query : List.of("code", "use-code")) {
            tell(graph, query, "digest", "c-mid", "purpose", "SIGN_IN", "now", 50L);
            tell(graph, query, "digest", "c-zed", "purpose", "SET_PASSWORD", "now", 50L);
            tell(graph, query, "digest", "c-zed", "purpose", "SIGN_IN", "now", 100L);
            tell(graph, query, "digest", "nothing", "purpose", "SIGN_IN", "now", 50L);
            tell(graph, query, "digest", "c-zed", "purpose", "SIGN_IN", "now", 50L);
        }
        tell(graph, "set-disabled", "name", "mid", "disabled", false);
        usedTwiceAtOnce(graph);
        tell(graph, "sweep-codes", "now", 20L);
        tell(graph, "issue-code", "name", "zed", "digest", "s-zed", "purpose", "SIGN_IN", "until", 100L);
        tell(graph, "drop-codes", "name", "zed", "purpose", "SET_PASSWORD");
        tell(graph, "drop-codes", "name", "nobody", "purpose", "SIGN_IN");
    }

    /** Of two who use one code at the same moment, one has used it. */
    private void usedTwiceAtOnce(Graph graph) {
        Map<String, Object> params = Map.of("digest", "c-amy", "purpose", "SIGN_IN", "now", 50L);
        Query use = Query.named("identity/use-code");
        List<CompletableFuture<String>> second = new ArrayList<>();
        told.add(graph.write(tx -> {
            String first = told(tx.rows(use, params));
            second.add(CompletableFuture.supplyAsync(() -> graph.write(other -> told(other.rows(use, params)))));
            try {
                second.getFirst().get(UNTIL_IT_WAITS, TimeUnit.MILLISECONDS);
            } catch (Exception waits) {
                // As it should: it waits for this transaction.
            }
            return first;
        }));
        told.add(second.getFirst()
                .handle((rows, failure) -> failure == null ? rows : "failed")
                .join());
    }

    private void sessions(Graph graph) {
        open(graph, "zed", "s1", 1000);
        open(graph, "zed", "s2", 1000);
        open(graph, "zed", "s3", 60);
        open(graph, "amy", "s4", 1000);
        open(graph, "mid", "s5", 1000);
        open(graph, "off", "s6", 1000);
        tell(graph, "set-disabled", "name", "mid", "disabled", true);
        tell(graph, "seen", "digest", "s1", "now", 40L);
        session(graph, "s1", 50, 30);
        session(graph, "s1", 50, 40);
        session(graph, "s3", 60, 5);
        session(graph, "s5", 50, 5);
        session(graph, "s6", 50, 5);
        tell(graph, "set-disabled", "name", "mid", "disabled", false);
        tell(graph, "end-session", "digest", "s5");
        tell(graph, "end-session", "digest", "s5");
        tell(graph, "sweep-sessions", "now", 60L, "idleSince", 5L);
        tell(graph, "accounts");
        tell(graph, "end-sessions", "name", "zed", "except", "s2");
        tell(graph, "sweep-sessions", "now", 60L, "idleSince", 10L);
    }

    private void open(Graph graph, String name, String digest, long until) {
        tell(
                graph,
                "open-session",
                "name",
                name,
                "digest",
                digest,
                "method",
                "PASSWORD",
                "at",
                10L,
                "until",
                until,
                "steppedUpUntil",
                15L);
    }

    private void session(Graph graph, String digest, long now, long idleSince) {
        tell(graph, "session", "digest", digest, "now", now, "idleSince", idleSince);
    }

    private void tokens(Graph graph) {
        token(graph, "zed", "t2", "laptop", 5, 100);
        token(graph, "zed", "t3", "laptop", 5, 100);
        token(graph, "zed", "t9", "phone", 9, 100);
        token(graph, "zed", "t1", "phone", 7, 100);
        token(graph, "amy", "t4", "laptop", 5, 100);
        token(graph, "mid", "t5", "laptop", 5, 100);
        token(graph, "off", "t6", "laptop", 5, 100);
        tell(graph, "set-disabled", "name", "mid", "disabled", true);
        tell(graph, "token-used", "id", "t2", "now", 30L);
        tell(graph, "tokens", "name", "zed");
        tell(graph, "token-by-id", "id", "t4");
        tell(graph, "token", "digest", "d-t2", "now", 50L);
        tell(graph, "token", "digest", "d-t2", "now", 100L);
        tell(graph, "token", "digest", "d-t5", "now", 50L);
        tell(graph, "token", "digest", "nothing", "now", 50L);
        tell(graph, "revoke-tokens", "name", "zed", "tokenName", "laptop");
        tell(graph, "revoke-token", "id", "t4");
        token(graph, "amy", "t7", "desk", 5, 100);
        token(graph, "amy", "t8", "lamp", 5, 100);
        tell(graph, "revoke-tokens", "name", "amy", "tokenName", null);
    }

    private void token(Graph graph, String name, String id, String tokenName, long at, long until) {
        tell(
                graph,
                "issue-token",
                "name",
                name,
                "id",
                id,
                "digest",
                "d-" + id,
                "tokenName",
                tokenName,
                "roles",
                List.of("INVESTIGATOR"),
                "at",
                at,
                "until",
                until);
    }

    private void tell(Graph graph, String query, @Nullable Object... params) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (int i = 0; i < params.length; i += 2) {
            given.put(String.valueOf(params[i]), params[i + 1]);
        }
        told.add(query + graph.write(tx -> told(tx.rows(Query.named("identity/" + query), given))));
    }

    static String told(List<Row> rows) {
        return rows.stream()
                .map(row -> new TreeMap<>(row.values()).toString())
                .toList()
                .toString();
    }
}
