package io.cardtrail.api.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Hands out the browser app. Its files hold nothing of anybody's, and are all that a browser may keep. */
@RestController
class AppController {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final AppFolder folder;

    AppController() throws IOException {
        this.folder = AppFolder.shipped();
    }

    /** The page is asked for each time: it says which version the rest is of. */
    @GetMapping({"/", "/index.html"})
    @Nullable
    ResponseEntity<byte[]> page(
            WebRequest request, @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        // Weak: packed or not, it is the same page.
        String tag = "W/\"" + folder.digest() + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return answer(folder.page(), accepted, CacheControl.noCache(), tag);
    }

    /** Another version's files are not here: better none than one that does not fit. */
    @GetMapping("/app/{digest}/{*name}")
    ResponseEntity<byte[]> file(
            @PathVariable String digest,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        AppFile file = folder.files().get(name.substring(1));
        if (file == null || !digest.equals(folder.digest())) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        return answer(file, accepted, FOR_GOOD, null);
    }

    private static ResponseEntity<byte[]> answer(
            AppFile file, String accepted, CacheControl kept, @Nullable String tag) {
        boolean packed = takesGzip(accepted);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(file.type())
                .cacheControl(kept)
                .eTag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return packed
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.packed())
                : answer.body(file.plain());
    }

    /** {@return whether gzip is among the encodings; one that is given a weight, as no browser does, is left alone} */
    private static boolean takesGzip(String accepted) {
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (each.strip().equals("gzip")) {
                return true;
            }
        }
        return false;
    }
}
