package io.cardtrail.warrant;

import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of an instrument and its grants. What approvals bind is in it; what the life-cycle changes (state,
 * approvals, generation) and our own id are not.
 */
final class InstrumentText {
    private InstrumentText() {}

    /** {@return SHA-256 of the canonical text, hex} */
    static String hash(InstrumentTerms instrument) {
        return Sha256.hex(of(instrument));
    }

    /** {@return SHA-256 of the canonical text of one grant, hex} */
    static String hash(GrantTerms terms) {
        return Sha256.hex(CanonicalJson.of(grant(terms)));
    }

    static String of(InstrumentTerms instrument) {
        Map<String, @Nullable Object> text = new HashMap<>();
        text.put("number", instrument.number());
        text.put("kind", instrument.kind().name());
        text.put("issuer", instrument.issuer());
        text.put("holders", sorted(instrument.holders()));
        text.put("caseNumber", instrument.caseNumber());
        text.put("caseStage", instrument.caseStage());
        text.put("purpose", instrument.purpose());
        text.put("legalBasis", instrument.legalBasis());
        text.put("jurisdiction", instrument.jurisdiction());
        text.put("mlaApproval", instrument.mlaApproval());
        text.put("lifeAtRisk", instrument.lifeAtRisk());
        text.put("assignees", instrument.assignees());
        text.put("document", instrument.document());
        text.put("validity", interval(instrument.validity()));
        text.put(
                "grants",
                instrument.grants().stream().map(InstrumentText::grant).toList());
        return CanonicalJson.of(text);
    }

    private static Map<String, @Nullable Object> grant(GrantTerms terms) {
        Map<String, @Nullable Object> text = new HashMap<>();
        text.put("id", terms.id());
        text.put(
                "subjects",
                terms.subjects().stream().map(InstrumentText::subject).toList());
        text.put(
                "categories", sorted(terms.categories().stream().map(Enum::name).toList()));
        text.put("channels", sorted(terms.channels().stream().map(Enum::name).toList()));
        text.put("holders", terms.holders() == null ? null : sorted(terms.holders()));
        text.put("window", interval(terms.window()));
        text.put("maxHops", terms.maxHops());
        text.put("maxRecords", terms.maxRecords());
        text.put("thirdParties", terms.thirdParties().name());
        text.put("exportAllowed", terms.exportAllowed());
        return text;
    }

    private static Map<String, String> subject(Subject subject) {
        // A PIN is shown as asterisks, which would not tell one from another.
        String value = subject.ref().kind() == EntityKind.PIN
                ? subject.ref().key()
                : subject.identifier().value();
        return Map.of("kind", subject.ref().kind().name(), "value", value);
    }

    private static Map<String, String> interval(Interval interval) {
        return Map.of("from", interval.from().toString(), "to", interval.to().toString());
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }
}
