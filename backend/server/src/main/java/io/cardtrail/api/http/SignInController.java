package io.cardtrail.api.http;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Turns a one-time code into a session, and ends one. */
@RestController
class SignInController {
    private final SignIn signIn;
    private final SignInLinks links;
    private final AuditLog log;

    SignInController(SignIn signIn, SignInLinks links, AuditLog log) {
        this.signIn = signIn;
        this.log = log;
        this.links = links;
    }

    /** What the browser sends. */
    record Code(@Nullable String code) {}

    @PostMapping("/api/sign-in")
    ResponseEntity<Void> signIn(@RequestBody Code body, HttpServletRequest request) {
        String code = body.code();
        if (code == null || code.length() > 100) {
            return ResponseEntity.badRequest().build();
        }
        Optional<String> secret = signIn.redeem(code);
        // On record before the session is handed over; an unknown code has no name to record.
        log.append(new Entry.SignIn(
                secret.flatMap(signIn::session).map(Account::name).orElse("unknown"), secret.isPresent()));
        if (secret.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(secret.get(), Duration.ofHours(12), request))
                .build();
    }

    /** Prints another link on the console, where only the machine's own user sees it. */
    @PostMapping("/api/sign-in/link")
    ResponseEntity<Void> link(HttpServletRequest request) {
        if (request.getHeader(SessionFilter.HEADER) == null) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.status(links.printAnother() ? HttpStatus.NO_CONTENT : HttpStatus.TOO_MANY_REQUESTS)
                .build();
    }

    @PostMapping("/api/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        String secret = SessionFilter.cookie(request);
        if (secret != null && request.getHeader(SessionFilter.HEADER) != null) {
            signIn.end(secret);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
    }

    private static String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(SessionFilter.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(life)
                .build()
                .toString();
    }
}
