package io.cardtrail.trace.judgement;

import io.cardtrail.model.AgreementLevel;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.JudgedField;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The weights of agreement: shipped and dated, never estimated from the data of an investigation. Weights are log2(m/u) in
 * thousandths of a bit, rounded once, so that a sum is exact.
 */
public final class WeightTable {
    private static final double EXACT = 1e-9;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final File file;
    private final String hash;
    private final Map<JudgedField, Map<AgreementLevel, Long>> weights = new EnumMap<>(JudgedField.class);

    /** Chances of a level where both ends are the same and where they are not. */
    record Chances(double m, double u) {}

    /** A kind of pair: the chance before anything is compared, the sum that proposes it, what is compared. */
    record Terms(double prior, double threshold, List<JudgedField> fields, List<JudgedField> exactKeys) {}

    /** The file. */
    record File(
            String name,
            int version,
            String date,
            String unit,
            String source,
            @Nullable String knownError,
            int sharedFrom,
            int sharedWithinHours,
            int closeWithinMinutes,
            double closeNameFrom,
            Map<JudgedField, Map<AgreementLevel, Chances>> fields,
            Map<PairKind, Terms> pairs) {}

    private WeightTable(File file, String hash) {
        this.file = file;
        this.hash = hash;
        file.fields().forEach((field, levels) -> {
            check(field, levels);
            Map<AgreementLevel, Long> each = new EnumMap<>(AgreementLevel.class);
            levels.forEach((level, chances) -> each.put(level, thousandths(chances.m() / chances.u())));
            weights.put(field, each);
        });
    }

    /** {@return the table of this version} */
    public static WeightTable shipped() {
        try (InputStream in =
                Objects.requireNonNull(WeightTable.class.getResourceAsStream("/judgement/weights.json"))) {
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the weight table can't be read", e);
        }
    }

    /**
     * {@return the table in a file}
     *
     * @throws BadRequest naming what is wrong in it
     */
    static WeightTable parse(byte[] json) {
        File file;
        try {
            file = JSON.readValue(json, File.class);
        } catch (JacksonException e) {
            throw new BadRequest("the weight table is not readable: " + e.getOriginalMessage());
        }
        LocalDate.parse(file.date());
        for (PairKind kind : PairKind.values()) {
            Terms terms = file.pairs().get(kind);
            if (terms == null || !(terms.prior() > 0 && terms.prior() < 1)) {
                throw new BadRequest("the weight table needs pairs." + kind + " with a prior between 0 and 1");
            }
            if (!file.fields().keySet().containsAll(terms.fields())
                    || !terms.fields().containsAll(terms.exactKeys())) {
                throw new BadRequest("the weight table's pairs." + kind + " names a field that has no weights");
            }
        }
        return new WeightTable(file, Sha256.hex(json));
    }

    private static void check(JudgedField field, Map<AgreementLevel, Chances> levels) {
        double m = 0;
        double u = 0;
        for (Chances chances : levels.values()) {
            if (!(chances.m() > 0 && chances.u() > 0)) {
                throw new BadRequest("the weight table's fields." + field + " has a chance that is not above 0");
            }
            m += chances.m();
            u += chances.u();
        }
        if (levels.containsKey(AgreementLevel.MISSING) || Math.abs(m - 1) > EXACT || Math.abs(u - 1) > EXACT) {
            throw new BadRequest(
                    "the weight table's fields." + field + " must have chances that add up to 1, and none for MISSING");
        }
    }

    private static long thousandths(double odds) {
        return Math.round(1000 * (StrictMath.log(odds) / StrictMath.log(2)));
    }

    /** {@return the weight, thousandths of a bit; 0 for MISSING, and for a level the field does not tell apart} */
    long weight(JudgedField field, AgreementLevel level) {
        return weights.getOrDefault(field, Map.of()).getOrDefault(level, 0L);
    }

    List<JudgedField> fields(PairKind kind) {
        return terms(kind).fields().stream().sorted().toList();
    }

    List<JudgedField> exactKeys(PairKind kind) {
        return terms(kind).exactKeys().stream().sorted().toList();
    }

    /** {@return log2 of the prior odds, thousandths of a bit} */
    long prior(PairKind kind) {
        double prior = terms(kind).prior();
        return thousandths(prior / (1 - prior));
    }

    long threshold(PairKind kind) {
        return Math.round(1000 * terms(kind).threshold());
    }

    /** {@return from how many users on a device or address is no sign of identity} */
    int sharedFrom() {
        return file.sharedFrom();
    }

    Duration sharedWithin() {
        return Duration.ofHours(file.sharedWithinHours());
    }

    /** {@return how far apart in time an address still is EQUAL} */
    Duration closeWithin() {
        return Duration.ofMinutes(file.closeWithinMinutes());
    }

    double closeNameFrom() {
        return file.closeNameFrom();
    }

    /** {@return name and version, such as stands in a judgement} */
    public String rule() {
        return file.name() + "/" + file.version();
    }

    public String date() {
        return file.date();
    }

    public String unit() {
        return file.unit();
    }

    public String source() {
        return file.source();
    }

    /** {@return what is known of how often it is wrong; null where nobody has measured it} */
    public @Nullable String knownError() {
        return file.knownError();
    }

    /** {@return SHA-256 of the file, hex} */
    public String hash() {
        return hash;
    }

    private Terms terms(PairKind kind) {
        return Objects.requireNonNull(file.pairs().get(kind));
    }
}
