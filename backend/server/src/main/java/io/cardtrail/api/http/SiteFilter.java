package io.cardtrail.api.http;

import io.cardtrail.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site's page sends: changes from elsewhere, a session's change without the header that such a page can't set,
 * and names of elsewhere that lead to this machine (DNS rebinding).
 */
final class SiteFilter extends OncePerRequestFilter {
    private final PublicOrigin origin;

    SiteFilter(PublicOrigin origin) {
        this.origin = origin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (origin.strangeHost(request)) {
            Refusal.write(response, 421, ErrorCode.BAD_REQUEST, "this server is reached as 127.0.0.1 or localhost");
        } else if (changes(request) && origin.foreign(request)) {
            Refusal.write(response, 403, ErrorCode.BAD_REQUEST, "requests from another site's pages are refused");
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean changes(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SessionFilter.asks(request);
    }
}
