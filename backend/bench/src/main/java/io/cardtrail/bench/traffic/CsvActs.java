package io.cardtrail.bench.traffic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes traffic as the files of record holders, with a header each; {@code mappings/} beside this class says how they are read. */
public final class CsvActs implements Acts, AutoCloseable {
    static final String ISSUES = "issues.csv";
    static final String PAYMENTS = "payments.csv";
    static final String BANK_PAYMENTS = "bank-payments.csv";
    static final String CHECKS = "checks.csv";
    static final String REDEMPTIONS = "redemptions.csv";

    /** The files, in the order they are imported in. */
    public static final List<String> FILES = List.of(
            ISSUES,
            BANK_PAYMENTS,
            PAYMENTS,
            file(Trade.DEALER_TO_ACCOUNT),
            file(Trade.ACCOUNT_TO_DEALER),
            file(Trade.DEALER_TO_DEALER),
            CHECKS,
            REDEMPTIONS);

    private static final String SALES = "number,at,seller,buyer,faceValue,quantity,first,last,amount,payment";
    private static final Map<String, String> HEADERS = Map.of(
            ISSUES,
            "card,dealer,at,faceValue",
            PAYMENTS,
            "number,at,from,to,amount",
            BANK_PAYMENTS,
            "number,at,from,to,amount",
            file(Trade.DEALER_TO_DEALER),
            SALES,
            file(Trade.DEALER_TO_ACCOUNT),
            SALES,
            file(Trade.ACCOUNT_TO_DEALER),
            SALES,
            CHECKS,
            "at,account,card,ip,device",
            REDEMPTIONS,
            "number,at,card,phone,faceValue");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Map<String, Sheet> sheets = new HashMap<>();

    private static final class Sheet {
        private final BufferedWriter out;
        private long line = 1;

        Sheet(BufferedWriter out) {
            this.out = out;
        }
    }

    /** @param folder gets the files; made if it is not there */
    public CsvActs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String file : FILES) {
            Sheet sheet = new Sheet(Files.newBufferedWriter(folder.resolve(file), StandardCharsets.UTF_8));
            sheet.out.write(HEADERS.get(file) + "\n");
            sheets.put(file, sheet);
        }
    }

    static String file(Trade trade) {
        return switch (trade) {
            case DEALER_TO_DEALER -> "wholesale.csv";
            case DEALER_TO_ACCOUNT -> "retail.csv";
            case ACCOUNT_TO_DEALER -> "buyback.csv";
        };
    }

    /** {@return the mapping of a file, JSON} */
    public static String mapping(String file) {
        try (var in = CsvActs.class.getResourceAsStream("/traffic/" + file.replace(".csv", ".json"))) {
            if (in == null) {
                throw new IllegalArgumentException("there is no mapping of " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a bank card as it stands in the files, without its namespace} */
    public static String bankCard(long number) {
        return "PAN-R" + number;
    }

    /** {@return a card's serial number} */
    public static String serial(long card) {
        return Long.toString(10_026_000_000_000_000L + card);
    }

    @Override
    public long issued(long card, int dealer, long at, int faceValue) {
        return row(ISSUES, serial(card), dealer(dealer), time(at), yuan(faceValue));
    }

    @Override
    public long sold(
            Trade trade,
            long first,
            int count,
            int seller,
            int buyer,
            long at,
            int faceValue,
            long amount,
            long payment) {
        String file = file(trade);
        boolean account = trade == Trade.ACCOUNT_TO_DEALER;
        return row(
                file,
                file.charAt(0) + "-" + sheet(file).line,
                time(at),
                account ? account(seller) : dealer(seller),
                trade == Trade.DEALER_TO_ACCOUNT ? account(buyer) : dealer(buyer),
                yuan(faceValue),
                Integer.toString(count),
                serial(first),
                serial(first + count - 1),
                yuan(amount),
                payment < 0 ? "" : number(payment));
    }

    @Override
    public long paid(long number, Money money) {
        return row(
                money.bank() ? BANK_PAYMENTS : PAYMENTS,
                number(number),
                time(money.at()),
                money.bank() ? bankCard(money.from()) : "w" + money.from(),
                money.bank() ? "MER" + money.to() : "w" + money.to(),
                yuan(money.amount()));
    }

    @Override
    public long checked(long card, int account, int address, int device, long at) {
        return row(
                CHECKS,
                time(at),
                account(account),
                serial(card),
                "198." + (18 + (address >> 16) % 2) + "." + (address >> 8 & 255) + "." + (address & 255),
                String.format(Locale.ROOT, "%016x", device));
    }

    @Override
    public long redeemed(long card, long phone, long at, int faceValue) {
        return row(
                REDEMPTIONS,
                "r-" + sheet(REDEMPTIONS).line,
                time(at),
                serial(card),
                Long.toString(phone),
                yuan(faceValue));
    }

    private long row(String file, String... cells) {
        Sheet sheet = sheet(file);
        try {
            sheet.out.write(String.join(",", cells));
            sheet.out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ++sheet.line;
    }

    private Sheet sheet(String file) {
        return Objects.requireNonNull(sheets.get(file));
    }

    private static String dealer(int number) {
        return "示例经销商" + number;
    }

    private static String account(int number) {
        return "user_" + number;
    }

    private static String number(long payment) {
        return "P" + payment;
    }

    private static String time(long at) {
        return TIME.format(Instant.ofEpochMilli(at));
    }

    private static String yuan(long fen) {
        return fen / 100 + "." + fen / 10 % 10 + fen % 10;
    }

    @Override
    public void close() throws IOException {
        List<IOException> failed = new ArrayList<>();
        for (Sheet sheet : sheets.values()) {
            try {
                sheet.out.close();
            } catch (IOException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }
}
