package io.cardtrail.report.caseuco;

import tools.jackson.databind.JsonNode;

/** The instrument and its grant. CASE's authorisation knows a type, a number and two dates; what it lets be asked is ours. */
final class Authority {
    static final String INSTRUMENT = "instrument";

    private Authority() {}

    static void add(JsonNode instrument, Graph graph) {
        JsonNode grant = instrument.path("grant");
        graph.node(INSTRUMENT, "case-investigation:Authorization", "ct:Instrument")
                .value("case-investigation:authorizationType", instrument.path("kind"))
                .value("case-investigation:authorizationIdentifier", instrument.path("number"))
                .typed("uco-core:startTime", instrument.path("validity").path("from"), Terms.TIME)
                .typed("uco-core:endTime", instrument.path("validity").path("to"), Terms.TIME)
                .value("ct:issuer", instrument.path("issuer"))
                .value("ct:caseNumber", instrument.path("caseNumber"))
                .value("ct:caseStage", instrument.path("caseStage"))
                .value("ct:purpose", instrument.path("purpose"))
                .value("ct:legalBasis", instrument.path("legalBasis"))
                .value("ct:state", instrument.path("state"))
                .value("ct:generation", instrument.path("generation"))
                .typed("ct:instrumentHash", instrument.path("hash"), Terms.HEX)
                .link("ct:grant", graph.iri(grantName(grant.path("id"))));
        Node node = graph.node(grantName(grant.path("id")), "ct:Grant")
                .value("ct:grantId", grant.path("id"))
                .value("ct:grantedCategory", grant.path("categories"))
                .value("ct:grantedChannel", grant.path("channels"))
                .value("ct:grantedHolder", grant.path("holders"))
                .typed("ct:windowFrom", grant.path("window").path("from"), Terms.TIME)
                .typed("ct:windowTo", grant.path("window").path("to"), Terms.TIME)
                .value("ct:maxHops", grant.path("maxHops"))
                .value("ct:maxRecords", grant.path("maxRecords"))
                .value("ct:thirdParties", grant.path("thirdParties"));
        int n = 0;
        for (JsonNode subject : grant.path("subjects").values()) {
            node.link(
                    "ct:subject",
                    graph.node("subject/" + ++n, "ct:Subject")
                            .value("ct:kind", subject.path("kind"))
                            .value("ct:identifier", subject.path("value")));
        }
    }

    /** {@return the name of the grant a clause speaks of, whether there is one or not} */
    static String grantName(JsonNode id) {
        return "grant/" + id.asString(id.toString());
    }
}
