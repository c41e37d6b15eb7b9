package io.cardtrail.report;

import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks that the claims of a bundle are those committed to, rest on the rows beside them, and lie within the grant. */
final class ClaimCheck {
    private final Map<String, byte[]> files;
    private final ObjectNode report;
    private final List<ReportFault> faults;

    ClaimCheck(Map<String, byte[]> files, ObjectNode report, List<ReportFault> faults) {
        this.files = files;
        this.report = report;
        this.faults = faults;
    }

    void run() {
        int n = 0;
        for (JsonNode claim : report.path("claims")) {
            n++;
            if (claim.path("n").asInt(-1) != n) {
                found("CLAIM_MISSING", "claim " + n + " is missing: a claim was taken out, put in or moved");
            }
            String commitment = Commitments.opened("claims/" + n, claim, report.path(Commitments.SALTS))
                    .commitment();
            if (!commitment.equals(claim.path("commitment").asString(""))) {
                found("CLAIM_ALTERED", "claim " + n + " is not what its commitment is over");
            }
            within(claim);
        }
        byte[] listed = files.getOrDefault(ReportBundle.COMMITMENTS, new byte[0]);
        if (!Commitments.list(report).equals(new String(listed, StandardCharsets.UTF_8))) {
            faults.add(ReportFault.read(
                    "COMMITMENTS_DIFFER",
                    ReportBundle.COMMITMENTS,
                    "the report's parts are not those that were committed to"));
        }
        rows(cited(report));
    }

    private void found(String code, String meaning) {
        faults.add(ReportFault.read(code, ReportBundle.PATH, meaning));
    }

    private void within(JsonNode claim) {
        JsonNode grant = report.path("instrument").path("grant");
        JsonNode act = claim.path("act");
        String which = "claim " + claim.path("n").asInt();
        if (!inside(act.path("at").asString(""), grant.path("window"))) {
            found("OUTSIDE_WINDOW", which + " is about a time that the grant does not reach");
        }
        if (!strings(grant.path("categories")).contains(act.path("category").asString(""))
                || !strings(grant.path("channels")).contains(act.path("channel").asString(""))) {
            found("OUTSIDE_SCOPE", which + " is of a category or channel that the grant does not name");
        }
        JsonNode holders = grant.path("holders");
        if (holders.isArray() && !strings(holders).contains(act.path("holder").asString(""))) {
            found("OUTSIDE_SCOPE", which + " is from a holder whom the grant does not name");
        }
        if (claim.path("told")
                .valueStream()
                .anyMatch(each ->
                        each.path("depth").asInt(0) > grant.path("maxHops").asInt(0))) {
            found("OUTSIDE_HOPS", which + " is more hops away than the grant reaches");
        }
        JsonNode clause = claim.path("clause");
        if (!clause.path("grant").equals(grant.path("id"))
                || !clause.path("category").equals(act.path("category"))
                || !clause.path("channel").equals(act.path("channel"))) {
            found("OTHER_CLAUSE", which + " names another clause than the one that covers its act");
        }
        if (claim.path("sources").isEmpty()) {
            found("NO_SOURCE", which + " names no source row");
        }
    }

    private static boolean inside(String at, JsonNode window) {
        try {
            Instant time = Instant.parse(at);
            return !time.isBefore(Instant.parse(window.path("from").asString("")))
                    && time.isBefore(Instant.parse(window.path("to").asString("")));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Set<String> strings(JsonNode list) {
        return list.valueStream().map(each -> each.asString("")).collect(Collectors.toSet());
    }

    /** Checks what a copy that leaves parts out still tells. A row that it leaves out is told of as withheld. */
    void disclosed() {
        report.path("claims").forEach(this::within);
        Map<String, JsonNode> cited = cited(report);
        cited.keySet().retainAll(files.keySet());
        rows(cited);
    }

    /** {@return every row that is cited, by its file in the bundle} */
    static Map<String, JsonNode> cited(JsonNode report) {
        Map<String, JsonNode> cited = new LinkedHashMap<>();
        Stream.concat(
                        report.path("claims").valueStream(),
                        Stream.concat(
                                report.path("gaps")
                                        .valueStream()
                                        .flatMap(gap -> gap.path("candidates").valueStream()),
                                report.path("findings").valueStream()))
                .flatMap(citing -> citing.path("sources").valueStream())
                .forEach(source -> cited.putIfAbsent(source.path("path").asString(""), source));
        return cited;
    }

    /** Each cited row's file must be that row, and there must be no other. */
    private void rows(Map<String, JsonNode> cited) {
        cited.forEach(this::row);
        files.keySet().stream()
                .filter(name -> name.startsWith("sources/") && !cited.containsKey(name))
                .forEach(name ->
                        faults.add(ReportFault.read("ROW_NOT_CITED", name, "nothing in the report cites this row")));
    }

    private void row(String path, JsonNode source) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            faults.add(ReportFault.read("ROW_MISSING", path, "a row that the report cites is not in the bundle"));
            return;
        }
        JsonNode row = ReportJson.tree(bytes);
        if (Stream.of("file", "line", "sha256", "batch", "leaf", "path")
                .anyMatch(name -> !row.path(name).equals(source.path(name)))) {
            faults.add(ReportFault.read("ROW_SWAPPED", path, "this is another row than the one cited"));
        }
        List<String> commitments = new ArrayList<>();
        for (JsonNode cell : row.path("cells")) {
            String commitment = cell.path("commitment").asString("");
            commitments.add(commitment);
            if (cell.has("text") && !commitment.equals(commitment(cell))) {
                faults.add(ReportFault.read(
                        "CELL_ALTERED",
                        path,
                        "the cell " + cell.path("column").asString("") + " is not what its commitment is over"));
            }
        }
        if (!Sha256.hex(String.join("\n", commitments)).equals(row.path("leaf").asString(""))) {
            faults.add(
                    ReportFault.read("ROW_ALTERED", path, "the row's leaf is not the hash of its cells' commitments"));
        }
    }

    private static String commitment(JsonNode cell) {
        try {
            return HexFormat.of()
                    .formatHex(Sha256.of(
                            HexFormat.of().parseHex(cell.path("salt").asString("")),
                            cell.path("text").asString("").getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException noHex) {
            return "";
        }
    }
}
