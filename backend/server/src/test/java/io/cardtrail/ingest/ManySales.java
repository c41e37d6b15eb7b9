package io.cardtrail.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * A platform's orders, as many as wanted: each of one card of its own, by one shop, to one of many buyers, from an address. In the graph a
 * row is an act, about one entity that was not there, and {@link #RELATIONSHIPS} relationships.
 */
public final class ManySales {
    /** Of a row: card, seller, buyer, address, and the file it is recorded in. */
    public static final int RELATIONSHIPS = 5;

    /** What its columns mean. */
    public static final String MAPPING = """
            {"version": "1", "channel": "ONLINE_PLATFORM", "holder": "云卡网", "act": "SALE", "carrier": "示例移动",
             "columns": [
              {"column": "订单号", "to": "reference", "required": true},
              {"column": "时间", "to": "time"},
              {"column": "买家", "to": "SOLD_TO", "kind": "ACCOUNT", "namespace": "云卡网"},
              {"column": "面值", "to": "faceValue", "unit": "yuan"},
              {"column": "卡号", "to": "OF_CARD", "kind": "CARD", "check": "serial"},
              {"column": "支付单号", "to": "settledBy"},
              {"column": "IP", "to": "FROM_IP", "kind": "IP"},
              {"column": "备注", "to": null}],
             "constants": [{"to": "SOLD_BY", "kind": "ORGANISATION", "constant": "晨光通讯店"}]}
            """;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private ManySales() {}

    /** Writes so many rows; the same every time, and those of a larger file begin with those of a smaller one. */
    public static void write(Path file, int rows) throws IOException {
        Random random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("订单号,时间,买家,面值,卡号,支付单号,IP,备注\n");
            for (int i = 0; i < rows; i++) {
                out.write("A-" + (100_000_000 + i) + ","
                        + BEGIN.plusSeconds(i * 3L + random.nextInt(3)).format(TIME) + ",buyer_"
                        + random.nextInt(rows / 20 + 1) + "," + (random.nextInt(3) + 1) * 50 + ".00,1002603"
                        + String.format(Locale.ROOT, "%010d", i) + ",BK" + (700_000_000L + i) + ",203.0."
                        + random.nextInt(200) + "."
                        + random.nextInt(250) + ",加急\n");
            }
        }
    }
}
