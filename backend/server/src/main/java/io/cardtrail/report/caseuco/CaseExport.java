package io.cardtrail.report.caseuco;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code path.case.jsonld} from {@code path.json}: CASE/UCO 1.4 where it has words, our own namespace where it has none (docs/case-uco.md).
 * It says over what the report says and judges nothing: {@code shapes.ttl} does, so a report that breaks a rule is written as it is and
 * then found.
 */
public final class CaseExport {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final byte[] NAMES = "names in path.case.jsonld\n".getBytes(StandardCharsets.UTF_8);

    private CaseExport() {}

    /**
     * {@return the report as canonical JSON-LD; the same bytes for the same bytes}
     *
     * @param pathJson the whole file, which enters every identifier, and whose SHA-256 stands in the graph
     * @throws tools.jackson.core.JacksonException if it is no JSON
     * @throws io.cardtrail.model.BadRequest if a text holds half of a surrogate pair
     */
    public static byte[] of(byte[] pathJson) {
        JsonNode report = JSON.readTree(pathJson);
        // Not by the hash of path.json, which the list of files tells everybody: a copy without path.json and this file
        // would let its reader
        // try numbers in place of a withheld one until this file's hash comes out. Behind these names are the salts of
        // every part.
        Graph graph = new Graph(Sha256.of(NAMES, pathJson));
        Authority.add(report.path("instrument"), graph);
        Entities.add(report.path("entities"), graph);
        Claims claims = new Claims(graph, report);
        claims.add();
        new Gaps(graph, claims).add(report.path("gaps"));
        Conclusions.add(report, graph, claims);
        ReportNode.add(report, Sha256.hex(pathJson), graph, claims);
        return CanonicalJson.of(Map.of("@context", Terms.CONTEXT, "@graph", graph.objects()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
