package io.cardtrail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ten behaviours that make a tool of it, one test each, and what an investigation keeps. */
class WorkspaceUiTest extends OnScreen {
    private static final String NODES = """
            (nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.node, node.getAttribute('transform')]))""";

    @Test
    void behaviour_1_never_silently_partial() throws IOException {
        graph();
        Stub stub = new Stub(screen.page());
        stub.answer("Expansion", around(1_284));
        stub.answer("MoreActs", """
                {"data":{"warrant":{"entity":{"acts":{"totalCount":1284,"bounds":[],"audit":"a2","nodes":[],
                 "pageInfo":{"hasNextPage":true,"endCursor":"c"}}}}}}""");
        expand();
        screen.at("expand-role").check();
        screen.at("expand-newest").check();
        screen.at("expand-take").click();
        screen.shows(screen.at("expansion-left"));
        assertThat(screen.at("expansion-left").textContent()).contains("0 of 1,284, newest first");
        screen.shows(screen.at("expansion-more"));
        stub.answer("RecordExport", """
                {"data":{"record":{"audit":"a3","at":"2026-11-29T10:00:00Z","number":"n"}}}""");
        screen.at("view-lanes").click();
        screen.shows(screen.at("expansion-left"));
        for (String format : List.of("csv", "svg")) {
            assertThat(file(screen.page()
                            .waitForDownload(() -> screen.at("export-" + format).click())))
                    .as("what leaves says so, too")
                    .contains("0 of 1,284, newest first");
        }
        screen.at("filter").locator("summary").click();
        halfTyped("filter-least", "abc");
        screen.at("filter-least").blur();
        PlaywrightAssertions.assertThat(screen.at("filter-least")).hasAttribute("aria-invalid", "true");
        halfTyped("filter-least", "");
        screen.press("Enter");
        PlaywrightAssertions.assertThat(screen.at("filter-least")).hasAttribute("aria-invalid", "false");
        screen.at("filter-least").fill("99999999");
        screen.at("filter-least").blur();
        screen.shows(screen.at("all-left-out"));
        assertThat(screen.at("export-svg").isDisabled()).as("no drawing").isTrue();
        assertThat(screen.at("export-csv").isDisabled()).isFalse();
        screen.at("filter-clear").click();
        screen.at("filter-PAYMENT").uncheck();
        assertThat(screen.at("filter-left").textContent()).matches("\\d+ of 87 acts not shown");
        screen.reads(screen.at("figure-acts"), "87 acts");
    }

    @Test
    void behaviour_2_choose_before_drawing() {
        graph();
        expand();
        screen.shows(screen.at("expand-counts"));
        assertThat(screen.at("expand-role").first().isChecked())
                .as("few are chosen already")
                .isTrue();
        screen.press("Escape");
        Stub stub = new Stub(screen.page());
        stub.answer("Expansion", around(51));
        screen.at("graph-expand").click();
        screen.shows(screen.at("expand-counts"));
        assertThat(screen.at("expand-counts").textContent()).contains("51", "choose what to draw first");
        assertThat(screen.at("expand-role").first().isChecked())
                .as("above 50 one chooses")
                .isFalse();
        assertThat(screen.at("step").count()).as("nothing was drawn").isOne();
    }

    @Test
    void behaviour_3_nothing_moves_unless_asked() {
        graph();
        Map<Object, Object> before = places();
        expand();
        screen.at("expand-take").click();
        step("expand");
        Map<Object, Object> expanded = places();
        assertThat(expanded).hasSizeGreaterThan(before.size());
        assertThat(expanded).containsAllEntriesOf(before);
        screen.at("graph-hide").click();
        step("hide");
        assertThat(expanded).containsAllEntriesOf(places());
        drag(screen.page().locator("[data-testid=node][data-type=entity]").first());
        Map<Object, Object> dragged = places();
        screen.page().reload();
        screen.answered("done");
        PlaywrightAssertions.assertThat(screen.at("node")).hasCount(dragged.size());
        assertThat(places()).containsAllEntriesOf(dragged);
    }

