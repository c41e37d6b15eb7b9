package io.cardtrail.leaks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection, byte by byte: HTTP/1.1, one request after the other. Not thread-safe. */
final class Wire implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nconnection: *close\r\n");
    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;

    private final SocketChannel channel;
    private final String host;
    private final ByteBuffer into = ByteBuffer.allocate(64 * 1024);
    private byte[] received = new byte[64 * 1024];
    private int count;
    private int expected = UNKNOWN;

    private Wire(SocketChannel channel, String host) {
        this.channel = channel;
        this.host = host;
    }

    /**
     * {@return a connection}
     *
     * @param receiveBuffer bytes the kernel may take in before somebody reads, 0 for as many as it likes
     */
    static Wire to(URI origin, int receiveBuffer) throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (receiveBuffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(origin.getHost(), origin.getPort()));
        return new Wire(channel, origin.getAuthority());
    }

    SocketChannel channel() {
        return channel;
    }

    /** {@return a GraphQL request as it goes over the wire} */
    byte[] request(String session, byte[] body) {
        byte[] head = ("POST /graphql HTTP/1.1\r\nHost: " + host + "\r\nX-Cardtrail: 1\r\nCookie: cardtrail=" + session
                        + "\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    void send(byte[] request) throws IOException {
        count = 0;
        expected = UNKNOWN;
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** {@return how many bytes came; 0 if none are there on a connection that does not block} */
    int read() throws IOException {
        into.clear();
        int fresh = channel.read(into);
        if (fresh < 0) {
            throw new IOException("the server closed the connection");
        }
        if (count + fresh > received.length) {
            received = Arrays.copyOf(received, 2 * received.length + fresh);
        }
        System.arraycopy(into.array(), 0, received, count, fresh);
        count += fresh;
        return fresh;
    }

    /** {@return the answer, waited for} */
    String answer() throws IOException {
        while (!complete()) {
            read();
        }
        return text();
    }

    String text() {
        return new String(received, 0, count, UTF_8);
    }

    /** {@return whether the whole response is here} */
    boolean complete() {
        if (expected == UNKNOWN) {
            expected = expected();
        }
        return switch (expected) {
            case UNKNOWN -> false;
            case CHUNKED -> endsWith("\r\n0\r\n\r\n");
            default -> count >= expected;
        };
    }

    /** {@return whether the server will close the connection after this response, as Tomcat does after a 400} */
    boolean closing() {
        return CLOSE.matcher(text()).find();
    }

    /** {@return bytes of the whole response once its head is here} */
    private int expected() {
        String text = new String(received, 0, count, ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return UNKNOWN;
        }
        Matcher length = LENGTH.matcher(text.substring(0, head));
        return length.find() ? head + 4 + Integer.parseInt(length.group(1)) : CHUNKED;
    }

    private boolean endsWith(String end) {
        return count >= end.length()
                && new String(received, count - end.length(), end.length(), ISO_8859_1).equals(end);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
