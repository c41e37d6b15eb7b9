package io.cardtrail.trace.gap;

import static io.cardtrail.trace.gap.Lived.CARD;
import static io.cardtrail.trace.gap.Lived.SHOP;
import static io.cardtrail.trace.gap.Lived.at;
import static io.cardtrail.trace.gap.Lived.issue;
import static io.cardtrail.trace.gap.Lived.redemption;
import static org.assertj.core.api.Assertions.assertThat;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Interval;
import io.cardtrail.model.RecordKeepingKind;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.retention.RetentionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of causes, rule by rule, with its boundaries. The gap lies between 10 and 18 May 2026; a shop keeps sales two years. */
class JudgingTest {
    private static final Missing GAP = Missing.in(
                    CARD,
                    List.of(issue("2026-05-10", SHOP), redemption("2026-05-18")),
                    Set.of("issue 2026-05-10", "redemption 2026-05-18"),
                    false)
            .getFirst();
    private static final Expected SALE = new Expected(ActKind.SALE, Channel.OFFLINE_SHOP, "晨光通讯店");
    private static final Retained TWO_YEARS = Retained.by(RetentionProfiles.shipped()
            .withFloors(new RetentionTable(List.of(new RetentionTable.Floor(Channel.OFFLINE_SHOP, Category.SALE, 2)))));

    private static RecordFate fate(RecordKeepingKind kind, String at, String from, String to) {
        return new RecordFate(kind + " " + at, kind, at(at), "晨光通讯店", Category.SALE, new Interval(at(from), at(to)));
    }

    private static Judging.Verdict verdict(String now, boolean delivered, RecordFate... fates) {
        return new Judging(List.of(fates), delivered ? Set.of(SALE) : Set.of(), TWO_YEARS, at(now)).on(GAP);
    }

    /** Kinds and times, such as {@code DESTRUCTION 2026-06-02}, of rows about May 2026. */
    @ParameterizedTest
    @CsvSource({
        "PRESERVATION 2026-05-30 DESTRUCTION 2026-06-02, DESTROYED_AFTER_NOTICE",
        "PRESERVATION 2026-06-02 DESTRUCTION 2026-06-02, DESTROYED_AFTER_NOTICE",
        "PRESERVATION 2026-06-02T00:00:01 DESTRUCTION 2026-06-02, DESTROYED",
        "PRESERVATION 2026-05-30 OVERWRITE 2026-06-02, DESTROYED_AFTER_NOTICE",
        "PRESERVATION 2026-05-30 EXPIRY 2029-06-02, DESTROYED_AFTER_NOTICE",
        "PRESERVATION 2026-06-10 OVERWRITE 2026-06-02 DESTRUCTION 2026-06-20, OVERWRITTEN",
        "DESTRUCTION 2026-06-01 OVERWRITE 2026-06-02, DESTROYED",
        "DESTRUCTION 2026-06-02 OVERWRITE 2026-06-02, OVERWRITTEN",
        "EXPIRY 2028-06-02 OVERWRITE 2028-06-02, OVERWRITTEN",
        "OVERWRITE 2026-06-02 DESTRUCTION 2026-06-02, OVERWRITTEN",
        "EXPIRY 2028-05-18, LAWFULLY_EXPIRED",
        "DESTRUCTION 2028-05-18, LAWFULLY_EXPIRED",
        "EXPIRY 2028-05-17T23:59:59, DESTROYED",
        "DESTRUCTION 2026-06-02 EXPIRY 2028-06-01, DESTROYED",
        "OVERWRITE 2028-06-01, OVERWRITTEN",
        "HELD_ABROAD 2026-06-01 NEVER_MADE 2026-05-01, HELD_ABROAD",
        "NEVER_MADE 2026-06-01, NEVER_MADE",
        "NEVER_MADE 2026-06-01 DESTRUCTION 2026-06-02, DESTROYED",
        "PRESERVATION 2026-05-30, NOT_REQUESTED",
    })
    void the_first_rule_that_applies_decides(String rows, GapCause cause) {
        String[] words = rows.split(" ", -1);
        List<RecordFate> fates = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            fates.add(fate(RecordKeepingKind.valueOf(words[i]), words[i + 1], "2026-05-01", "2026-05-31"));
        }
        assertThat(verdict("2026-11-22", false, fates.toArray(RecordFate[]::new))
                        .cause())
                .isEqualTo(cause);
    }

    @Test
    void a_record_nobody_asked_for_can_be_asked_for_until_it_may_be_gone() {
        Judging.Verdict verdict = verdict("2028-05-17T23:59:59", false);
        assertThat(verdict.cause()).isEqualTo(GapCause.NOT_REQUESTED);
        assertThat(verdict.nextStep()).isEqualTo(NextStep.REQUEST_FROM_HOLDER);
        assertThat(verdict.preserveBefore()).isEqualTo(at("2028-05-10"));
        assertThat(verdict("2028-05-18", false).cause()).isEqualTo(GapCause.UNKNOWN);
    }

    @Test
    void whoever_has_delivered_such_records_was_asked() {
        Judging.Verdict verdict = verdict("2026-11-22", true);
        assertThat(verdict.cause()).isEqualTo(GapCause.UNKNOWN);
        assertThat(verdict.preserveBefore()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-05-10, false",
        "2026-05-01, 2026-05-10T00:00:01, true",
        "2026-05-17T23:59:59, 2026-06-01, true",
        "2026-05-18, 2026-06-01, false",
        "2026-05-12, 2026-05-13, true",
    })
    void rows_about_records_count_where_their_range_meets_the_interval(String from, String to, boolean counts) {
        Judging.Verdict verdict =
                verdict("2026-11-22", false, fate(RecordKeepingKind.DESTRUCTION, "2026-06-02", from, to));
        assertThat(verdict.cause()).isEqualTo(counts ? GapCause.DESTROYED : GapCause.NOT_REQUESTED);
    }

    @Test
    void rows_about_others_records_or_of_another_category_do_not_count() {
        RecordFate fits = fate(RecordKeepingKind.DESTRUCTION, "2026-06-02", "2026-05-01", "2026-05-31");
        RecordFate other = new RecordFate("1", fits.kind(), fits.at(), "邻家便利店", Category.SALE, fits.records());
        RecordFate category = new RecordFate("2", fits.kind(), fits.at(), fits.holder(), Category.CARD, fits.records());
        assertThat(verdict("2026-11-22", false, other, category).cause()).isEqualTo(GapCause.NOT_REQUESTED);
        assertThat(verdict("2026-11-22", false, other, fits).grounds()).containsExactly(fits.id());
    }

    @Test
    void the_next_step_goes_where_something_may_still_be() {
        RecordFate gone = fate(RecordKeepingKind.DESTRUCTION, "2026-06-02", "2026-05-01", "2026-05-31");
        assertThat(verdict("2026-11-22", false, gone).nextStep()).isEqualTo(NextStep.PAYMENT_RECORDS);
        RecordFate abroad = fate(RecordKeepingKind.HELD_ABROAD, "2026-06-02", "2026-05-01", "2026-05-31");
        assertThat(verdict("2026-11-22", false, abroad).nextStep()).isEqualTo(NextStep.MUTUAL_ASSISTANCE);
    }

    @Test
    void without_a_floor_nothing_is_due() {
        Judging judging = new Judging(
                List.of(),
                Set.of(),
                Retained.by(RetentionProfiles.shipped().withFloors(new RetentionTable(List.of()))),
                at("2026-06-01"));
        assertThat(judging.on(GAP).cause()).isEqualTo(GapCause.UNKNOWN);
    }
}
