package io.cardtrail.leaks;

import static io.cardtrail.leaks.Offices.thing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** One card that is sold on and on. */
final class ResoldCard {
    private static final String NUMBER = "10026011500009001";
    static final Map<String, Object> CARD = thing("CARD", "示例移动:" + NUMBER);
    static final String FILE = "reseller-orders.csv";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-02T09:00:00");

    private ResoldCard() {}

    /** {@return the file of these sales, each by whom the one before it was to} */
    static String orders(int from, int until) {
        StringBuilder csv = new StringBuilder("订单号,下单时间,卖家账号,买家账号,卡种,面值,数量,卡号,成交价,支付方式,支付单号\n");
        for (int hop = from; hop < until; hop++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "FG%012d,%s,seller_%06d,seller_%06d,移动充值卡,100.00,1,%s,%d.00,微信,\n",
                    hop,
                    FIRST.plusHours(hop * 7L).format(TIME),
                    hop,
                    hop + 1,
                    NUMBER,
                    60 + hop));
        }
        return csv.toString();
    }

    static String mapping() {
        try {
            return Files.readString(
                    Path.of("src/test/resources/cases/s2-overwritten-resellers/mappings/reseller-orders.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
