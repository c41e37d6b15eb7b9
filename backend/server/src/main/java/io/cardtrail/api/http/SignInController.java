package io.cardtrail.api.http;

import io.cardtrail.identity.Accounts;
import io.cardtrail.identity.Enrolment;
import io.cardtrail.identity.Session;
import io.cardtrail.identity.Sessions;
import io.cardtrail.identity.SignIn;
import io.cardtrail.identity.SignInMethod;
import io.cardtrail.identity.SignInRefused;
import io.cardtrail.model.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ways in and out over HTTP. Each way in sets the cookie of a new session; the one before it ends. */
@RestController
class SignInController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Enrolment enrolment;
    private final SignInLinks links;
    private final SignInOffer offer;
    private final SessionCookie cookie;
    private final PublicOrigin origin;

    SignInController(
            SignIn signIn,
            Sessions sessions,
            Accounts accounts,
            Enrolment enrolment,
            SignInLinks links,
            SignInOffer offer,
            SessionCookie cookie,
            PublicOrigin origin) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.enrolment = enrolment;
        this.links = links;
        this.offer = offer;
        this.cookie = cookie;
        this.origin = origin;
    }

    /** What the sign-in screen has to know; says nothing about accounts, but that there is none yet. */
    record Offer(String profile, List<SignInMethod> methods, boolean enrolment, List<SignInOffer.Part> demoAccounts) {}

    @GetMapping("/api/sign-in")
    Offer offer() {
        boolean waits = enrolment.open() && (enrolment.again() || accounts.none());
        return new Offer(offer.profile(), offer.methods(), waits, offer.parts());
    }

    @PostMapping(path = "/api/sign-in", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SmallJson body = SmallJson.of(request);
        String code = body.textOrNull("code");
        Session before = SessionFilter.session(request);
        if (code != null) {
            need(SignInMethod.CODE);
            return in(request, response, signIn.byCode(code, address(request), before));
        }
        String account = body.text("account");
        String password = body.text("password");
        need(SignInMethod.PASSWORD);
        return in(request, response, signIn.byPassword(account, password, address(request), before));
    }

    @PostMapping(path = "/api/sign-in/demo", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> become(HttpServletRequest request, HttpServletResponse response) throws IOException {
        need(SignInMethod.DEMO);
        SmallJson body = SmallJson.of(request);
        return in(request, response, signIn.become(own(request), body.text("account")));
    }

    @PostMapping(path = "/api/sign-in/step-up", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> stepUp(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SmallJson body = SmallJson.of(request);
        Session own = own(request);
        @Nullable String password = offer.offers(SignInMethod.DEMO) ? null : body.text("password");
        return in(request, response, signIn.stepUp(own, password, address(request)));
    }

    @PostMapping(path = "/api/sign-in/enrol", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> enrol(HttpServletRequest request, HttpServletResponse response) throws IOException {
        need(SignInMethod.PASSWORD);
        SmallJson body = SmallJson.of(request);
        return in(
                request,
                response,
                signIn.enrol(body.text("code"), body.text("account"), body.text("password"), address(request)));
    }

    @PostMapping(path = "/api/sign-in/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> password(HttpServletRequest request, HttpServletResponse response) throws IOException {
        need(SignInMethod.PASSWORD);
        SmallJson body = SmallJson.of(request);
        return in(
                request,
                response,
                signIn.changePassword(own(request), body.text("old"), body.text("new"), address(request)));
    }

    /** Prints another link on the console, or writes another enrolment code, where only the machine's own user sees it. */
    @PostMapping("/api/sign-in/link")
    ResponseEntity<Void> link(HttpServletRequest request) {
        if (request.getHeader(SessionFilter.HEADER) == null) {
            throw new BadRequest("the header " + SessionFilter.HEADER + " is missing: send it with the value 1");
        }
        return ResponseEntity.status(links.printAnother() ? HttpStatus.NO_CONTENT : HttpStatus.TOO_MANY_REQUESTS)
                .build();
    }

    @PostMapping("/api/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        String secret = cookie.read(request, SessionCookie.SESSION);
        if (secret != null && request.getHeader(SessionFilter.HEADER) != null) {
            sessions.end(secret);
        }
        cookie.session(request, response, "", Duration.ZERO);
        return ResponseEntity.noContent().build();
    }

    /** A way that isn't offered here answers like one that was refused. */
    private void need(SignInMethod method) {
        if (!offer.offers(method)) {
            throw new SignInRefused();
        }
    }

    private static Session own(HttpServletRequest request) {
        Session session = SessionFilter.session(request);
        if (session == null) {
            throw new SignInRefused();
        }
        return session;
    }

    private String address(HttpServletRequest request) {
        return ClientAddress.of(request, origin);
    }

    private ResponseEntity<Void> in(HttpServletRequest request, HttpServletResponse response, String secret) {
        cookie.session(request, response, secret, Sessions.ABSOLUTE);
        return ResponseEntity.noContent().build();
    }
}
