package io.cardtrail.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers reach this server, and so which pages may speak to it.
 *
 * @param given through a proxy that speaks TLS; null where browsers come here directly
 */
public record PublicOrigin(@Nullable URI given) {
    private static final Set<String> OWN_HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1", "[0:0:0:0:0:0:0:1]");

    /** {@return whether what browsers send and get is encrypted} */
    boolean encrypted(HttpServletRequest request) {
        return given != null || request.isSecure();
    }

    /** {@return whether another site's page sent this; a program says nothing about it} */
    boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site != null && !site.equals("same-origin")) || (origin != null && !origin.equals(of(request)));
    }

    /** {@return whether an unencrypted request names a host that isn't this machine: a name of elsewhere that was made to lead here} */
    boolean strangeHost(HttpServletRequest request) {
        return !encrypted(request)
                && !OWN_HOSTS.contains(request.getServerName().toLowerCase(Locale.ROOT));
    }

    private String of(HttpServletRequest request) {
        if (given != null) {
            return given.toString();
        }
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName().toLowerCase(Locale.ROOT) + (standard ? "" : ":" + port);
    }
}
