package io.cardtrail.report.again;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Approval;
import io.cardtrail.warrant.Decision;
import io.cardtrail.warrant.Duty;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Reader;
import io.cardtrail.warrant.ThirdParties;
import io.cardtrail.warrant.WarrantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The grant of a report, made from what {@code path.json} says of it, over a graph that holds what that grant left and nothing else. It names
 * nobody: whether the question may be asked was decided where it was asked.
 */
final class StatedGrant {
    private static final Reader READER = Reader.domestic(CleanGraph.BY);

    private StatedGrant() {}

    /**
     * {@return the grant}
     *
     * @param instrument of {@code path.json}
     * @param holders of what is read: a notice to one holder reaches that holder's records
     * @param at when it was used
     * @throws CannotReproduce if by this release's matrix there is no such grant
     */
    static Grant of(JsonNode instrument, Set<String> holders, Instant at) throws CannotReproduce {
        JsonNode stated = instrument.path("grant");
        GrantTerms terms = new GrantTerms(
                stated.path("id").asString(),
                List.of(),
                names(stated.path("categories")).map(Category::valueOf).collect(Collectors.toSet()),
                names(stated.path("channels")).map(Channel::valueOf).collect(Collectors.toSet()),
                null,
                window(instrument),
                stated.path("maxHops").asInt(),
                stated.path("maxRecords").asInt(),
                ThirdParties.PSEUDONYM,
                false);
        InstrumentTerms text = new InstrumentTerms(
                instrument.path("number").asString(),
                InstrumentKind.valueOf(instrument.path("kind").asString()),
                "",
                List.copyOf(holders),
                "",
                null,
                "",
                "",
                InstrumentTerms.HOME,
                null,
                false,
                List.of(CleanGraph.BY),
                null,
                new Interval(at.minus(Duration.ofHours(1)), at.plus(Duration.ofHours(1))),
                List.of(terms));
        String hash = text.hash();
        Instrument stands = new Instrument(
                "reproduced",
                "requester",
                text,
                hash,
                WarrantState.APPROVED,
                List.of(
                        new Approval("reviewer", Duty.REVIEW, at, hash),
                        new Approval("custodian", Duty.CUSTODY, at, hash)),
                1,
                null,
                null);
        Decision decision = new Kernel(PolicyMatrix.shipped())
                .decide(stands, new AccessRequest(terms.id(), List.of(), null, null, null, null), READER, at);
        return switch (decision) {
            case Decision.Granted granted -> granted.grant();
            case Decision.Denied denied ->
                throw new CannotReproduce("the policy matrix of this release ("
                        + PolicyMatrix.shipped().hash() + ") gives no such grant: " + denied.reasons()
                        + "; use the release that path.json names");
        };
    }

    /** {@return the event times that the grant reaches} */
    static Interval window(JsonNode instrument) {
        JsonNode window = instrument.path("grant").path("window");
        return new Interval(
                Instant.parse(window.path("from").asString()),
                Instant.parse(window.path("to").asString()));
    }

    private static Stream<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }
}
