package io.cardtrail.localneo4j;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line says. The password itself is never on it, since every user of the machine can read it there. */
record Settings(Path folder, Path passwordFile, int port, String pageCache) {
    private static final String USAGE = "usage: --folder=FOLDER --password-file=FILE [--port=0] [--page-cache=256m]";

    static Settings of(String... args) throws StartFailed {
        Map<String, String> values = new HashMap<>(Map.of("port", "0", "page-cache", "256m"));
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new StartFailed(Failure.USAGE, "not understood: " + arg + "; " + USAGE);
            }
            values.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        return new Settings(
                Path.of(needed(values.get("folder"))).toAbsolutePath(),
                Path.of(needed(values.get("password-file"))),
                port(needed(values.get("port"))),
                needed(values.get("page-cache")));
    }

    private static String needed(@Nullable String value) throws StartFailed {
        if (value == null || value.isEmpty()) {
            throw new StartFailed(Failure.USAGE, USAGE);
        }
        return value;
    }

    private static int port(String value) throws StartFailed {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with a number out of range.
        }
        throw new StartFailed(Failure.USAGE, "--port must be 0 to 65535, not " + value);
    }
}
