package io.cardtrail.api.http;

import io.cardtrail.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door in front of everything: files are taken where files are imported and nowhere else. Whatever asks a request for a parameter
 * has a multipart body written to the disk first, up to the size of the largest import, and some of it may be asked by anybody.
 * Every other body is read by whoever takes it, up to a size of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FilesFront extends OncePerRequestFilter {
    private static final Set<String> TAKEN = Set.of("/api/imports", "/api/imports/uploads");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null
                && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")
                && !TAKEN.contains(request.getRequestURI())) {
            Refusal.write(response, 415, ErrorCode.BAD_REQUEST, "multipart bodies are taken where files are imported");
        } else {
            chain.doFilter(request, response);
        }
    }
}
