package io.cardtrail.registry;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.Approval;
import io.cardtrail.warrant.Duty;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Proposal;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instrument as it lies in the database: one text sealed with the installation's key (AES-256-GCM). Instruments name people, so
 * the text is not for whoever reads the database; and whoever writes there can delete one or put an old one back, but not make or
 * widen one.
 */
final class InstrumentBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EdgeKey key;

    InstrumentBody(EdgeKey key) {
        this.key = key;
    }

    String seal(Instrument instrument) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("id", instrument.id());
        body.put("requester", instrument.requester());
        body.put("terms", terms(instrument.terms()));
        body.put("hash", instrument.hash());
        body.put("state", instrument.state().name());
        body.put("approvals", list(instrument.approvals(), InstrumentBody::approval));
        body.put("generation", instrument.generation());
        Proposal proposal = instrument.proposal();
        body.put("proposal", proposal == null ? null : proposal(proposal));
        return key.seal(CanonicalJson.of(body));
    }

    /** {@return the instrument in {@code sealed}, without the MLA approval it may name} */
    Instrument open(String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        JsonNode proposal = body.path("proposal");
        return new Instrument(
                text(body, "id"),
                text(body, "requester"),
                terms(body.path("terms")),
                text(body, "hash"),
                WarrantState.valueOf(text(body, "state")),
                each(body, "approvals", InstrumentBody::approval),
                body.path("generation").intValue(),
                proposal.isNull() ? null : proposal(proposal),
                null);
    }

    String seal(WarrantEvent event) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("at", event.at().toString());
        body.put("account", event.account());
        body.put("action", event.action());
        body.put("state", event.state().name());
        body.put("generation", event.generation());
        body.put("reason", event.reason());
        body.put("hash", event.hash());
        return key.seal(CanonicalJson.of(body));
    }

    WarrantEvent event(String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        return new WarrantEvent(
                time(body, "at"),
                text(body, "account"),
                text(body, "action"),
                WarrantState.valueOf(text(body, "state")),
                body.path("generation").intValue(),
                orNull(body, "reason"),
                text(body, "hash"));
    }

    private static Map<String, @Nullable Object> terms(InstrumentTerms terms) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("number", terms.number());
        body.put("kind", terms.kind().name());
        body.put("issuer", terms.issuer());
        body.put("holders", terms.holders());
        body.put("caseNumber", terms.caseNumber());
        body.put("caseStage", terms.caseStage());
        body.put("purpose", terms.purpose());
        body.put("legalBasis", terms.legalBasis());
        body.put("jurisdiction", terms.jurisdiction());
        body.put("mlaApproval", terms.mlaApproval());
        body.put("lifeAtRisk", terms.lifeAtRisk());
        body.put("assignees", terms.assignees());
        body.put("document", terms.document());
        body.put("validity", interval(terms.validity()));
        body.put("grants", list(terms.grants(), InstrumentBody::grant));
        return body;
    }

    private static InstrumentTerms terms(JsonNode body) {
        return new InstrumentTerms(
                text(body, "number"),
                InstrumentKind.valueOf(text(body, "kind")),
                text(body, "issuer"),
                each(body, "holders", JsonNode::asString),
                text(body, "caseNumber"),
                orNull(body, "caseStage"),
                text(body, "purpose"),
                text(body, "legalBasis"),
                text(body, "jurisdiction"),
                orNull(body, "mlaApproval"),
                body.path("lifeAtRisk").booleanValue(),
                each(body, "assignees", JsonNode::asString),
                orNull(body, "document"),
                interval(body.path("validity")),
                each(body, "grants", InstrumentBody::grant));
    }

    private static Map<String, @Nullable Object> grant(GrantTerms grant) {
        Map<String, @Nullable Object> body = new HashMap<>();
        Set<String> holders = grant.holders();
        body.put("id", grant.id());
        body.put("subjects", list(grant.subjects(), InstrumentBody::subject));
        body.put("categories", list(grant.categories(), Enum::name));
        body.put("channels", list(grant.channels(), Enum::name));
        body.put("holders", holders == null ? null : List.copyOf(holders));
        body.put("window", interval(grant.window()));
        body.put("maxHops", grant.maxHops());
        body.put("maxRecords", grant.maxRecords());
        body.put("thirdParties", grant.thirdParties().name());
        body.put("exportAllowed", grant.exportAllowed());
        return body;
    }

    private static GrantTerms grant(JsonNode body) {
        return new GrantTerms(
                text(body, "id"),
                each(body, "subjects", InstrumentBody::subject),
                constants(body, "categories", Category.class),
                constants(body, "channels", Channel.class),
                body.path("holders").isNull() ? null : new TreeSet<>(each(body, "holders", JsonNode::asString)),
                interval(body.path("window")),
                body.path("maxHops").intValue(),
                body.path("maxRecords").intValue(),
                ThirdParties.valueOf(text(body, "thirdParties")),
                body.path("exportAllowed").booleanValue());
    }

    private static Map<String, @Nullable Object> subject(Subject subject) {
        return Map.of(
                "kind", subject.ref().kind().name(),
                "key", subject.ref().key(),
                "value", subject.identifier().value());
    }

    private static Subject subject(JsonNode body) {
        EntityKind kind = EntityKind.valueOf(text(body, "kind"));
        return new Subject(new EntityRef(kind, text(body, "key")), new Identifier(kind, text(body, "value")));
    }

    private static Map<String, @Nullable Object> approval(Approval approval) {
        return Map.of(
                "account", approval.account(),
                "duty", approval.duty().name(),
                "at", approval.at().toString(),
                "hash", approval.hash());
    }

    private static Approval approval(JsonNode body) {
        return new Approval(
                text(body, "account"), Duty.valueOf(text(body, "duty")), time(body, "at"), text(body, "hash"));
    }

    private static Map<String, @Nullable Object> proposal(Proposal proposal) {
        return Map.of(
                "terms", terms(proposal.terms()),
                "hash", proposal.hash(),
                "at", proposal.at().toString(),
                "approvals", list(proposal.approvals(), InstrumentBody::approval));
    }

    private static Proposal proposal(JsonNode body) {
        return new Proposal(
                terms(body.path("terms")),
                text(body, "hash"),
                time(body, "at"),
                each(body, "approvals", InstrumentBody::approval));
    }

    private static Map<String, @Nullable Object> interval(Interval interval) {
        return Map.of("from", interval.from().toString(), "to", interval.to().toString());
    }

    private static Interval interval(JsonNode body) {
        return new Interval(time(body, "from"), time(body, "to"));
    }

    private static <T> List<Object> list(Collection<T> items, Function<T, Object> body) {
        return items.stream().map(body).toList();
    }

    private static <T> List<T> each(JsonNode body, String name, Function<JsonNode, T> item) {
        return body.path(name).values().stream().map(item).toList();
    }

    private static <E extends Enum<E>> Set<E> constants(JsonNode body, String name, Class<E> type) {
        EnumSet<E> constants = EnumSet.noneOf(type);
        each(body, name, JsonNode::asString).forEach(text -> constants.add(Enum.valueOf(type, text)));
        return constants;
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString();
    }

    private static @Nullable String orNull(JsonNode body, String name) {
        return body.path(name).isNull() ? null : text(body, name);
    }

    private static Instant time(JsonNode body, String name) {
        return Instant.parse(text(body, name));
    }
}
