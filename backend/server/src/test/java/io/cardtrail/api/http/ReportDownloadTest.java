package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardtrail.api.Egress;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.AuditReader;
import io.cardtrail.audit.Leaf;
import io.cardtrail.graph.InstrumentChanged;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.registry.OnRecord;
import io.cardtrail.registry.Releases;
import io.cardtrail.report.SealedReport;
import io.cardtrail.report.SealedReports;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Sample;
import io.cardtrail.warrant.WarrantState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** A report's bundle leaves under its instrument as any answer does. */
class ReportDownloadTest {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String ID = "r".repeat(32);
    private static final Account READER = new Account("reader", Set.of(AccountRole.INVESTIGATOR));
    private static final Instrument APPROVED =
            Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, Sample.everything("g1"));

    @TempDir
    private Path folder;

    private final Releases releases = new Releases();
    private final List<Boolean> left = new ArrayList<>();
    private AuditLog log;

    @BeforeEach
    void begins() throws IOException {
        log = AuditLog.open(folder.resolve("audit"), Clock.systemUTC());
        stored(null);
    }

    /** Stores a report that was sealed under this clause. */
    private void stored(@Nullable String clause) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports"));
        SealedReport report = new SealedReport(
                ID,
                "0".repeat(64),
                APPROVED.id(),
                "g1",
                1,
                "reader",
                Sample.NOW,
                "",
                "",
                "",
                "",
                4,
                List.of(),
                List.of(),
                clause);
        Files.writeString(
                reports.resolve(ID + ".report"),
                OnRecord.KEY.seal(JsonMapper.builder().build().writeValueAsString(report)));
        Files.writeString(
                reports.resolve(ID + ".bundle"),
                OnRecord.KEY.seal(Base64.getEncoder().encodeToString(ZIP)));
    }

    @AfterEach
    void ends() {
        log.close();
    }

    /** {@return what is answered, while the instrument stands like this when it is looked at, in order} */
    private MockHttpServletResponse download(Instrument... standing) throws IOException {
        return download(READER, standing);
    }

    private MockHttpServletResponse download(Account account, Instrument... standing) throws IOException {
        Deque<Instrument> looks = new ArrayDeque<>(Arrays.asList(standing));
        ReportDownload download = new ReportDownload(
                new SealedReports(folder.resolve("reports"), OnRecord.KEY),
                id -> {
                    left.add(OnRecord.left(releases, id));
                    return Optional.of(looks.removeFirst());
                },
                releases,
                log,
                new Kernel(PolicyMatrix.shipped()),
                PolicyMatrix.shipped(),
                new Egress("CN"),
                Clock.fixed(Sample.NOW, ZoneOffset.UTC));
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public void setContentLength(int length) {
                left.add(OnRecord.left(releases, APPROVED.id()));
                super.setContentLength(length);
            }
        };
        download.bundle(account, ID, response);
        return response;
    }

    private List<String> leaves() {
        return AuditReader.leaves(folder.resolve("audit")).stream()
                .map(Leaf::text)
                .toList();
    }

    @Test
    void what_leaves_is_waited_for_from_before_the_last_look_until_it_has_left() throws IOException {
        assertThat(download(APPROVED, APPROVED).getContentAsByteArray()).isEqualTo(ZIP);
        assertThat(left).as("first look, last look, first byte").containsExactly(true, false, false);
        assertThat(OnRecord.left(releases, APPROVED.id())).isTrue();
        assertThat(leaves().getLast()).contains("ADMIN_ENDED", "DONE");
    }

    @Test
    void what_was_revoked_while_the_bundle_was_opened_does_not_leave() {
        for (Instrument now : List.of(
                Sample.moved(APPROVED, WarrantState.CANCELLED), Sample.moved(APPROVED, WarrantState.APPROVED))) {
            assertThatThrownBy(() -> download(APPROVED, now)).isInstanceOf(InstrumentChanged.class);
            assertThat(leaves().getLast()).contains("ADMIN_ENDED", "INSTRUMENT_CHANGED");
            assertThat(OnRecord.left(releases, APPROVED.id())).isTrue();
        }
    }

    @Test
    void a_refusal_is_on_record_like_that_of_a_question() throws IOException {
        MockHttpServletResponse refused = download(Sample.moved(APPROVED, WarrantState.SUSPENDED));
        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(refused.getContentAsByteArray()).isEmpty();
        assertThat(leaves()).hasSize(1);
        assertThat(leaves().getFirst()).contains("\"DENIED\"", "downloadReport", "NOT_USABLE");
    }

    @Test
    void under_another_clause_of_the_same_id_nothing_leaves() throws IOException {
        stored(Sample.everything("g1").hash());
        assertThat(download(APPROVED, APPROVED).getStatus()).isEqualTo(200);
        GrantTerms narrower = Sample.terms(
                "g1", List.of(Sample.PHONE), Set.of(Category.CARD), Set.of(Channel.CARRIER), null, Sample.WINDOW, 4);
        Instrument updated = Sample.instrument(InstrumentKind.COURT_ORDER_CRIMINAL, narrower);
        assertThat(download(updated).getStatus()).isEqualTo(404);
        assertThat(leaves().getLast()).contains("GRANT_NOT_CHOSEN");
    }

    @Test
    void a_token_without_a_role_that_asks_gets_nothing_of_its_accounts_reports() throws IOException {
        Account token = new Account(READER.name(), Set.of(AccountRole.CUSTODIAN));
        assertThat(download(token, APPROVED).getStatus()).isEqualTo(404);
        assertThat(leaves().getFirst()).contains("NOT_ASSIGNED");
    }
}
