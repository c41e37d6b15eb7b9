package io.cardtrail.api.http;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.SignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
 */
final class SessionFilter extends OncePerRequestFilter {
    static final String COOKIE = "cardtrail";
    static final String HEADER = "X-Cardtrail";
    private static final String BEARER = "Bearer ";

    private final SignIn signIn;

    SessionFilter(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        caller(request).ifPresent(account -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    account,
                    null,
                    account.roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private Optional<Account> caller(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? signIn.bearer(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String secret = cookie(request);
        return secret != null && (reads || request.getHeader(HEADER) != null)
                ? signIn.session(secret)
                : Optional.empty();
    }

    static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
