package io.cardtrail.registry;

import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Sha256;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import io.cardtrail.warrant.WarrantState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads instruments from the neutral form of the acceptance cases, with as many approvals as it says: for tests of the kernel. The
 * product has no such way in.
 */
public final class InstrumentFile {
    /** Whom every instrument read here is assigned to. */
    public static final String READER = "reader";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> INSTRUMENT = Set.of(
            "number",
            "kind",
            "issuer",
            "holders",
            "caseNumber",
            "purpose",
            "legalBasis",
            "state",
            "approvals",
            "validity",
            "grants");
    private static final Set<String> GRANT =
            Set.of("subjects", "holders", "window", "maxRecords", "thirdParties", "exportAllowed");
    /** Absent: none of them, and no hop. */
    private static final Set<String> GRANT_OPTIONAL = Set.of("categories", "channels", "maxHops");

    private final Identifiers identifiers;

    public InstrumentFile(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /**
     * {@return the instruments in {@code file}, in its order}
     *
     * @throws BadRequest if anything in it is unknown, missing or wrong; the message names file, instrument and field
     * @throws UncheckedIOException if it can't be read
     */
    public List<Instrument> read(Path file) {
        try {
            return read(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the instruments can't be read from " + file, e);
        }
    }

    /** {@return the instruments in {@code json}; {@code name} is what messages call it} */
    public List<Instrument> read(String name, String json) {
        JsonNode top = parsed(name, json);
        if (!top.isArray()) {
            throw new BadRequest(name + " must be a list of instruments");
        }
        List<Instrument> instruments = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (JsonNode node : top.values()) {
            String number = node.path("number").asString("");
            String where =
                    name + ", instrument " + (number.isBlank() ? "at place " + (instruments.size() + 1) : number);
            Instrument instrument = instrument(node, where);
            if (!numbers.add(instrument.number())) {
                throw new BadRequest(where + ": the number stands twice");
            }
            instruments.add(instrument);
        }
        return List.copyOf(instruments);
    }

    private static JsonNode parsed(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadRequest(name + " is no JSON: line " + e.getLocation().getLineNr());
        }
    }

    private Instrument instrument(JsonNode node, String where) {
        Fields fields = new Fields(node, where, INSTRUMENT, Set.of("caseStage"));
        WarrantState state = fields.constant("state", WarrantState.class);
        if (state == WarrantState.EXPIRED) {
            throw new BadRequest(fields.where("state") + " EXPIRED comes from the clock; give validity instead");
        }
        List<GrantTerms> grants = new ArrayList<>();
        for (JsonNode grant : fields.list("grants")) {
            String id = "g" + (grants.size() + 1);
            grants.add(grant(grant, where + ", grant " + id, id));
        }
        if (grants.isEmpty()) {
            throw new BadRequest(fields.where("grants") + " is empty");
        }
        InstrumentTerms terms = new InstrumentTerms(
                fields.text("number"),
                fields.constant("kind", InstrumentKind.class),
                fields.text("issuer"),
                fields.texts("holders"),
                fields.text("caseNumber"),
                fields.isNull("caseStage") ? null : fields.text("caseStage"),
                fields.text("purpose"),
                fields.text("legalBasis"),
                InstrumentTerms.HOME,
                null,
                false,
                List.of(READER),
                null,
                interval(fields, "validity"),
                grants);
        return new Instrument(
                id(terms.number()),
                "requester",
                terms,
                terms.hash(),
                state,
                Sample.approvals(fields.number("approvals", 0), terms, state),
                1,
                null,
                null);
    }

    /** Opaque, and the same after a restart, so that links and tokens go on. */
    private static String id(String number) {
        return "w" + Sha256.hex("cardtrail instrument " + number).substring(0, 32);
    }

    private GrantTerms grant(JsonNode node, String where, String id) {
        Fields fields = new Fields(node, where, GRANT, GRANT_OPTIONAL);
        List<Subject> subjects = new ArrayList<>();
        for (JsonNode subject : fields.list("subjects")) {
            subjects.add(subject(subject, where + ", subject " + (subjects.size() + 1)));
        }
        if (subjects.stream().map(Subject::ref).distinct().count() != subjects.size()) {
            throw new BadRequest(fields.where("subjects") + " names the same twice");
        }
        return new GrantTerms(
                id,
                subjects,
                fields.node("categories").isMissingNode() ? Set.of() : fields.constants("categories", Category.class),
                fields.node("channels").isMissingNode() ? Set.of() : fields.constants("channels", Channel.class),
                fields.isNull("holders") ? null : Set.copyOf(fields.texts("holders")),
                interval(fields, "window"),
                fields.node("maxHops").isMissingNode() ? 0 : fields.number("maxHops", 0),
                fields.number("maxRecords", 1),
                fields.constant("thirdParties", ThirdParties.class),
                fields.truth("exportAllowed"));
    }

    private Subject subject(JsonNode node, String where) {
        Fields fields = new Fields(node, where, Set.of("kind", "value"), Set.of());
        Identifier identifier = new Identifier(fields.constant("kind", EntityKind.class), fields.text("value"));
        try {
            return new Subject(identifiers.ref(identifier), identifiers.normalise(identifier));
        } catch (BadIdentifier e) {
            throw new BadRequest(fields.where("value") + ": " + e.getMessage());
        }
    }

    private static Interval interval(Fields fields, String name) {
        Fields ends = new Fields(fields.node(name), fields.where(name), Set.of("from", "to"), Set.of());
        Interval interval = new Interval(ends.time("from"), ends.time("to"));
        if (!interval.from().isBefore(interval.to())) {
            throw new BadRequest(fields.where(name) + ": to must be after from");
        }
        return interval;
    }
}
