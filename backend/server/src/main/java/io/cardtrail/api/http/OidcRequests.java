package io.cardtrail.api.http;

import io.cardtrail.identity.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Sign-ins that are under way at the OpenID provider: each for ten minutes, once, and only for the browser that began it. That browser
 * is known by a cookie of its own; it is {@code Lax}, because the provider's page sends the browser back. In memory: a restart, or
 * another replica, has the person begin again.
 */
@Component
class OidcRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /** Asks to confirm who one is, beside the session one has. */
    static final String STEP_UP = "step-up";

    private static final String COOKIE = "cardtrail-oidc";
    private static final String FOUND = OidcRequests.class.getName();
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionCookie cookie;
    private final Clock clock;
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UnderWay> eldest) {
            return size() > MOST;
        }
    };

    OidcRequests(SessionCookie cookie) {
        this.cookie = cookie;
        this.clock = Clock.systemUTC();
    }

    private record UnderWay(
            OAuth2AuthorizationRequest request, @Nullable Session confirms, Instant until) {}

    /** {@return the session whose owner was to confirm who they are; null for a plain sign-in} */
    static @Nullable Session confirms(HttpServletRequest callback) {
        return callback.getAttribute(FOUND) instanceof Session session ? session : null;
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest began, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Session confirms = request.getParameter(STEP_UP) == null ? null : SessionFilter.session(request);
        synchronized (underWay) {
            underWay.put(
                    browser + " " + began.getState(),
                    new UnderWay(began, confirms, clock.instant().plus(LIFE)));
        }
        cookie.write(request, response, COOKIE, browser, LIFE, "Lax");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        synchronized (underWay) {
            return counting(underWay.get(key(request)));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        UnderWay found;
        synchronized (underWay) {
            found = underWay.remove(key(request));
        }
        if (found != null) {
            request.setAttribute(FOUND, found.confirms());
            cookie.write(request, response, COOKIE, "", Duration.ZERO, "Lax");
        }
        return counting(found);
    }

    private @Nullable OAuth2AuthorizationRequest counting(@Nullable UnderWay found) {
        return found != null && clock.instant().isBefore(found.until()) ? found.request() : null;
    }

    private String key(HttpServletRequest request) {
        return cookie.read(request, COOKIE) + " " + request.getParameter("state");
    }
}
