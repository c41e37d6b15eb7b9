package io.cardtrail.leaks;

import static io.cardtrail.leaks.Desk.CONTENT;
import static io.cardtrail.leaks.Desk.drop;
import static io.cardtrail.leaks.Desk.input;
import static io.cardtrail.leaks.Desk.list;
import static io.cardtrail.leaks.Desk.on;
import static io.cardtrail.leaks.Desk.open;
import static io.cardtrail.leaks.Desk.opened;
import static io.cardtrail.leaks.Desk.refused;
import static io.cardtrail.leaks.Desk.save;
import static io.cardtrail.leaks.Desk.share;
import static io.cardtrail.leaks.Offices.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What is saved of an investigation is for its owner and those it was shared with, as far as each may use the instrument itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigationsIT {
    private final Desk desk = new Desk();
    private final Client alice = desk.alice;
    private final Client bob = desk.bob;

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void what_its_owner_saves_comes_back_as_it_was_and_is_shared_by_name() {
        String warrant = desk.instrument(Map.of());

        JsonNode saved = made(save(alice, warrant, Map.of()));
        String id = saved.path("id").asString();

        JsonNode back = opened(alice, warrant, id);
        assertThat(back).isEqualTo(saved);
        assertThat(back.path("content").asString()).isEqualTo(CONTENT);
        assertThat(back.path("narrative").asString()).isEqualTo("叙述");
        assertThat(back.path("mine").asBoolean()).isTrue();
        assertThat(back.path("generation").asInt()).isOne();
        assertThat(opened(bob, warrant, id).isNull()).isTrue();

        made(share(alice, warrant, id, "bob"));
        JsonNode shared = opened(bob, warrant, id);
        assertThat(shared.path("mine").asBoolean()).isFalse();
        assertThat(shared.path("owner").asString()).isEqualTo("alice");
        assertThat(shared.path("content").asString()).isEqualTo(CONTENT);

        made(share(alice, warrant, id));
        assertThat(opened(bob, warrant, id).isNull()).isTrue();
    }

    @Test
    void absent_and_somebody_elses_and_not_shared_are_one_answer() {
        String warrant = desk.instrument(Map.of());
        String id = made(save(alice, warrant, Map.of())).path("id").asString();
        String absent = "i" + "0".repeat(id.length() - 1);

        assertThat(open(bob, warrant, id).comparable())
                .isEqualTo(open(bob, warrant, absent).comparable());
        assertThat(save(bob, warrant, Map.of("id", id, "g", 1)).comparable())
                .isEqualTo(save(bob, warrant, Map.of("id", absent, "g", 1)).comparable());
        assertThat(share(bob, warrant, id, "bob").comparable())
                .isEqualTo(share(bob, warrant, absent, "bob").comparable());
        assertThat(drop(bob, warrant, id).comparable())
                .isEqualTo(drop(bob, warrant, absent).comparable());
        assertThat(list(bob, warrant, 20, null)
                        .at("data.warrant.investigations.totalCount")
                        .asInt())
                .isZero();
        String other = desk.instrument(Map.of());
        assertThat(opened(alice, other, id).isNull()).isTrue();
        assertThat(opened(alice, warrant, id).path("id").asString()).isEqualTo(id);
    }

    @Test
    void a_colleague_saves_too_and_only_the_owner_shares_and_drops() {
        String warrant = desk.instrument(Map.of());
        JsonNode first = made(save(alice, warrant, Map.of()));
        String id = first.path("id").asString();
        made(share(alice, warrant, id, "bob", "alice", "bob"));

        JsonNode second = made(save(bob, warrant, on(first, input(Map.of("name", "bob's")))));

        assertThat(second.path("owner").asString()).isEqualTo("alice");
        assertThat(second.path("savedBy").asString()).isEqualTo("bob");
        assertThat(second.path("colleagues").valueStream().map(JsonNode::asString))
                .containsExactly("bob");
        assertThat(opened(alice, warrant, id).path("name").asString()).isEqualTo("bob's");
        refused(share(bob, warrant, id, "carol"), "FORBIDDEN", "only its owner");
        assertThat(drop(bob, warrant, id).at("data.dropInvestigation").asBoolean())
                .isFalse();
        assertThat(drop(alice, warrant, id).at("data.dropInvestigation").asBoolean())
                .isTrue();
        assertThat(drop(alice, warrant, id).at("data.dropInvestigation").asBoolean())
                .isFalse();
        assertThat(opened(bob, warrant, id).isNull()).isTrue();
        assertThat(desk.neo4j.count("MATCH (v:InvestigationVersion {of: '" + id + "'}) RETURN count(v) AS n"))
                .isZero();
    }

    @Test
    void sharing_gives_no_access_to_whoever_the_instrument_is_not_assigned_to() {
        String warrant = desk.instrument(Map.of());
        String id = made(save(alice, warrant, Map.of())).path("id").asString();
        made(share(alice, warrant, id, "carol", "reviewer", "nobody.there"));

        Response carols = open(desk.offices.investigator("carol"), warrant, id);
        assertThat(carols.at("data.warrant").isNull()).isTrue();
        assertThat(carols.at("errors").isMissingNode()).isTrue();
        refused(save(desk.offices.investigator("carol"), warrant, Map.of("id", id, "g", 1)), "NOT_FOUND");
        refused(open(desk.offices.reviewer(), warrant, id), "DENIED", "NOT_ASSIGNED");
        refused(open(desk.offices.reviewer(), warrant, "nothing"), "DENIED", "NOT_ASSIGNED");
        refused(list(desk.offices.reviewer(), warrant, 20, null), "DENIED", "NOT_ASSIGNED");
        refused(save(desk.offices.reviewer(), warrant, Map.of()), "DENIED", "NOT_ASSIGNED");
    }

    @Test
    void under_a_revoked_instrument_nothing_is_opened_saved_or_shared_and_ones_own_can_be_dropped() {
        String warrant = desk.instrument(Map.of());
        JsonNode saved = made(save(alice, warrant, Map.of()));
        String id = saved.path("id").asString();
        made(Offices.move(desk.offices.custodian(), warrant, "revokeWarrant", Offices.because("it is over")));

        refused(open(alice, warrant, id), "DENIED", "NOT_USABLE");
        refused(open(alice, warrant, "nothing"), "DENIED", "NOT_USABLE");
        refused(list(alice, warrant, 20, null), "DENIED", "NOT_USABLE");
        refused(save(alice, warrant, on(saved, Map.of())), "DENIED", "NOT_USABLE");
        refused(share(alice, warrant, id, "bob"), "DENIED", "NOT_USABLE");
        assertThat(drop(alice, warrant, id).at("data.dropInvestigation").asBoolean())
                .isTrue();
        assertThat(desk.neo4j.count("MATCH (i:Investigation {id: '" + id + "'}) RETURN count(i) AS n"))
                .isZero();
    }

    @Test
    void nothing_of_it_lies_in_the_database_in_clear_and_who_reads_is_what_is_sealed() {
        String warrant = desk.instrument(Map.of());
        JsonNode saved = made(save(
                alice,
                warrant,
                input(Map.of(
                        "name",
                        "名称一二三",
                        "narrative",
                        "叙述一二三",
                        "tags",
                        List.of("标签一二三"),
                        "content",
                        "{\"a\":\"内容一二三\"}"))));
        String id = saved.path("id").asString();
        made(save(alice, warrant, on(saved, Map.of("m", true))));
        made(share(alice, warrant, id, "bob"));
        String mine = made(save(alice, warrant, Map.of())).path("id").asString();

        List<String> stored = desk.neo4j.texts("MATCH (n) WHERE n:Investigation OR n:InvestigationVersion"
                + " UNWIND [n.id, n.of, n.head, n.body] AS text RETURN text UNION ALL MATCH (n:Investigation)"
                + " UNWIND n.readers AS text RETURN text");
        // Nothing else stands in them.
        assertThat(
                        desk.neo4j.texts(
                                "MATCH (n) WHERE n:Investigation OR n:InvestigationVersion UNWIND keys(n) AS text RETURN DISTINCT text"))
                .containsExactlyInAnyOrder("id", "of", "readers", "head", "body", "generation", "marked");
        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("一二三", "alice", "bob", warrant));

        // Bob's mark, put where it does not belong, opens nothing.
        desk.neo4j.texts("MATCH (a:Investigation {id: '" + id + "'}), (b:Investigation {id: '" + mine
                + "'}) SET b.readers = a.readers RETURN b.id AS text");
        assertThat(opened(bob, warrant, mine).isNull()).isTrue();
        assertThat(opened(bob, warrant, id).path("id").asString()).isEqualTo(id);
    }

    @Test
    void whoever_audits_sees_who_opened_saved_and_shared_and_each_refusal() {
        String warrant = desk.instrument(Map.of());
        JsonNode saved = made(save(alice, warrant, Map.of()));
        String id = saved.path("id").asString();
        made(share(alice, warrant, id, "bob"));
        opened(bob, warrant, id);
        save(bob, warrant, on(saved, Map.of("g", 9)));
        list(bob, warrant, 20, null);
        open(desk.offices.reviewer(), warrant, id);

        assertThat(desk.accesses(warrant))
                .contains(
                        "alice saveInvestigation ANSWERED",
                        "alice shareInvestigation ANSWERED",
                        "bob investigation ANSWERED",
                        "bob investigationVersions ANSWERED",
                        "bob saveInvestigation WITHHELD",
                        "bob investigations ANSWERED",
                        "reviewer investigation DENIED")
                .noneMatch(access -> access.endsWith("OPEN"));
        assertThat(drop(alice, warrant, id).at("data.dropInvestigation").asBoolean())
                .isTrue();
        assertThat(AuditReader.leaves(desk.data.resolve("audit").resolve("server")))
                .anyMatch(leaf -> leaf.text().contains("DROP_INVESTIGATION")
                        && leaf.text().contains(id));
    }
}
