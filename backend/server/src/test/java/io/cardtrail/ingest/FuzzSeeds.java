package io.cardtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.etsi.FuzzedMessages;
import io.cardtrail.model.EntityKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a fuzzer begins with: honest inputs of every reader, and those that once broke one. */
final class FuzzSeeds {
    /** One file for each input that broke a reader, named by what it broke. */
    static final Path FOUND = Path.of("src/test/resources/fuzz");

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final int SHORT = 3_000;

    private FuzzSeeds() {}

    static List<byte[]> all() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("s0-dirty-import", "s3-vpn-burst", "s5-destroyed-register", "s4-iot-sim")) {
            for (Path file : files(CASES.resolve(name).resolve("files"))) {
                byte[] bytes = start(Files.readAllBytes(file));
                seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.FILE, after(seeds.size() % 4, bytes)));
                seeds.add(FuzzedReaders.input(
                        FuzzedReaders.Reader.FILE,
                        after(0, new String(bytes, UTF_8).getBytes(Charset.forName("GB18030")))));
            }
            for (Path file : files(CASES.resolve(name).resolve("mappings"))) {
                seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.MAPPING, Files.readAllBytes(file)));
            }
        }
        seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.FILE, after(0, lines())));
        seeds.add(FuzzedReaders.input(
                FuzzedReaders.Reader.FILE, after(0, new Xlsx().texts("a", ROWS).bytes())));
        seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.WORKBOOK, workbook()));
        for (String text : TEXTS) {
            for (int kind = 0; kind <= EntityKind.values().length; kind++) {
                seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.TEXT, after(kind, text.getBytes(UTF_8))));
            }
        }
        FuzzedMessages.seeds().forEach(seed -> seeds.add(FuzzedReaders.input(FuzzedReaders.Reader.MESSAGE, seed)));
        for (Path file : files(FOUND)) {
            seeds.add(Files.readAllBytes(file));
        }
        return seeds;
    }

    private static final List<String> TEXTS = List.of(
            "2026-03-02 10:15:04.5+08:00",
            "2026年3月2日 10:15",
            "cmcc:10026030100000001",
            "+86 138 0013 8000",
            "IMEI:490154203237518",
            "ID:11010519491231002X",
            "2001:db8::1%eth0",
            "WECHAT:oUpF8uMuAJO",
            "460-00-1A2B-3C4D",
            "1.00260301E16");

    private static final List<List<String>> ROWS =
            List.of(List.of("订单号", "下单时间", "卡号"), List.of("1", "2026-03-02 10:15:04", "10026030100000001"));

    private static byte[] lines() {
        return "{\"订单号\": 1, \"下单时间\": \"2026-03-02 10:15:04\", \"a\": {\"b\": [1, null]}}\n{}\n".getBytes(UTF_8);
    }

    private static byte[] workbook() {
        String sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\">"
                + Xlsx.number("A2", 1, "44621.42") + Xlsx.text("B2", "_x000D_") + "</row></sheetData></worksheet>";
        String texts = "<sst><si><t>订单号</t><rPh><t>x</t></rPh></si></sst>";
        String styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\"/></numFmts><cellXfs>"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
        return String.join("\0", sheet, texts, styles, FuzzedReaders.WORKBOOK).getBytes(UTF_8);
    }

    private static byte[] start(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, SHORT));
    }

    private static byte[] after(int choice, byte[] bytes) {
        byte[] all = new byte[bytes.length + 1];
        all[0] = (byte) choice;
        System.arraycopy(bytes, 0, all, 1, bytes.length);
        return all;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
