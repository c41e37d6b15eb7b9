package io.cardtrail.report.again;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.model.Role;
import io.cardtrail.trace.Direction;
import io.cardtrail.trace.TraceThread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the answers of a report rest on: {@code reproduction.json} in its bundle. It has everything that was met while they were found, and says
 * who or what is meant by stand-ins, so that it tells nothing that the pages don't but which records have to do with each other. Times are
 * RFC 3339, money is fen.
 *
 * @param blind says nothing; null in reports from before it
 */
public record Reproduction(String format, @Nullable String blind, List<Answer> answers) {
    public static final String FORMAT = "cardtrail-reproduction/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Its name in a bundle. */
    public static final String FILE = "reproduction.json";

    /** {@return the file that has these answers} */
    public static Reproduction of(List<Answer> answers) {
        return new Reproduction(FORMAT, null, List.copyOf(answers));
    }

    /** {@return the same with a text that keeps its hash from being guessed by whoever has a copy of the report without it} */
    public Reproduction blinded(String by) {
        return new Reproduction(format, by, answers);
    }

    /**
     * {@return what a bundle's file says}
     *
     * @throws CannotReproduce if it is none of this version's
     */
    public static Reproduction read(byte[] file) throws CannotReproduce {
        try {
            Reproduction read = JSON.readValue(file, Reproduction.class);
            if (!FORMAT.equals(read.format())) {
                throw new CannotReproduce(
                        FILE + " is of the form '" + read.format() + "', and this release reads " + FORMAT);
            }
            return read;
        } catch (JacksonException e) {
            throw new CannotReproduce(FILE + " is none that can be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Why an answer can't be found again from the bundle alone. */
    public enum Impossible {
        /** It rests on what people have judged, which no row says. */
        JUDGEMENTS,
        /** It rests on more than {@link StandIns#MOST} roles of acts. */
        TOO_LARGE
    }

    /**
     * One answer.
     *
     * @param digest which another installation must find, hex
     * @param at by when it was judged what can still be asked for
     * @param things whom and what {@link Part#thing} counts, from 1
     */
    public record Answer(
            String digest,
            @Nullable Impossible impossible,
            @Nullable Asked asked,
            String at,
            List<Thing> things,
            List<Act> acts,
            List<Keeping> keepings,
            List<Delivered> delivered,
            List<Deadline> deadlines) {}

    /** The question, with things by their numbers; {@code ways} is how many of the best ones, where ways were asked for. */
    public record Asked(
            TraceThread thread,
            Direction direction,
            int start,
            int maxHops,
            int limit,
            boolean whole,
            @Nullable String maxGap,
            Map<String, String> skew,
            List<Integer> via,
            List<Integer> without,
            @Nullable Integer to,
            @Nullable Integer ways) {}

    /** {@code key} is a stand-in, but for cards, organisations and the platforms of accounts that the answer names. */
    public record Thing(EntityKind kind, String key) {}

    /** {@code reference} and {@code settledBy} are stand-ins: equal ones were equal. */
    public record Act(
            ActKind kind,
            String at,
            String atText,
            String clock,
            Channel channel,
            String holder,
            @Nullable String reference,
            @Nullable String settledBy,
            @Nullable Long faceValue,
            @Nullable Long amount,
            @Nullable Long unitPrice,
            @Nullable Long quantity,
            @Nullable String carrier,
            @Nullable String rangeFirst,
            @Nullable String rangeLast,
            List<Part> roles,
            List<Row> rows) {}

    public record Part(Role role, int thing) {}

    /** A row that says it; {@code leaf} as the source ledger has it, hex. */
    public record Row(String file, String sha256, long line, String leaf) {}

    /** A row about what became of records. */
    public record Keeping(
            RecordKeepingKind kind,
            String at,
            String atText,
            Channel channel,
            String holder,
            Category category,
            String from,
            String to,
            List<Row> rows) {}

    /** That a holder's files hold acts of a kind: taken as it is stated. */
    public record Delivered(String holder, ActKind kind) {}

    /** Until when such a record must be there by the profiles; taken as it is stated. */
    public record Deadline(
            String at,
            ActKind kind,
            @Nullable Channel channel,
            @Nullable String holder,
            @Nullable String until) {}
}
