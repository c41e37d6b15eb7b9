package io.cardtrail.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** From where somebody calls, as attempts are counted: an IPv4 address, or the first 64 bits of an IPv6 one. */
final class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private ClientAddress() {}

    /**
     * {@return the caller's address}
     *
     * <p>Behind a proxy of this machine it is the last of {@code X-Forwarded-For}, which the proxy itself has put there.
     */
    static String of(HttpServletRequest request, PublicOrigin origin) {
        String direct = request.getRemoteAddr();
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (origin.given() != null && !forwarded.isEmpty() && literal(direct).isLoopbackAddress()) {
            String all = forwarded.getLast();
            String last = all.substring(all.lastIndexOf(',') + 1).strip();
            if (LITERAL.matcher(last).matches()) {
                return network(last);
            }
        }
        return network(direct);
    }

    private static String network(String text) {
        return literal(text) instanceof Inet6Address six ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8)) : text;
    }

    /** Never asks a name server: what isn't a literal stands for this machine. */
    private static InetAddress literal(String text) {
        try {
            String plain = text.replaceAll("%.*", "");
            return LITERAL.matcher(plain).matches() ? InetAddress.ofLiteral(plain) : InetAddress.getLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
