package io.cardtrail.report.caseuco;

import java.util.Map;

/** The vocabularies used. They lie in the document itself, so that nothing is fetched to read it. */
final class Terms {
    static final String OWN = "https://cardtrail.io/ns/path-report#";

    static final Map<String, Object> CONTEXT = Map.of(
            "case-investigation", "https://ontology.caseontology.org/case/investigation/",
            "uco-action", "https://ontology.unifiedcyberontology.org/uco/action/",
            "uco-core", "https://ontology.unifiedcyberontology.org/uco/core/",
            "uco-identity", "https://ontology.unifiedcyberontology.org/uco/identity/",
            "uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/",
            "uco-tool", "https://ontology.unifiedcyberontology.org/uco/tool/",
            "uco-types", "https://ontology.unifiedcyberontology.org/uco/types/",
            "uco-vocabulary", "https://ontology.unifiedcyberontology.org/uco/vocabulary/",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "ct", OWN);

    static final String TIME = "xsd:dateTime";
    static final String HEX = "xsd:hexBinary";

    private Terms() {}
}
