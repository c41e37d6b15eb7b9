package io.cardtrail.ui;

import io.cardtrail.ingest.Xlsx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A platform's orders as somebody saved them from a spreadsheet: six good rows and five that need mending. */
final class DirtyWorkbook {
    static final List<String> HEADINGS =
            List.of("订单号", "下单时间", "卖家账号", "买家账号", "卡种", "面值", "数量", "卡号", "卡密", "成交价", "IP", "客服备注");
    static final String PIN = "66973676189585547";

    private DirtyWorkbook() {}

    /** {@return the workbook} Its orders are numbered from {@code prefix} on, so that two of them share nothing. */
    static byte[] bytes(String prefix) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        for (int i = 1; i <= 6; i++) {
            rows.add(order(prefix, i));
        }
        rows.add(with(order(prefix, 7), 1, "2026-02-30 10:00:00"));
        rows.add(with(order(prefix, 8), 4, "神州行"));
        rows.add(with(order(prefix, 9), 7, "1.00260E+16"));
        rows.add(with(order(prefix, 10), 5, "一百"));
        rows.add(with(order(prefix, 11), 10, "300.1.1.1"));
        return new Xlsx()
                .texts("说明", List.of(List.of("本表由后台导出")))
                .texts("订单", rows)
                .bytes();
    }

    static String serial(String prefix, int number) {
        return String.format(Locale.ROOT, "1002603%03d%07d", Math.floorMod(prefix.hashCode(), 1000), number);
    }

    private static List<String> order(String prefix, int number) {
        return List.of(
                prefix + number,
                String.format(Locale.ROOT, "２０２６-03-02 10:%02d:00", number),
                "seller_1",
                "buyer_" + number,
                "移动充值卡",
                "100.00",
                "1",
                serial(prefix, number),
                PIN + number % 10,
                "98.00",
                "198.51.100." + number,
                "尽快");
    }

    private static List<String> with(List<String> row, int column, String cell) {
        List<String> changed = new ArrayList<>(row);
        changed.set(column, cell);
        return changed;
    }
}
