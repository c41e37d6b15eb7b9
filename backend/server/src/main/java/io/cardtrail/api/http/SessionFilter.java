package io.cardtrail.api.http;

import io.cardtrail.graph.GraphUnavailable;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.ApiTokens;
import io.cardtrail.identity.Proof;
import io.cardtrail.identity.Session;
import io.cardtrail.identity.Sessions;
import io.cardtrail.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says who is calling: by the bearer token of a program, or by the session cookie of a browser. A cookie counts for a
 * state-changing request only together with the header {@code X-Cardtrail}, which a page of another site can't set.
 *
 * <p>The authentication's principal is the {@link Account}, its details are the {@link Proof}.
 */
final class SessionFilter extends OncePerRequestFilter {
    static final String HEADER = "X-Cardtrail";
    private static final String SESSION = Session.class.getName();
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final BearerJwts jwts;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionFilter(Sessions sessions, ApiTokens tokens, BearerJwts jwts, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.jwts = jwts;
        this.cookie = cookie;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request);
        } catch (GraphUnavailable e) {
            Refusal.write(response, 503, ErrorCode.GRAPH_UNAVAILABLE, "the database does not answer; try again");
            return;
        }
        chain.doFilter(request, response);
    }

    private void identify(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            if (authorization.startsWith(BEARER)) {
                bearer(authorization.substring(BEARER.length()).strip())
                        .ifPresent(account -> signedIn(account, Proof.PROGRAM));
            }
            return;
        }
        String secret = cookie.read(request, SessionCookie.SESSION);
        if (secret != null && (!SiteFilter.changes(request) || request.getHeader(HEADER) != null)) {
            sessions.find(secret).ifPresent(session -> {
                request.setAttribute(SESSION, session);
                signedIn(session.account(), session.proof(clock.instant()));
            });
        }
    }

    /** Our own tokens have no dot, a signed one has two. */
    private Optional<Account> bearer(String token) {
        return token.indexOf('.') < 0 ? tokens.bearer(token) : jwts.account(token);
    }

    private static void signedIn(Account account, Proof proof) {
        UsernamePasswordAuthenticationToken authentication = UsernamePasswordAuthenticationToken.authenticated(
                account,
                null,
                account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
        authentication.setDetails(proof);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    /** {@return the session of the request, null for none} */
    static @Nullable Session session(HttpServletRequest request) {
        return request.getAttribute(SESSION) instanceof Session session ? session : null;
    }

    /** {@return whether the answer depends on who asks: the app's own files are for everybody} */
    static boolean asks(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/graphql") || path.startsWith("/api/") || path.startsWith("/oauth2/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !asks(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
