package io.cardtrail.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What a screen reader is told of a page: the browser's own tree of names. */
final class SpokenTree {
    private final CDPSession session;

    SpokenTree(Page page) {
        session = page.context().newCDPSession(page);
        session.send("Accessibility.enable");
    }

    /** {@return the name of everything that is not kept from it} */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (JsonElement each : Objects.requireNonNull(session.send("Accessibility.getFullAXTree"))
                .getAsJsonArray("nodes")) {
            JsonObject node = each.getAsJsonObject();
            if (!node.get("ignored").getAsBoolean()
                    && node.has("name")
                    && node.getAsJsonObject("name").has("value")) {
                names.add(node.getAsJsonObject("name").get("value").getAsString());
            }
        }
        return names;
    }
}
