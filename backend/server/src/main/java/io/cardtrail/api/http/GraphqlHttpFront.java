package io.cardtrail.api.http;

import io.cardtrail.api.Leaving;
import io.cardtrail.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door in front of {@code /graphql}: what passes is a POST from the same site (or from no browser), with one well-formed
 * GraphQL request of bounded size, and an answer type that was chosen here. Spring for GraphQL alone takes a number for a query
 * or an operation name, lets a member stand twice, and knows no size.
 *
 * <p>GET is refused: a query holds subjects, and addresses end in logs and histories.
 */
final class GraphqlHttpFront extends OncePerRequestFilter {
    private static final MediaType GRAPHQL_RESPONSE = MediaType.APPLICATION_GRAPHQL_RESPONSE;
    /** What we can answer with; the first is the one for clients that accept anything (GraphQL over HTTP, legacy clients). */
    private static final List<MediaType> ANSWERS =
            List.of(MediaType.APPLICATION_JSON, GRAPHQL_RESPONSE, MediaType.TEXT_EVENT_STREAM);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PublicOrigin origin;

    GraphqlHttpFront(PublicOrigin origin) {
        this.origin = origin;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        MediaType answer = MediaType.APPLICATION_JSON;
        try {
            method(request, response);
            site(request);
            contentType(request);
            answer = negotiate(request);
            byte[] body = GraphqlHttpBody.read(request.getInputStream(), request.getContentLengthLong());
            answer(new GraphqlHttpRequest(request, body, answer), response, chain);
        } catch (GraphqlHttpRefusal refusal) {
            refuse(response, refusal, answer);
        }
    }

    /** Whatever the response rests on counts as leaving until its last byte is out. */
    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Leaving leaving = new Leaving();
        request.setAttribute(Leaving.ATTRIBUTE, leaving);
        boolean later = false;
        try {
            chain.doFilter(request, response);
            later = request.isAsyncStarted();
            if (later) {
                request.getAsyncContext().addListener(new LeavingListener(leaving, response));
            } else {
                response.getOutputStream().close();
            }
        } finally {
            if (!later) {
                leaving.close();
            }
        }
    }

    private static void method(HttpServletRequest request, HttpServletResponse response) throws GraphqlHttpRefusal {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw new GraphqlHttpRefusal(405, ErrorCode.BAD_REQUEST, "only POST is answered here");
        }
    }

    /** A browser says where a request comes from; another site's page must not spend this viewer's session. */
    private void site(HttpServletRequest request) throws GraphqlHttpRefusal {
        if (origin.foreign(request)) {
            throw new GraphqlHttpRefusal(403, ErrorCode.BAD_REQUEST, "requests from another site's pages are refused");
        }
    }

    private static void contentType(HttpServletRequest request) throws GraphqlHttpRefusal {
        MediaType type = parse(request.getContentType());
        if (type == null
                || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8))) {
            throw new GraphqlHttpRefusal(
                    415, ErrorCode.BAD_REQUEST, "Content-Type must be application/json, encoded as UTF-8");
        }
    }

    private static @Nullable MediaType parse(@Nullable String text) {
        try {
            return text == null ? null : MediaType.parseMediaType(text);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    /** {@return the best of {@link #ANSWERS} for the client's Accept; ties go to the earlier range, then to the earlier answer} */
    private static MediaType negotiate(HttpServletRequest request) throws GraphqlHttpRefusal {
        List<String> accept = Collections.list(request.getHeaders("Accept"));
        if (accept.isEmpty()) {
            return MediaType.APPLICATION_JSON;
        }
        try {
            List<MediaType> ranges = new ArrayList<>(MediaType.parseMediaTypes(accept));
            MimeTypeUtils.sortBySpecificity(ranges);
            return ranges.stream()
                    .filter(range -> range.getQualityValue() > 0)
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .flatMap(range -> ANSWERS.stream().filter(range::includes))
                    .findFirst()
                    .orElseThrow(GraphqlHttpFront::notAcceptable);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static GraphqlHttpRefusal notAcceptable() {
        return new GraphqlHttpRefusal(
                406,
                ErrorCode.BAD_REQUEST,
                "Accept must allow application/graphql-response+json, application/json or, for a subscription,"
                        + " text/event-stream");
    }

    private static void refuse(HttpServletResponse response, GraphqlHttpRefusal refusal, MediaType answer)
            throws IOException {
        MediaType type = answer.equals(MediaType.TEXT_EVENT_STREAM) ? MediaType.APPLICATION_JSON : answer;
        byte[] body = JSON.writeValueAsBytes(
                Refusal.body(refusal.reason(), Map.of("code", refusal.code().name())));
        response.setStatus(refusal.status());
        response.setContentType(type.toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
