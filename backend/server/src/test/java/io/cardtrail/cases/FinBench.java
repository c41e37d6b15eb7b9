package io.cardtrail.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * Real data of LDBC FinBench with an oracle's answers, in {@code src/test/resources/finbench} (SOURCE.md there says where it comes
 * from). What the files mean is said by their mappings and nowhere else.
 */
final class FinBench {
    private static final Path FOLDER = Path.of("src/test/resources/finbench");
    private static final Pattern TIME_OF_DAY = Pattern.compile("(?m)(?<=\\|\\d{4}-\\d{2}-\\d{2} )[0-9:.]+(?=\\|)");

    /** One file as it is imported; its mapping is JSON. */
    record Source(String name, String content, String mapping) {
        /** {@return its rows without the headings} */
        long rows() {
            return content.lines().count() - 1;
        }
    }

    private FinBench() {}

    /** {@return every file, the largest first} */
    static List<Source> sources() {
        return List.of(
                source("HubTransfer"),
                source("AccountTransferAccount"),
                wholeDays(),
                source("AccountWithdrawAccount"),
                source("MediumSignInAccount"),
                source("Account"),
                source("PersonOwnAccount"),
                source("CompanyOwnAccount"),
                source("Medium"),
                source("Person"),
                source("Company"));
    }

    private static Source source(String name) {
        return new Source(name + ".csv", unpacked("files/" + name + ".csv.gz"), mapping(name));
    }

    /** The same transfers with midnight for the time of day, of accounts of their own. */
    private static Source wholeDays() {
        Source transfers = source("AccountTransferAccount");
        return new Source(
                "WholeDays.csv",
                TIME_OF_DAY.matcher(transfers.content()).replaceAll("00:00:00"),
                transfers
                        .mapping()
                        .replace("\"FINBENCH\"", "\"FINBENCH_DAYS\"")
                        .replace("\"holder\": \"FinBench\"", "\"holder\": \"FinBench whole days\""));
    }

    private static String mapping(String name) {
        try {
            return Files.readString(FOLDER.resolve("mappings/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the lines of {@code expected/<name>.jsonl}} */
    static List<JsonNode> expected(String name) {
        return unpacked("expected/" + name + ".jsonl.gz")
                .lines()
                .map(CaseFolder.JSON::readTree)
                .toList();
    }

    private static String unpacked(String file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file)))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
