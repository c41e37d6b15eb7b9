package io.cardtrail.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads along what the server prints, as the person does who started it. */
final class Console implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("http://\\S+#sign-in=\\S+");

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private Console() {}

    static Console listen() {
        Console console = new Console();
        System.setOut(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        console.before.write(b);
                        console.read.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        console.before.write(bytes, offset, length);
                        console.read.write(bytes, offset, length);
                    }

                    @Override
                    public void flush() {
                        console.before.flush();
                    }
                },
                true,
                UTF_8));
        return console;
    }

    /** {@return the first sign-in link that was printed} */
    URI link() {
        Matcher found = LINK.matcher(read.toString(UTF_8));
        if (!found.find()) {
            throw new AssertionError("no sign-in link was printed");
        }
        return URI.create(found.group());
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
