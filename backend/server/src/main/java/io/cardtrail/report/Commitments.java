package io.cardtrail.report;

import io.cardtrail.model.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commits to each part of a report by itself, so that a copy that leaves parts out still verifies against the same seal (the idea of RFC 9901).
 * A part is an entry of a list of objects, such as {@code gaps/1}, or else a whole member, such as {@code report}. Its commitment is
 * SHA-256(salt, line feed, canonical JSON) in hex; {@code commitments.txt} has name and commitment of each, a line each.
 */
final class Commitments {
    static final String SALTS = "salts";
    private static final String CLAIMS = "claims";
    private static final String SALT = "salt";
    private static final String COMMITMENT = "commitment";

    private Commitments() {}

    /**
     * {@return the report with salts and the claims' commitments}
     *
     * @param secret gives a text's keyed hash, hex: the same part has the same salt, and nobody without the key can guess it
     */
    static ObjectNode committed(PathReport report, UnaryOperator<String> secret) {
        List<PathReport.Claim> claims = report.claims().stream()
                .map(claim -> {
                    String said = ReportJson.text(claim.committed(null, null));
                    String salt = salt(secret, CLAIMS + "/" + claim.n(), said);
                    return claim.committed(salt, commitment(salt, said));
                })
                .toList();
        Map<String, String> salts = new TreeMap<>();
        parts(ReportJson.object(report)).forEach((name, part) -> {
            if (!name.startsWith(CLAIMS + "/")) {
                salts.put(name, salt(secret, name, ReportJson.text(part)));
            }
        });
        return ReportJson.object(report.committed(claims, salts));
    }

    private static String salt(UnaryOperator<String> secret, String name, String said) {
        return secret.apply("part of a report\n" + name + "\n" + said);
    }

    private static String commitment(String salt, String said) {
        return Sha256.hex(salt + "\n" + said);
    }

    /** {@return the parts of a report by their names, in its order} */
    static Map<String, JsonNode> parts(ObjectNode report) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        new TreeMap<>(report.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .forEach((name, member) -> {
                    if (member.isArray() && !member.isEmpty() && member.path(0).isObject()) {
                        int n = 0;
                        for (JsonNode each : member) {
                            parts.put(name + "/" + ++n, each);
                        }
                    } else if (!name.equals(SALTS)) {
                        parts.put(name, member);
                    }
                });
        return parts;
    }

    /** {@return what is committed to by a part, and its salt} */
    static Opened opened(String name, JsonNode part, JsonNode salts) {
        if (name.startsWith(CLAIMS + "/") && part instanceof ObjectNode claim) {
            ObjectNode said = claim.deepCopy();
            said.remove(List.of(SALT, COMMITMENT));
            return new Opened(claim.path(SALT).asString(""), ReportJson.text(said));
        }
        return new Opened(salts.path(name).asString(""), ReportJson.text(part));
    }

    /** A part whose commitment can be computed. */
    record Opened(String salt, String said) {
        String commitment() {
            return Commitments.commitment(salt, said);
        }
    }

    /** {@return {@code commitments.txt}} */
    static String list(ObjectNode report) {
        StringBuilder list = new StringBuilder();
        parts(report)
                .forEach((name, part) -> list.append(name)
                        .append(' ')
                        .append(opened(name, part, report.path(SALTS)).commitment())
                        .append('\n'));
        return list.toString();
    }
}
