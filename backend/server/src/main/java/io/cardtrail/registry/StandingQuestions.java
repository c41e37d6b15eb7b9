package io.cardtrail.registry;

import io.cardtrail.graph.Query;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.Row;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.model.EdgeKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What accounts keep asking under instruments. It answers nothing: whoever asks one again goes through the kernel and the read door like
 * anybody else. In the database a question is one text sealed with the installation's key, found by a keyed hash of instrument and
 * account. Thread-safe.
 */
public final class StandingQuestions {
    static final Query KEEP = Query.named("registry/keep-question");
    static final Query KEPT = Query.named("registry/kept-questions");
    static final Query SEE = Query.named("registry/see-question");
    static final Query DROP = Query.named("registry/drop-question");

    /** Standing questions of one account under one instrument: each is asked again and again. */
    private static final int MOST = 20;

    private static final int LONGEST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecordDoor door;
    private final EdgeKey key;
    private final Clock clock;

    /** Questions in the register's database. */
    public StandingQuestions(RecordDoor door, EdgeKey key, Clock clock) {
        this.door = door;
        this.key = key;
        this.clock = clock;
    }

    /**
     * {@return the question, kept}
     *
     * @param found acts it finds as it is kept, by our own ids: nobody needs to hear of these again
     * @throws BadRequest if the name is none, or there are {@value #MOST} already
     */
    public StandingQuestion keep(
            String account, String instrument, String name, String question, Collection<String> found) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new BadRequest("name must be 1 to " + LONGEST_NAME + " characters and not blank");
        }
        String id = freshId();
        Instant now = clock.instant();
        StandingQuestion made = new StandingQuestion(id, name, question, now, now, marks(id, found));
        String of = owner(account, instrument);
        door.write(records -> {
            List<Row> kept = records.rows(KEPT, Map.of("of", of));
            if (kept.size() >= MOST) {
                throw new BadRequest("there are " + MOST
                        + " standing questions under this instrument already: drop one that is not needed any more");
            }
            long place = kept.isEmpty() ? 1 : kept.getLast().number("kept") + 1;
            return records.rows(KEEP, Map.of("id", id, "of", of, "kept", place, "body", seal(made)));
        });
        return made;
    }

    /** {@return what this account keeps under this instrument, oldest first} */
    public List<StandingQuestion> kept(String account, String instrument) {
        return door.read(records -> records.rows(KEPT, Map.of("of", owner(account, instrument)))).stream()
                .map(row -> open(row.string("id"), row.string("body")))
                .toList();
    }

    /** {@return one of them; empty for absent and for somebody else's} */
    public Optional<StandingQuestion> find(String account, String instrument, String id) {
        return kept(account, instrument).stream()
                .filter(question -> question.id().equals(id))
                .findFirst();
    }

    /**
     * {@return the question, whose asker knows by now what it finds; empty if it was dropped meanwhile}
     *
     * @param found acts it finds, by our own ids
     */
    public Optional<StandingQuestion> see(
            String account, String instrument, StandingQuestion question, Collection<String> found) {
        StandingQuestion seen = new StandingQuestion(
                question.id(),
                question.name(),
                question.question(),
                question.keptAt(),
                clock.instant(),
                marks(question.id(), found));
        Map<String, Object> params = Map.of("id", seen.id(), "of", owner(account, instrument), "body", seal(seen));
        return door.write(records -> records.rows(SEE, params)).isEmpty() ? Optional.empty() : Optional.of(seen);
    }

    /** {@return whether there was such a question; it is gone} */
    public boolean drop(String account, String instrument, String id) {
        Map<String, Object> params = Map.of("id", id, "of", owner(account, instrument));
        return !door.write(records -> records.rows(DROP, params)).isEmpty();
    }

    /** {@return whether an act, by our own id, was not yet found when the asker last took note} */
    public boolean unseen(StandingQuestion question, String act) {
        return !question.seen().contains(mark(question.id(), act));
    }

    /** {@return how many of the acts found then are not found any more} */
    public int gone(StandingQuestion question, Collection<String> found) {
        Set<String> now = marks(question.id(), found);
        return (int)
                question.seen().stream().filter(mark -> !now.contains(mark)).count();
    }

    private Set<String> marks(String id, Collection<String> acts) {
        return acts.stream().map(act -> mark(id, act)).collect(Collectors.toSet());
    }

    private String mark(String id, String act) {
        // Half of it is enough to tell some thousand acts apart.
        return key.hash("standing question " + id + " " + act).substring(0, 32);
    }

    private String owner(String account, String instrument) {
        return key.hash("standing questions " + CanonicalJson.of(List.of(instrument, account)));
    }

    private String seal(StandingQuestion question) {
        return key.seal(CanonicalJson.of(Map.of(
                "id", question.id(),
                "name", question.name(),
                "question", question.question(),
                "keptAt", question.keptAt().toString(),
                "seenAt", question.seenAt().toString(),
                "seen", List.copyOf(new TreeSet<>(question.seen())))));
    }

    private StandingQuestion open(String id, String sealed) {
        JsonNode body = JSON.readTree(key.unseal(sealed));
        if (!text(body, "id").equals(id)) {
            throw new IllegalStateException("the database has another standing question's text under this id");
        }
        return new StandingQuestion(
                id,
                text(body, "name"),
                text(body, "question"),
                Instant.parse(text(body, "keptAt")),
                Instant.parse(text(body, "seenAt")),
                body.path("seen").values().stream().map(JsonNode::asString).collect(Collectors.toSet()));
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString();
    }

    private static String freshId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "q" + HexFormat.of().formatHex(bytes);
    }
}
