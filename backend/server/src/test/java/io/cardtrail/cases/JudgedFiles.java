package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Registers and sign-ins of two platforms whose accounts may be the same people's. */
public final class JudgedFiles {
    private static final Path FOLDER = Path.of("src/test/resources/identities");

    private JudgedFiles() {}

    /** What a server imports a file by. */
    @FunctionalInterface
    public interface Importer {
        void file(String name, byte[] rows, String mapping);
    }

    /** Has all of them imported. */
    public static void imported(Importer by) throws IOException {
        for (String file : List.of("a-accounts", "b-accounts", "a-logins", "b-logins", "members")) {
            by.file(file + ".csv", rows(file).getBytes(UTF_8), mapping(file));
        }
    }

    /** {@return the rows of one} */
    public static String rows(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file + ".csv"));
    }

    /** {@return what its columns mean} */
    public static String mapping(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file + ".json"));
    }
}
