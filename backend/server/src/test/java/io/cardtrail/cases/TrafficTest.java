package io.cardtrail.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cardtrail.bench.traffic.Acts;
import io.cardtrail.bench.traffic.CsvActs;
import io.cardtrail.bench.traffic.Ring;
import io.cardtrail.bench.traffic.Traffic;
import io.cardtrail.bench.traffic.WriteTraffic;
import io.cardtrail.ingest.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made-up traffic is what it says it is. */
class TrafficTest {
    @TempDir
    private Path folder;

    /** Counts what is made. */
    private static final class Counted implements Acts {
        private long acts;
        private long issues;
        private long checks;
        private long redemptions;
        private long sales;
        private final Set<Long> paid = new HashSet<>();
        private final Set<Long> settled = new HashSet<>();
        private final Map<Integer, Integer> byDealer = new HashMap<>();
        private final StringBuilder first = new StringBuilder();
        private final List<String> wrong = new ArrayList<>();

        private long one(Object... what) {
            acts++;
            if (first.length() < 10_000) {
                first.append(List.of(what)).append('\n');
            }
            return acts;
        }

        @Override
        public long issued(long card, int dealer, long at, int faceValue) {
            issues++;
            byDealer.merge(dealer, 1, Integer::sum);
            return one("issued", card, dealer, at, faceValue);
        }

        @Override
        public long sold(
                Trade trade,
                long start,
                int count,
                int seller,
                int buyer,
                long at,
                int faceValue,
                long amount,
                long payment) {
            sales++;
            if (payment >= 0 && !settled.add(payment)) {
                wrong.add("payment " + payment + " settles more than one sale");
            }
            return one(trade, start, count, seller, buyer, at, amount, payment);
        }

        @Override
        public long paid(long number, Money money) {
            paid.add(number);
            if (money.amount() <= 0) {
                wrong.add("payment " + number + " is of " + money.amount());
            }
            return one(number, money);
        }

        @Override
        public long checked(long card, int account, int address, int device, long at) {
            checks++;
            return one("checked", card, account, address, device, at);
        }

        @Override
        public long redeemed(long card, long phone, long at, int faceValue) {
            redemptions++;
            return one("redeemed", card, phone, at, faceValue);
        }
    }

    @Test
    void its_size_shares_and_faults_are_those_it_is_described_by() {
        Counted counted = new Counted();

        Traffic.make(new Traffic.Size(400_000, 0), 3, counted);

        assertThat(counted.wrong).isEmpty();
        assertThat(counted.acts).isBetween(400_000L, 400_030L);
        double cards = counted.issues;
        assertThat(counted.acts / cards).isCloseTo(8.4, within(0.2));
        assertThat(counted.sales / cards).as("resales, and the last sale").isCloseTo(3.3 * 0.9, within(0.1));
        assertThat(counted.checks / cards).isCloseTo(0.6, within(0.02));
        assertThat(counted.redemptions / cards).isCloseTo(0.9, within(0.02));
        assertThat((counted.paid.size() - counted.settled.size()) / (double) counted.paid.size())
                .as("payments whose sale is lost")
                .isCloseTo(0.1, within(0.01));
        assertThat(counted.paid.containsAll(counted.settled)).isTrue();
        assertThat(counted.byDealer.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0)
                        / cards)
                .as("share of the largest channel")
                .isBetween(0.02, 0.06);
    }

    @Test
    void the_same_seed_makes_the_same_traffic_and_another_does_not() {
        Counted once = new Counted();
        Counted again = new Counted();
        Counted other = new Counted();

        List<Ring> rings = Traffic.make(new Traffic.Size(20_000, 2), 11, once);
        assertThat(Traffic.make(new Traffic.Size(20_000, 2), 11, again)).isEqualTo(rings);
        Traffic.make(new Traffic.Size(20_000, 2), 12, other);

        assertThat(again.first).hasToString(once.first.toString());
        assertThat(other.first.toString()).isNotEqualTo(once.first.toString());
    }

    @Test
    void rings_share_no_card_and_their_acts_stand_in_the_files() throws IOException {
        List<Ring> rings = WriteTraffic.write(folder, new Traffic.Size(6_000, 4), 5);

        Map<String, Integer> lines = new HashMap<>();
        for (String file : CsvActs.FILES) {
            lines.put(
                    file,
                    Files.readAllLines(folder.resolve("files").resolve(file)).size());
        }
        Set<Long> cards = new HashSet<>();
        for (Ring ring : rings) {
            assertThat(ring.cards()).hasSize(60).allMatch(cards::add);
            // Six orders, one buy-back and sixty walk-in sales, each with its payment; sixty checks and redemptions.
            assertThat(ring.acts()).hasSize(2 * (6 + 1 + 60) + 2 * 60);
            for (String act : ring.acts()) {
                String[] place = act.split(":", -1);
                assertThat(Integer.parseInt(place[1])).as(act).isBetween(2, lines.getOrDefault(place[0], 0));
            }
        }
        assertThat(rings).hasSize(4);
        for (String file : CsvActs.FILES) {
            assertThat(MappingReader.read(CsvActs.mapping(file)).holder())
                    .as(file)
                    .isNotEmpty();
        }
    }

    @Test
    void more_rings_than_there_is_room_for_are_refused() {
        assertThatThrownBy(() -> Traffic.make(new Traffic.Size(1_000, 4), 5, new Counted()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 rings");
    }
}
