package io.cardtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in the files of the cases, which were made without blur in mind. */
class BlurOfCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TempDir
    private Path folder;

    @Test
    void the_cases_files_have_these_findings_and_no_others() throws Exception {
        List<String> found = new ArrayList<>();
        try (Imports imports = new Imports(folder);
                Stream<Path> cases = Files.list(CASES)) {
            for (Path one : cases.filter(Files::isDirectory).sorted().toList()) {
                for (Path mapping : list(one.resolve("mappings"))) {
                    String json = Files.readString(mapping);
                    String name = String.valueOf(MappingReader.read(json).file());
                    imports.done(
                                    json,
                                    name,
                                    Files.readAllBytes(one.resolve("files").resolve(name)))
                            .blur()
                            .forEach(each ->
                                    found.add(one.getFileName().toString().substring(0, 2) + " " + name + " "
                                            + each.measure() + " " + each.column() + " " + each.unit() + " "
                                            + each.rowsAffected() + "/" + each.rowsMeasured()));
                }
            }
        }
        // One device checks many PINs from behind a VPN, one terminal recharges SIMs, calls of a SIM in a machine begin
        // on the hour.
        assertThat(found)
                .containsExactly(
                        "s3 pin-verifications.csv ONE_FOR_MANY 设备指纹 null 36/60",
                        "s4 carrier-recharges.csv ONE_FOR_MANY 终端IMEI null 37/43",
                        "s4 cdr.csv TIMES_ROUNDED 开始时间 MINUTE 10/25",
                        "s4 cdr.csv ONE_FOR_MANY IMEI null 10/25");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
