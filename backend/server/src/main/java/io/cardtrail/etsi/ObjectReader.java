package io.cardtrail.etsi;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an object from its tree, which the schema has allowed. */
final class ObjectReader {
    private ObjectReader() {}

    /** {@return the object of {@code tree}} */
    static Hi1Object read(ObjectKind kind, JsonNode tree) {
        return switch (kind) {
            case AUTHORISATION -> authorisation(tree);
            case DOCUMENT -> document(tree);
            case LD_TASK -> disclosure(tree);
            case LP_TASK -> preservation(tree);
        };
    }

    private static Hi1Object.Authorisation authorisation(JsonNode tree) {
        JsonNode span = tree.path("auth:AuthorisationTimespan");
        return new Hi1Object.Authorisation(
                id(tree),
                links(tree),
                text(tree, "auth:AuthorisationReference"),
                text(tree, "ExternalIdentifier"),
                entry(tree, "auth:AuthorisationLegalType"),
                entry(tree, ObjectKind.AUTHORISATION.desiredStatus()),
                Times.instant(span.path("auth:StartTime"), "AuthorisationTimespan, StartTime"),
                Times.instant(span.path("auth:EndTime"), "AuthorisationTimespan, EndTime"),
                list(tree.path("auth:AuthorisationCSPID").path("auth:CSPID")).stream()
                        .map(Endpoint::of)
                        .toList(),
                approvals(tree.path("auth:AuthorisationApprovalDetails")),
                entries(tree.path("auth:AuthorisationFlags").path("auth:AuthorisationFlag")),
                text(tree, "auth:AuthorisationJurisdiction"),
                entry(tree, "auth:AuthorisationTypeOfCase"),
                text(tree, "auth:AuthorisationLegalEntity"));
    }

    private static Hi1Object.Document document(JsonNode tree) {
        JsonNode body = tree.path("doc:DocumentBody");
        return new Hi1Object.Document(
                id(tree),
                links(tree),
                entry(tree, "doc:DocumentType"),
                entry(tree, ObjectKind.DOCUMENT.desiredStatus()),
                text(body, "doc:Contents"),
                text(body, "doc:Checksum"),
                text(body, "doc:ChecksumType"),
                approvals(tree.path("doc:DocumentSignature")));
    }

    private static Hi1Object.Disclosure disclosure(JsonNode tree) {
        return new Hi1Object.Disclosure(
                id(tree),
                links(tree),
                entry(tree, ObjectKind.LD_TASK.desiredStatus()),
                details(tree.path("task:RequestDetails")),
                csp(tree),
                entries(tree.path("task:Flags").path("task:LDTaskFlag")),
                approvals(tree.path("task:ApprovalDetails")));
    }

    private static Hi1Object.Preservation preservation(JsonNode tree) {
        return new Hi1Object.Preservation(
                id(tree),
                links(tree),
                text(tree, "ExternalIdentifier"),
                entry(tree, ObjectKind.LP_TASK.desiredStatus()),
                details(tree.path("task:RequestDetails")),
                Times.instant(tree.path("task:DesiredPreservationExpiration"), "DesiredPreservationExpiration"),
                csp(tree));
    }

    private static Hi1Object.Details details(JsonNode details) {
        return new Hi1Object.Details(
                entry(details, "task:Type"),
                entries(details.path("task:Subtype").path("task:RequestSubtype")),
                Times.instant(details.path("task:StartTime"), "RequestDetails, StartTime"),
                Times.instant(details.path("task:EndTime"), "RequestDetails, EndTime"),
                list(details.path("task:RequestValues").path("task:RequestValue")).stream()
                        .map(ObjectReader::target)
                        .toList(),
                details.has("task:ObservedTime")
                        || details.has("task:ObservedTimes")
                        || details.has("task:TargetIdentifierSubtype"));
    }

    private static Hi1Object.Target target(JsonNode value) {
        JsonNode format = value.path("task:FormatType");
        return new Hi1Object.Target(
                format.path("task:FormatOwner").asString(),
                format.path("task:FormatName").asString(),
                value.path("task:Value").asString());
    }

    private static List<Hi1Object.ApprovalDetails> approvals(JsonNode details) {
        return list(details).stream()
                .map(approval -> new Hi1Object.ApprovalDetails(
                        text(approval, "common:ApprovalType"),
                        text(approval, "common:ApprovalReference"),
                        text(approval.path("common:ApproverDetails"), "common:ApproverName"),
                        text(approval.path("common:ApproverDetails"), "common:ApproverRole"),
                        Times.instant(approval.path("common:ApprovalTimestamp"), "ApprovalTimestamp"),
                        approval.path("common:ApprovalIsEmergency").asBoolean(false)))
                .toList();
    }

    static UUID id(JsonNode tree) {
        return UUID.fromString(tree.path("ObjectIdentifier").asString());
    }

    private static List<UUID> links(JsonNode tree) {
        return list(tree.path("AssociatedObjects").path("AssociatedObject")).stream()
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    private static @Nullable Endpoint csp(JsonNode tree) {
        return tree.has("task:CSPID") ? Endpoint.of(tree.path("task:CSPID")) : null;
    }

    private static List<JsonNode> list(JsonNode node) {
        return node.valueStream().toList();
    }

    private static List<Entry> entries(JsonNode node) {
        return list(node).stream().map(Entry::of).toList();
    }

    private static @Nullable Entry entry(JsonNode tree, String name) {
        return tree.has(name) ? Entry.of(tree.path(name)) : null;
    }

    private static @Nullable String text(JsonNode tree, String name) {
        return tree.has(name) ? tree.path(name).asString() : null;
    }
}
