package io.cardtrail.api.http;

import io.cardtrail.identity.Throttle;
import io.cardtrail.identity.Throttled;
import io.cardtrail.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** In front of a sign-in by the OpenID provider: not too many from one address, and only while the provider answers. */
final class OidcStart extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OidcStart.class);

    private final OidcProvider provider;
    private final Throttle throttle;
    private final PublicOrigin origin;

    OidcStart(OidcProvider provider, Throttle throttle, PublicOrigin origin) {
        this.provider = provider;
        this.throttle = throttle;
        this.origin = origin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            throttle.attempt(ClientAddress.of(request, origin));
            provider.client();
        } catch (Throttled e) {
            response.setHeader("Retry-After", Long.toString(e.seconds()));
            Refusal.write(response, 429, ErrorCode.THROTTLED, "too many attempts");
            return;
        } catch (RuntimeException e) {
            LOG.warn("the OpenID provider does not answer", e);
            Refusal.write(response, 503, ErrorCode.INTERNAL, "the OpenID provider does not answer; try again later");
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/oauth2/") && !path.equals(OidcProvider.CALLBACK);
    }
}
