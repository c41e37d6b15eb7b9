package io.cardtrail.ui;

import java.util.ArrayList;
import java.util.List;

/** Looks whether text of others did anything on a screen but be read: made an element, hid a character, pushed the page apart. */
record Harmless(Screen screen, List<String> found) implements Look {
    private static final String DONE = """
            () => {
              const found = [];
              const made = document.querySelectorAll('#app img, #app script, #app style, #app iframe, #app b, #app i, #app u, #app object, #app link');
              if (made.length) found.push(`made ${made[0].outerHTML.slice(0, 80)}`);
              const raw = /[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/;
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                if (raw.test(node.data)) found.push(`raw in ${node.parentElement.outerHTML.slice(0, 160)}`);
              }
              for (const each of document.querySelectorAll('[title], [aria-label]')) {
                if (raw.test(each.title ?? '') || raw.test(each.ariaLabel ?? '')) found.push(`raw in a label of ${each.tagName}.${each.className} ${each.dataset.testid}`);
                if ((each.title ?? '').length > 12000 || (each.ariaLabel ?? '').length > 3000) found.push(`a label of ${each.title.length} ${each.ariaLabel?.length} on ${each.tagName}.${each.className}`);
              }
              const { scrollWidth, clientWidth } = document.scrollingElement;
              if (scrollWidth > clientWidth) {
                const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1);
                found.push(`the page is ${scrollWidth} of ${clientWidth} wide: ${wide.slice(-4).map((each) => `${each.tagName}.${each.className}`).join(' ')}`);
              }
              const tall = [...document.querySelectorAll('.plain')].filter((each) => each.getBoundingClientRect().height > 700);
              if (tall.length) found.push(`${tall.length} texts taller than a window: ${tall[0].parentElement.outerHTML.slice(0, 120)}`);
              return [...new Set(found)].slice(0, 12);
            }""";

    static Harmless on(Screen screen) {
        return new Harmless(screen, new ArrayList<>());
    }

    @Override
    public void at(String name) {
        for (Object wrong : (List<?>) screen.page().evaluate(DONE)) {
            found.add(name + ": " + wrong);
        }
    }
}
