package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** What is seen of holders: clocks of an act, footage as a lead, what a holder could have, and a custodian's own clocks. */
class HolderUiTest extends OnScreen {
    private static final String SHOP_SALE = "shop-register.csv:7";
    private static final String FOOTAGE = "CAM01-1207";

    @Test
    void without_video_an_act_has_its_own_clocks_and_nothing_of_footage() {
        screen.goToStory(server.signInLink());
        screen.openSource(SHOP_SALE);

        assertThat(clock("SALE").getByTestId("clock-floor").textContent()).contains("2028-03-05 12:07:10", "2 years");
        assertThat(clock("SALE").getByTestId("clock-ceiling").textContent())
                .contains("2031-03-06 00:00:00", "5 years", "then deleted");
        assertThat(clock("SALE").getAttribute("data-phase")).isEqualTo("FLOOR");
        assertThat(clock("VIDEO").count()).isZero();
        assertThat(screen.at("field-footage").count()).isZero();
        assertThat(screen.everything()).doesNotContain("CAM01", "VIDEO@");
    }

    @Test
    void with_video_the_reference_stands_under_its_clause_with_the_day_the_footage_goes() {
        screen.go(server.signInLink());
        footage(screen, "〔2026〕示例刑调931号");

        assertThat(screen.at("field-footage").textContent())
                .contains(FOOTAGE, "A lead", "〔2026〕示例刑调931号 · grant g1 · VIDEO@OFFLINE_SHOP", "2026-04-05 00:00");
        assertThat(clock("VIDEO").getAttribute("data-phase")).isEqualTo("LAPSED");
        assertThat(clock("VIDEO").textContent()).contains("30 days");
    }

    /** Opens the shop's sale under a new instrument that has VIDEO; somebody is signed in. */
    static void footage(Screen screen, String number) {
        Case told = new Case(screen, number).fillIn(6);
        screen.at("form-grants.0.categories-VIDEO").check();
        told.submit().approvedByTwo().as("investigator").fromList().trace();
        screen.answered("done");
        screen.openSource(SHOP_SALE);
    }

    @Test
    void from_an_act_one_comes_to_what_its_holder_could_have_and_back() {
        screen.goToStory(server.signInLink());
        screen.openSource(SHOP_SALE);
        screen.at("open-holder").click();
        Locator profile = screen.at("holder-profile");
        PlaywrightAssertions.assertThat(profile).hasAttribute("data-channel", "OFFLINE_SHOP");
        screen.reads(profile.getByTestId("privacy"), "medium");
        assertThat(profile.getByTestId("knows-DEVICE").textContent()).contains("None is recorded", "source article");
        assertThat(profile.textContent()).contains("法发〔2016〕22号", "unconfirmed", "30 days");
        assertThat(screen.at("detail").textContent()).contains(Case.SHOP);

        screen.at("holder-back").click();
        screen.reads(screen.at("source-name"), SHOP_SALE);
    }

    @Test
    void the_kinds_of_holder_stand_side_by_side_in_both_languages() {
        screen.go(server.signInLink());
        screen.at("screen-holders").click();
        screen.shows(screen.at("matrix"));
        assertThat(screen.at("matrix").locator("thead th").count()).isEqualTo(5);
        assertThat(screen.at("matrix").textContent()).contains("IMEI, IMSI, cell signalling", "higher");
        assertThat(screen.at("holder").count()).isEqualTo(4);
        assertThat(screen.at("holder-clocks").count()).isZero();
        screen.at("language").click();
        PlaywrightAssertions.assertThat(screen.at("matrix")).containsText("IMEI、IMSI、基站信令");
        assertThat(screen.page().url()).contains("screen=holders");
    }

    @Test
    void a_custodian_sees_clocks_and_dates_and_no_count() {
        screen.go(server.signInLink());
        new Case(screen, "none").as("custodian");
        screen.at("screen-holders").click();
        screen.shows(screen.at("holder-clock").first());
        Locator footage =
                screen.page().locator("[data-testid=holder-clock][data-category=VIDEO][data-channel=OFFLINE_SHOP]");
        // Asked on the twenty-second of November 2026: thirty days and 24:00 before that.
        assertThat(footage.textContent()).contains("30 days", "2026-10-23 00:00", "2026-10-24 00:00");
        assertThat(screen.at("holder-clocks").textContent()).contains("none is counted");
    }

    private Locator clock(String category) {
        return screen.page().locator("[data-testid=clock][data-category=" + category + "]");
    }
}
