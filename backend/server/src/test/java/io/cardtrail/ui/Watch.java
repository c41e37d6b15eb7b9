package io.cardtrail.ui;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes what a page must never do: say anything on the console (a breach of the content security policy is said there), throw,
 * open a dialog, ask another origin, fail a request or be refused one.
 */
final class Watch {
    private final String origin;
    private final List<String> seen = new ArrayList<>();

    private Watch(URI origin) {
        this.origin = origin.toString();
    }

    static Watch over(Page page, URI origin) {
        Watch watch = new Watch(origin);
        page.onConsoleMessage(message -> watch.seen.add("console " + message.type() + ": " + message.text()));
        page.onPageError(error -> watch.seen.add("script: " + error));
        page.onDialog(watch::dialog);
        page.onRequest(request -> watch.asked(request.url()));
        page.onRequestFailed(watch::failed);
        page.onResponse(watch::answered);
        return watch;
    }

    private void dialog(Dialog dialog) {
        seen.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    private void asked(String url) {
        if (!url.startsWith(origin + "/") && !url.startsWith("data:")) {
            seen.add("another origin: " + url);
        }
    }

    /** A stream that nobody looks at any more is ended from here. */
    private void failed(Request request) {
        boolean stream = "text/event-stream".equals(request.headers().get("accept"));
        if (!stream || !"net::ERR_ABORTED".equals(request.failure())) {
            seen.add("failed: " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            seen.add(response.status() + " " + response.url().substring(origin.length()));
        }
    }

    /** {@return how much was noted} */
    int count() {
        return seen.size();
    }

    /** {@return what was noted since the last call} */
    List<String> noted() {
        List<String> noted = List.copyOf(seen);
        seen.clear();
        return noted;
    }
}
