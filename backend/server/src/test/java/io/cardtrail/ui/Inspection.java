package io.cardtrail.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Looks a screen over as an inspector of accessibility does: with axe-core in light at 1280 by 720 and in dark at 200 % zoom, where
 * also every control must be reached and be on top. Nothing may make the page wider than the window. Whatever it finds it keeps.
 */
final class Inspection implements Look {
    private static final String VIOLATIONS = """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(({ id, nodes }) =>
              `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`)""";

    private static final String WIDER = """
            () => { const { scrollWidth, clientWidth } = document.scrollingElement;
              if (scrollWidth <= clientWidth) return '';
              const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1
                && !each.closest('svg'));
              return `${scrollWidth} of ${clientWidth}: ${wide.slice(-3).map((each) => `${each.tagName}.${each.className}`).join(' ')}`; }""";

    /** Each control scrolled to: its middle must be within the window and nothing else lie over it. A drawing brings its marks to the focus. */
    private static final String OUT_OF_REACH = """
            () => {
              const within = document.querySelector('dialog[open]') ?? document;
              const places = [...document.querySelectorAll('*')].filter((each) => each.scrollTop || each.scrollLeft)
                .map((each) => [each, each.scrollTop, each.scrollLeft]);
              const out = [];
              const controls = [...within.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex="0"]')]
                .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.ownerSVGElement && !each.closest('[aria-hidden="true"]'));
              for (const each of controls.slice(0, 120)) {
                if (each.matches('.unseen, [type=file]') || each.offsetHeight > innerHeight / 3) continue;
                each.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
                const { left, top, width, height } = each.getBoundingClientRect();
                const [x, y] = [Math.min(left + width / 2, Math.max(left, 0) + 20), Math.min(top + height / 2, Math.max(top, 0) + 20)];
                const hit = document.elementFromPoint(x, y);
                const ok = hit && (each.contains(hit) || hit.contains(each) || hit.closest('label')?.contains(each) || each.labels?.[0]?.contains(hit));
                if (!ok) out.push(`${each.tagName} ${each.dataset.testid ?? each.textContent.slice(0, 30)} at ${Math.round(x)},${Math.round(y)} under ${hit?.className?.baseVal ?? hit?.className}`);
              }
              for (const [each, top, left] of places) { each.scrollTop = top; each.scrollLeft = left; }
              return out;
            }""";

    private final Screen screen;
    private final List<String> found = new ArrayList<>();
    private final boolean both;
    private final Random random;
    private int looked;

    /** {@code both}: at every stop both ways, else one of them. */
    Inspection(Screen screen, boolean both, Random random) {
        this.screen = screen;
        this.both = both;
        this.random = random;
    }

    /** {@return what is wrong, each with the name of the stop} */
    List<String> found() {
        return List.copyOf(found);
    }

    int looked() {
        return looked;
    }

    @Override
    public void at(String name) {
        Page page = screen.page();
        ViewportSize before = page.viewportSize();
        looked++;
        boolean zoomed = random.nextBoolean();
        if (both || !zoomed) {
            scheme(ColorScheme.LIGHT);
            all(name + " light", VIOLATIONS);
            one(name, WIDER);
        }
        if (both || zoomed) {
            page.setViewportSize(640, 360);
            scheme(ColorScheme.DARK);
            all(name + " zoomed, dark", VIOLATIONS);
            one(name + " zoomed", WIDER);
            all(name + " zoomed, out of reach", OUT_OF_REACH);
            scheme(ColorScheme.LIGHT);
            page.setViewportSize(before.width, before.height);
        }
    }

    @Override
    public void vast(String name) {
        looked++;
        one(name, WIDER);
    }

    private void scheme(ColorScheme scheme) {
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        screen.page()
                .evaluate(
                        // A transition that is given up never ends; no look waits for it.
                        """
                        () => Promise.race([new Promise((late) => { setTimeout(late, 1000); }), Promise.all(document.getAnimations()
                          .filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().iterations === 1)
                          .map(({ finished }) => finished.catch(() => null)))]).then(() => null)""");
    }

    private void all(String name, String script) {
        if (script.equals(VIOLATIONS) && Boolean.FALSE.equals(screen.page().evaluate("() => 'axe' in window"))) {
            screen.page().evaluate(axe());
        }
        for (Object violation : (List<?>) screen.page().evaluate(script)) {
            found.add(name + ": " + violation);
        }
    }

    private void one(String name, String script) {
        String wrong = String.valueOf(screen.page().evaluate(script));
        if (!wrong.isEmpty()) {
            found.add(name + ", wider than the window: " + wrong);
        }
    }

    private static String axe() {
        try (InputStream text = Inspection.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(text, "axe-core is not there").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
