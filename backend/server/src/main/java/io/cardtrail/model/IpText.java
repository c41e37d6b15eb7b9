package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** IP addresses in their one canonical text: dotted decimal, or RFC 5952. Nothing is ever looked up by name. */
final class IpText {
    /** Four decimal parts without leading zeros: {@code 010.0.0.1} is read as octal by some and decimal by others. */
    private static final Pattern V4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final Pattern V6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");

    private IpText() {}

    static String canonical(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "an IP address is IPv4 (four numbers) or IPv6");
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            // the cause's message repeats the address
            throw new BadIdentifier(Fault.BAD_FORMAT, "an IP address is IPv4 (four numbers) or IPv6");
        }
        // An IPv4-mapped IPv6 address comes back as the IPv4 address it stands for: one host, one key.
        return address instanceof Inet4Address ? address.getHostAddress() : compressed(address.getAddress());
    }

    /** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as {@code ::}. */
    private static String compressed(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
