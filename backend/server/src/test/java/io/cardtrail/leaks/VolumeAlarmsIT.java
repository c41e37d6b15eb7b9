package io.cardtrail.leaks;

import static io.cardtrail.leaks.Story.ALICE;
import static io.cardtrail.leaks.Story.BANK_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.identity.AccountRole;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever reads much about people whom the instrument does not name is told of: to auditors and custodians, and at half for insiders. */
class VolumeAlarmsIT {
    private static final String INSIDER = "carla";

    private Story story;

    @BeforeEach
    void begins() {
        story = Story.begin(Map.of());
        story.server().session(INSIDER, AccountRole.INVESTIGATOR, "示例移动");
    }

    @AfterEach
    void ends() {
        story.close();
    }

    @Test
    void over_fifty_third_party_records_auditor_and_custodian_see_one_alarm_and_the_reader_none() {
        String order = story.wide(ALICE);

        assertThat(Story.trace(story.alice(), order, BANK_CARD).status()).isEqualTo(200);
        assertThat(Story.trace(story.alice(), order, BANK_CARD).status()).isEqualTo(200);

        assertThat(seen("auditor", AccountRole.AUDITOR)).containsExactly(ALICE + " 50 " + order);
        assertThat(seen("custodian", AccountRole.CUSTODIAN)).containsExactly(ALICE + " 50 " + order);
        assertThat(seen(ALICE, AccountRole.INVESTIGATOR)).isEmpty();
    }

    @Test
    void whoever_works_for_a_record_holder_reaches_the_first_threshold_at_half() {
        String order = story.wide(INSIDER);

        assertThat(Story.trace(story.offices().investigator(INSIDER), order, BANK_CARD)
                        .status())
                .isEqualTo(200);

        assertThat(seen("auditor", AccountRole.AUDITOR)).containsExactly(INSIDER + " 25 " + order);
    }

    @Test
    void an_alarm_that_a_crash_prevented_is_made_up_for_at_the_next_start_with_each_account_s_own_thresholds() {
        AuditLog log = story.server().bean(AuditLog.class);
        for (String account : List.of(ALICE, INSIDER)) {
            String token = log.append(new Entry.Intent(
                            account, new Entry.Authority("W-1", "hash", 3, "policy"), "g1", "trace", "{}", 1))
                    .token();
            log.append(new Entry.Result(account, token, 30, 30, "digest", new TreeHead(7, "cd".repeat(32)), "test"));
        }
        story.alice();
        story.server().close();

        story = story.again(Map.of());

        assertThat(seen("auditor", AccountRole.AUDITOR)).containsExactly(INSIDER + " 25 W-1");
    }

    private List<String> seen(String account, AccountRole role) {
        JsonNode nodes = story.offices()
                .as(account, role)
                .ask("{ alarms(first: 20) { totalCount nodes { account threshold warrant } } }", Map.of())
                .at("data.alarms.nodes");
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(alarm -> alarm.path("account").asString() + " "
                        + alarm.path("threshold").asInt() + " "
                        + alarm.path("warrant").asString())
                .toList();
    }
}
