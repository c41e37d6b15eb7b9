package io.cardtrail.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;

/** How a person works a screen: with a mouse, or with a keyboard and nothing else. */
sealed interface Hands {
    /** Presses a button, a tab, a row. */
    void press(Locator thing);

    /** Writes into a field, in place of what stands there. */
    void write(Locator field, String text);

    /** Chooses an option by its value. */
    void pick(Locator select, String value);

    /** Clicks, and types only where there is something to type. */
    record Mouse() implements Hands {
        @Override
        public void press(Locator thing) {
            thing.click();
        }

        @Override
        public void write(Locator field, String text) {
            field.click();
            field.fill(text);
        }

        @Override
        public void pick(Locator select, String value) {
            select.click();
            select.selectOption(value);
        }
    }

    /** Nothing but keys: whatever Tab and the arrows do not reach is out of reach. */
    record Keyboard(Page page) implements Hands {
        private static final int MOST = 600;

        /** 0: it has the focus; 1: it comes later in the document; -1: earlier. A tab that is not chosen is reached from the chosen one. */
        private static final String WHERE = """
                (thing) => {
                  const at = document.activeElement ?? document.body;
                  if (at === thing) return 0;
                  return at !== document.body && at.compareDocumentPosition(thing) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
                }""";

        private static final String PLACE_OF_OPTION =
                "(select, value) => [...select.options].findIndex((option) => option.value === value)";

        @Override
        public void press(Locator thing) {
            reach(thing);
            page.keyboard().press("Enter");
        }

        @Override
        public void write(Locator field, String text) {
            reach(field);
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().press("Delete");
            page.keyboard().type(text);
        }

        @Override
        public void pick(Locator select, String value) {
            reach(select);
            int place = ((Number) select.evaluate(PLACE_OF_OPTION, value)).intValue();
            page.keyboard().press("Home");
            for (int down = 0; down < place; down++) {
                page.keyboard().press("ArrowDown");
            }
            PlaywrightAssertions.assertThat(select).hasValue(value);
        }

        private void reach(Locator thing) {
            thing.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
            if ("tab".equals(thing.getAttribute("role")) && "-1".equals(thing.getAttribute("tabindex"))) {
                Locator list = thing.locator("xpath=ancestor::*[@role='tablist']");
                reach(list.locator("[role=tab][tabindex='0']"));
                for (int step = 0; step < list.locator("[role=tab]").count() && where(thing) != 0; step++) {
                    page.keyboard().press("ArrowRight");
                }
            }
            for (int presses = 0; presses < MOST; presses++) {
                int where = where(thing);
                if (where == 0) {
                    return;
                }
                page.keyboard().press(where > 0 ? "Tab" : "Shift+Tab");
            }
            throw new AssertionError("no key comes to " + thing);
        }

        private static int where(Locator thing) {
            return ((Number) thing.evaluate(WHERE)).intValue();
        }
    }
}
