package io.cardtrail.api.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies of this server's own. Their names begin with {@code __Host-} wherever browsers come by TLS, so that neither a neighbour nor
 * anything unencrypted can set them; on loopback without TLS browsers would not keep such a name.
 */
final class SessionCookie {
    static final String SESSION = "cardtrail";

    private final PublicOrigin origin;

    SessionCookie(PublicOrigin origin) {
        this.origin = origin;
    }

    /** {@return the value of a cookie, null if there is none} */
    @Nullable
    String read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(full(request, name))) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Hands a session's secret to the browser; an empty one takes it away. */
    void session(HttpServletRequest request, HttpServletResponse response, String secret, Duration life) {
        write(request, response, SESSION, secret, life, "Strict");
    }

    /**
     * Sets a cookie.
     *
     * @param life zero takes it away
     * @param sameSite {@code Lax} only for what must come along when another site sends the browser back
     */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration life,
            String sameSite) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(full(request, name), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(origin.encrypted(request))
                        .sameSite(sameSite)
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private String full(HttpServletRequest request, String name) {
        return origin.encrypted(request) ? "__Host-" + name : name;
    }
}