    @Test
    void behaviour_4_everything_undoes_and_each_access_keeps_its_audit_token() {
        graph();
        Map<Object, Object> first = places();
        expand();
        screen.at("expand-take").click();
        step("expand");
        assertThat(screen.at("steps").locator(".hash").count())
                .as("a question and an expansion")
                .isEqualTo(2);
        select(3);
        screen.at("graph-collapse").click();
        step("group");
        screen.page().locator("[data-testid=node][data-type=group]").focus();
        screen.press("Enter");
        step("ungroup");
        for (int undone = 0; undone < 3; undone++) {
            screen.at("undo").click();
        }
        PlaywrightAssertions.assertThat(screen.at("node")).hasCount(first.size());
        assertThat(places()).isEqualTo(first);
        screen.page().locator("[data-testid=node][data-type=entity]").first().focus();
        screen.press("Delete");
        step("hide");
        assertThat(screen.at("step").count()).as("a branch; nothing is lost").isEqualTo(5);
        screen.page().locator("[data-testid=step][data-kind=group]").click();
        screen.shows(screen.page().locator("[data-testid=node][data-type=group]"));
        screen.press("Control+z");
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=node][data-type=group]"))
                .hasCount(0);
        screen.press("Control+Shift+Z");
        screen.shows(screen.page().locator("[data-testid=node][data-type=group]"));
    }

    @Test
    void behaviour_5_one_time_brush_drives_drawing_table_and_the_servers_window() {
        screen.goToStory(server.signInLink());
        halfTyped("brush-from-text", "2026-03-04 00:00:00");
        halfTyped("brush-to-text", "2026-03-06 00:00:00");
        screen.press("Enter");
        screen.shows(screen.at("brush-ask"));
        int marks = screen.marks().values().stream().mapToInt(Integer::intValue).sum();
        screen.at("view-table").click();
        assertThat(screen.rows()).hasSize(marks).hasSizeLessThan(87);
        screen.at("view-graph").click();
        assertThat(
                        screen
                                .page()
                                .locator("[data-testid=node][data-type=act], [data-testid=node][data-type=acts]")
                                .all()
                                .stream()
                                .mapToInt(node -> Integer.parseInt(node.getAttribute("data-members")))
                                .sum())
                .isEqualTo(marks);
        screen.at("brush-from").focus();
        screen.press("ArrowRight");
        assertThat(screen.page().locator("[data-testid=step][data-kind=filter]").count())
                .as("brushing on is one step")
                .isOne();
        screen.at("brush-ask").click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(2);
        assertThat(screen.at("provenance").textContent()).contains("2026-03-04").contains("2026-03-06 00:00:00");
    }

    @Test
    void behaviour_6_chains_draw_as_swim_lanes_from_left_to_right() {
        screen.goToStory(server.signInLink());
        assertThat(screen.at("lane").count()).isGreaterThan(5);
        assertThat(screen.page()
                        .locator("[data-testid=mark][data-acts='1']")
                        .first()
                        .getAttribute("aria-label"))
                .contains("2026-03-0", "→");
        Object ordered = screen.page().evaluate("""
                () => {
                  const at = (mark) => Number(/translate\\(([\\d.]+)/.exec(mark.getAttribute('transform'))[1]);
                  const marks = [...document.querySelectorAll('.mark')].map((mark) => [/\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d/.exec(mark.getAttribute('aria-label'))[0], at(mark)]);
                  marks.sort(([a], [b]) => (a < b ? -1 : 1));
                  return marks.every(([, x], place) => place === 0 || x >= marks[place - 1][1] - 0.01);
                }""");
        assertThat(ordered).isEqualTo(true);
        assertThat(screen.page().locator(".plot .links .link").count()).isGreaterThan(20);
    }

    @Test
    void behaviour_7_one_click_from_hop_to_source_row() {
        graph();
        screen.page().locator("[data-testid=node][data-type=act]").first().click();
        screen.shows(screen.at("source-row").first());
        assertThat(screen.at("source-row").first().textContent()).containsPattern(":\\d+");
        assertThat(screen.at("source-fileDigest").first().textContent()).matches("[0-9a-f]{64}");
        assertThat(screen.at("source-clause").first().textContent()).contains("〔2026〕示例刑调117号");
    }

    @Test
    void behaviour_8_the_table_is_the_drawings_twin_and_an_export_equals_what_is_shown() throws IOException {
        screen.goToStory(server.signInLink());
        screen.press("/");
        assertThat(screen.focused("data-testid")).isEqualTo("search-text");
        screen.at("filter").locator("summary").click();
        screen.at("filter-VERIFICATION").uncheck();
        screen.at("view-table").click();
        List<String> rows = screen.rows();
        List<String> csv = file(screen.page()
                        .waitForDownload(() -> screen.at("export-csv").click()))
                .lines()
                .toList();
        assertThat(csv.getFirst()).contains("〔2026〕示例刑调117号");
        assertThat(csv.get(1)).containsPattern("Digest of the answer [0-9a-f]{64}");
        // In front: the instrument, the digest, how much is shown, what cut the answer, the names of the columns.
        assertThat(csv.get(3)).contains("Bounded: stopped at");
        assertThat(csv.subList(5, csv.size()).stream()
                        .map(line -> line.substring(line.lastIndexOf(',') + 1))
                        .toList())
                .isEqualTo(rows.stream()
                        .map(row -> row.substring(0, row.indexOf(' ')))
                        .toList());
        screen.at("view-lanes").click();
        String svg =
                file(screen.page().waitForDownload(() -> screen.at("export-svg").click()));
        assertThat(svg)
                .startsWith("<?xml")
                .contains("〔2026〕示例刑调117号")
                .contains("</svg>")
                .doesNotContain("data-act");
        byte[] png = bytes(
                screen.page().waitForDownload(() -> screen.at("export-png").click()));
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void behaviour_9_a_refusal_is_a_designed_screen() {
        ordered(
                "〔2026〕示例刑调880号",
                new GrantTerms(
                        "g1",
                        List.of(Subject.named(
                                server.bean(Identifiers.class), new Identifier(EntityKind.CARD, Screen.CARD))),
                        EnumSet.of(Category.CARD, Category.SALE, Category.RECHARGE),
                        EnumSet.allOf(Channel.class),
                        null,
                        between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"),
                        2,
                        5000,
                        ThirdParties.PSEUDONYM,
                        false));
        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2026〕示例刑调880号']").click();
        screen.at("subject").first().click();
        screen.at("ask-trace").click();
        screen.answered("done");
        assertThat(screen.at("export-refused").textContent()).contains("g1", "〔2026〕示例刑调880号");
        assertThat(screen.at("export-csv").isDisabled()).isTrue();
        screen.at("question-hops").fill("5");
        screen.at("ask-trace").click();
        screen.answered("failed");
        assertThat(screen.at("refusal").getAttribute("data-reasons")).isEqualTo("HOPS_EXCEEDED");
        screen.shows(screen.at("warrant-bar"));
        screen.at("extend").click();
        screen.shows(screen.at("form-submit"));
    }

    @Test
    void behaviour_10_long_work_is_civil() {
        screen.goToStory(server.signInLink());
        screen.page().route("**/graphql", route -> {
            if (!String.valueOf(route.request().postData()).contains("query Chain(")) {
                route.fallback();
            }
        });
        screen.at("subject").last().click();
        screen.at("ask-chain").click();
        screen.answered("busy");
        screen.at("answer").locator(".busy button").click();
        screen.answered("failed");
        screen.page().unroute("**/graphql");
        assertThat(screen.watch().noted()).hasSize(1).allMatch(noted -> noted.contains("ERR_ABORTED"));
        screen.page().locator("[data-testid=step][data-kind=ask]").first().click();
        screen.answered("done");
        screen.reads(screen.at("figure-acts"), "87 acts");
        screen.at("view-graph").click();
        String link = screen.page().url();
        screen.page().reload();
        screen.answered("done");
        assertThat(screen.page().url()).isEqualTo(link).doesNotContain("7731");
        screen.shows(screen.at("graph"));
    }

    @Test
    void an_investigation_keeps_steps_notes_and_narrative_and_opens_where_it_was_left() {
        graph();
        screen.at("investigation-name").fill("晨光 <b>ring</b>");
        screen.at("investigation-save").click();
        saved();
        screen.page().locator("[data-testid=node][data-type=act]").first().click();
        screen.shows(screen.at("source-row").first());
        screen.at("note-text").fill("Ask the platform for the address");
        screen.at("cite").click();
        step("note");
        PlaywrightAssertions.assertThat(screen.at("cited").locator("li")).hasCount(1);
        halfTyped("tags", "ring,2026");
        screen.at("tags").blur();
        screen.at("investigation-mark").click();
        saved();
        Map<Object, Object> left = places();
        screen.at("investigation-leave").click();
        screen.at("investigations-list").click();
        screen.reads(screen.at("investigation-open").first(), "晨光 <b>ring</b>");
        screen.at("investigation-open").first().click();
        screen.answered("done");
        step("note");
        PlaywrightAssertions.assertThat(screen.at("node")).hasCount(left.size());
        assertThat(places()).isEqualTo(left);
        assertThat(screen.at("tags").inputValue()).isEqualTo("ring, 2026");
        screen.at("cited").locator("button").click();
        screen.shows(screen.at("note-text"));
        assertThat(screen.at("note-text").inputValue()).isEqualTo("Ask the platform for the address");
    }

    @Test
    void what_can_not_be_saved_says_why_in_the_readers_language_and_is_saved_once_it_is_mended() {
        try (Screen chinese = window("zh-CN", ColorScheme.LIGHT)) {
            chinese.goToStory(server.signInLink());
            chinese.at("investigation-name").fill("标签");
            chinese.at("investigation-save").click();
            PlaywrightAssertions.assertThat(chinese.at("investigation")).hasAttribute("data-status", "saved");
            chinese.at("tags").fill("a".repeat(41) + ", b");
            chinese.at("tags").blur();
            PlaywrightAssertions.assertThat(chinese.at("tags-wrong")).containsText("标签至多 40 个字符");
            assertThat(chinese.at("tags").inputValue()).startsWith("aaaa");
            Stub stub = new Stub(chinese.page());
            stub.answer("SaveInvestigation", """
                    {"data":null,"errors":[{"message":"narrative has 65538 bytes","extensions":{"code":"BAD_REQUEST",
                     "complaint":{"name":"NARRATIVE_LENGTH","values":["65538","65536"]}}}]}""");
            chinese.at("tags").fill("a, b");
            chinese.at("tags").blur();
            PlaywrightAssertions.assertThat(chinese.at("tags-wrong")).hasCount(0);
            PlaywrightAssertions.assertThat(chinese.at("investigation-refused"))
                    .containsText("叙述有 65538 字节，至多 65536 字节", soon());
            chinese.page().unroute("**/graphql");
            chinese.at("tags").fill("b");
            chinese.at("tags").blur();
            PlaywrightAssertions.assertThat(chinese.at("investigation"))
                    .hasAttribute(
                            "data-status", "saved", new LocatorAssertions.HasAttributeOptions().setTimeout(10_000));
            assertThat(chinese.watch().noted()).isEmpty();
        }
    }

    /** Once the hand rests. */
    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(10_000);
    }

    @Test
    void two_states_of_an_investigation_stand_side_by_side_and_the_later_one_outlives_the_earlier_taken_up_again() {
        screen.goToStory(server.signInLink());
        screen.at("investigation-name").fill("Two states");
        screen.at("investigation-save").click();
        saved();
        screen.at("narrative").fill("First thought.\nThe shop sold it.");
        screen.at("investigation-mark").click();
        PlaywrightAssertions.assertThat(screen.at("version")).hasCount(2);
        screen.at("narrative").fill("Second thought.\nThe shop sold it.");
        screen.at("subject").last().click();
        screen.at("ask-chain").click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(2);
        screen.answered("done");
        screen.at("investigation-mark").click();
        PlaywrightAssertions.assertThat(screen.at("version")).hasCount(3);

        screen.at("investigation").locator("details summary").first().click();
        screen.at("version-compare").last().click();
        screen.shows(screen.at("versions-narrative"));
        assertThat(screen.at("versions-narrative").locator("del").allInnerTexts())
                .containsExactly("First thought.");
        assertThat(screen.at("versions-narrative").locator("ins").allInnerTexts())
                .containsExactly("Second thought.");
        screen.reads(screen.at("versions-steps"), "0 only left, 1 in both, 1 only right");
        screen.at("versions-acts").click();
        screen.reads(screen.at("compare-figures"), "78 only left, 9 in both, 1 only right");
        screen.at("versions-b").selectOption(screen.at("versions-a").inputValue());
        screen.shows(screen.at("versions-same"));
        screen.press("Escape");

        // Looked at, an earlier state changes nothing; worked on, it does not take the later one's place.
        screen.at("version").nth(2).click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(1);
        assertThat(screen.at("narrative").inputValue()).startsWith("First thought.");
        screen.answered("done");
        // Whoever leaves has saved what there was to save.
        screen.at("investigation-leave").click();
        screen.at("investigations-list").click();
        screen.at("investigation-open").first().click();
        PlaywrightAssertions.assertThat(screen.at("version")).hasCount(3);
        assertThat(screen.at("narrative").inputValue()).startsWith("Second thought.");
        screen.answered("done");
        screen.at("investigation").locator("details summary").first().click();
        screen.at("version").nth(2).click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(1);
        screen.at("narrative").fill("Third thought.");
        PlaywrightAssertions.assertThat(screen.at("version"))
                .hasCount(4, new LocatorAssertions.HasCountOptions().setTimeout(10_000));
        screen.at("version").nth(1).click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(2);
        assertThat(screen.at("narrative").inputValue()).startsWith("Second thought.");
    }

    @Test
    void what_must_be_passed_or_left_out_goes_with_the_question_and_comes_back_with_its_step() {
        screen.goToStory(server.signInLink());
        screen.at("view-table").click();
        screen.openSource("shop-register.csv:7");
        screen.at("open-entity").first().click();
        screen.shows(screen.at("acts-shown"));
        screen.at("leave-out").click();
        screen.shows(screen.at("drop-exclude"));
        screen.at("without-CARRIER").check();
        screen.at("ask-trace").click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(2);
        screen.answered("done");
        screen.at("view-table").click();
        assertThat(screen.rows())
                .isNotEmpty()
                .noneMatch(row -> row.startsWith("carrier-recharges"))
                .hasSizeLessThan(87);
        List<String> narrow = screen.rows();
        screen.at("undo").click();
        screen.reads(screen.at("figure-acts"), "87 acts");
        screen.page().reload();
        screen.answered("done");
        screen.at("redo").click();
        screen.reads(screen.at("figure-acts"), narrow.size() + " acts");
    }

    @Test
    void a_question_under_way_is_not_lost_when_something_else_fails() {
        screen.goToStory(server.signInLink());
        Stub stub = new Stub(screen.page());
        stub.hold("Chain");
        screen.at("subject").last().click();
        screen.at("ask-chain").click();
        screen.answered("busy");
        stub.answer("Search", Stub.AUDIT_UNAVAILABLE);
        screen.at("search-text").fill("1");
        screen.at("search-go").click();
        screen.shows(screen.at("notice"));
        screen.at("cancel").click();
        screen.answered("failed");
        assertThat(screen.watch().noted()).allMatch(noted -> noted.contains("ERR_ABORTED"));
    }

    @Test
    void what_could_not_be_saved_is_not_left_without_a_word_and_saved_later() {
        screen.goToStory(server.signInLink());
        screen.at("investigation-name").fill("Not lost");
        screen.at("investigation-save").click();
        saved();
        Stub stub = new Stub(screen.page());
        stub.answer("SaveInvestigation", Stub.AUDIT_UNAVAILABLE);
        screen.at("narrative").fill("Typed while nothing could be saved.");
        screen.at("investigation-leave").click();
        screen.shows(screen.at("leave-dialog"));
        screen.press("Escape");
        assertThat(screen.at("narrative").inputValue()).startsWith("Typed while");
        screen.page().reload();
        screen.answered("done");
        assertThat(screen.at("narrative").inputValue()).startsWith("Typed while");
        stub.away();
        screen.at("investigation-leave").click();
        screen.at("investigations-list").click();
        screen.reads(screen.at("investigation-open").first(), "Not lost");
        screen.at("investigation-open").first().click();
        screen.answered("done");
        assertThat(screen.at("narrative").inputValue()).startsWith("Typed while");
    }

    @Test
    void going_back_or_undoing_ends_the_question_under_way() {
        screen.goToStory(server.signInLink());
        new Stub(screen.page()).hold("Chain");
        screen.at("subject").last().click();
        screen.at("ask-chain").click();
        screen.answered("busy");
        screen.page().goBack();
        screen.answered("done");
        screen.reads(screen.at("figure-acts"), "87 acts");
        screen.at("ask-chain").click();
        screen.answered("busy");
        screen.at("undo").click();
        screen.answered("idle");
        screen.at("redo").click();
        screen.reads(screen.at("figure-acts"), "87 acts");
        assertThat(screen.at("step").count()).as("nothing was answered").isOne();
        assertThat(screen.watch().noted()).hasSize(2).allMatch(noted -> noted.contains("ERR_ABORTED"));
    }

    @Test
    void an_export_names_every_answer_that_is_on_the_screen() {
        graph();
        Locator accounts = screen.page().locator("[data-testid=node][data-type=entity][data-kind=ACCOUNT]");
        int roles = 0;
        for (int place = 0; roles < 2; place++) {
            accounts.nth(place).focus();
            screen.press("Enter");
            screen.shows(screen.at("expand-counts"));
            roles = screen.at("expand-role").count();
            if (roles < 2) {
                screen.press("Escape");
            }
        }
        screen.at("expand-take").click();
        step("expand");
        Request export = screen.page()
                .waitForRequest(
                        request -> String.valueOf(request.postData()).contains("RecordExport"),
                        () -> screen.at("export-csv").click());
        List<?> answers = (List<?>) Pattern.compile("\"answers\":\\[([^\\]]*)]")
                .matcher(export.postData())
                .results()
                .flatMap(found -> Pattern.compile(",").splitAsStream(found.group(1)))
                .distinct()
                .toList();
        assertThat(answers).as("the question, and a page of each role").hasSize(1 + roles);
        PlaywrightAssertions.assertThat(screen.at("status")).containsText("exported");
    }

    @Test
    void what_links_can_not_pass_is_said_and_not_left_out() {
        screen.go(server.signInLink());
        screen.page().locator("[data-number='〔2026〕示例公调204号']").click();
        screen.at("subject").first().click();
        screen.at("ask-trace").click();
        screen.answered("done");
        screen.at("view-graph").click();
        Locator accounts = screen.page().locator("[data-testid=node][data-type=entity][data-kind=ACCOUNT]");
        accounts.first().focus();
        screen.press(" ");
        accounts.first().click();
        screen.shows(screen.at("acts-shown"));
        screen.at("must-pass").click();
        screen.at("question-from-here").click();
        screen.at("question-thread").selectOption("LINK");
        screen.at("ask-trace").click();
        screen.answered("failed");
        assertThat(screen.at("notice").getAttribute("data-code")).isEqualTo("BAD_REQUEST");
        screen.at("language").click();
        PlaywrightAssertions.assertThat(screen.at("notice")).containsText("关联没有时间先后");
        assertThat(screen.watch().noted()).allMatch(noted -> noted.contains("400"));
    }

    @Test
    void two_answers_are_compared_act_by_act() {
        screen.goToStory(server.signInLink());
        screen.at("subject").last().click();
        screen.at("ask-chain").click();
        PlaywrightAssertions.assertThat(screen.page().locator("[data-testid=step][data-kind=ask]"))
                .hasCount(2);
        screen.at("compare").click();
        screen.reads(screen.at("compare-figures"), "78 only left, 9 in both, 1 only right");
    }

    @Test
    void the_graph_keeps_the_keyboard_when_what_had_it_goes_away() {
        graph();
        Locator act = screen.page().locator("[data-testid=node][data-type=act]").nth(2);
        String id = act.getAttribute("data-node");
        act.focus();
        screen.press("Enter");
        screen.shows(screen.at("source-row").first());
        screen.press("Escape");
        assertThat(screen.at("detail").count()).isZero();
        assertThat(screen.focused("data-node")).isEqualTo(id);

        int all = screen.at("node").count();
        screen.press("Delete");
        step("hide");
        Locator focused = screen.page().locator(":focus");
        PlaywrightAssertions.assertThat(focused).hasAttribute("data-testid", "node");
        assertThat(screen.focused("data-node")).isNotEqualTo(id);
        screen.press("Control+z");
        PlaywrightAssertions.assertThat(screen.at("node")).hasCount(all);

        focused.blur();
        screen.press("Control+Shift+Z");
        step("hide");
        // A dialog wants an answer first.
        screen.press("?");
        screen.shows(screen.page().locator("dialog[open]"));
        screen.press("Control+z");
        step("hide");
        screen.press("Escape");
        screen.press("Control+z");
        step("ask");
    }

    private void graph() {
        screen.goToStory(server.signInLink());
        screen.at("view-graph").click();
        screen.shows(screen.at("graph"));
    }

    /** Types into a field and stays there, while something else has the screen drawn anew. */
    private void halfTyped(String field, String text) {
        screen.at(field).fill(text);
        screen.page().evaluate("() => window.dispatchEvent(new PopStateEvent('popstate'))");
        assertThat(screen.at(field).inputValue()).as("half typed").isEqualTo(text);
    }

    private void expand() {
        screen.page().locator("[data-testid=node][data-type=entity]").nth(1).click();
        screen.shows(screen.at("acts-shown"));
        screen.at("graph-expand").click();
    }

    private void select(int count) {
        List<Locator> nodes =
                screen.page().locator("[data-testid=node][data-type=entity]").all();
        for (Locator node : nodes.subList(nodes.size() - count, nodes.size())) {
            node.focus();
            screen.press(" ");
        }
    }

    private void drag(Locator node) {
        var box = node.locator(".box").boundingBox();
        screen.page().mouse().move(box.x + 5, box.y + 5);
        screen.page().mouse().down();
        screen.page().mouse().move(box.x - 35, box.y - 25);
        screen.page().mouse().up();
        step("move");
    }

    private void step(String kind) {
        screen.shows(screen.page()
                .locator("[data-testid=step][data-kind=" + kind + "][aria-current=step]")
                .first());
    }

    private void saved() {
        PlaywrightAssertions.assertThat(screen.at("investigation")).hasAttribute("data-status", "saved");
    }

    private Map<Object, Object> places() {
        return new HashMap<>((Map<?, ?>) screen.at("node").evaluateAll(NODES));
    }

    private static String file(Download download) throws IOException {
        return new String(bytes(download), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Download download) throws IOException {
        return Files.readAllBytes(download.path());
    }

    private static String around(int parties) {
        return String.format(Locale.ROOT, """
                {"data":{"warrant":{"entity":{"id":"e","expansion":{"acts":%1$d,"parties":%1$d,"bounds":[],"audit":"a1","roles":[
                 {"role":"PAID_TO","kind":"PAYMENT","acts":%1$d,"parties":%1$d,"from":"2026-03-01T00:00:00+08:00","to":"2026-03-09T00:00:00+08:00"}]}}}}}""", parties);
    }
}
