package io.cardtrail.graph.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What was added comes back, also from a view that was taken before more was added. */
class RowColumnTest {
    private record Row(int batch, int line) {}

    @RepeatedTest(20)
    void every_act_has_the_batch_and_line_it_was_added_with() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        RowColumn column = new RowColumn();
        List<Row> added = new ArrayList<>();
        Map<RowColumn.Rows, Integer> views = new HashMap<>();
        int[] odds = {2, 5, 40};
        int broken = odds[random.nextInt(odds.length)];
        Row last = new Row(0, 1);
        int step = 1;
        for (int i = random.nextInt(300); i > 0; i--) {
            if (random.nextInt(broken) == 0) {
                step = random.nextInt(-2, 4);
            }
            // Another batch, the same line again, back to an earlier one: whatever may come.
            last = random.nextInt(broken) == 0
                    ? new Row(random.nextInt(3), 1 + random.nextInt(50))
                    : new Row(last.batch(), last.line() + step);
            column.add(last.batch(), last.line());
            added.add(last);
            if (random.nextInt(10) == 0) {
                views.put(column.rows(), added.size());
            }
        }
        views.put(column.rows(), added.size());

        views.forEach((rows, size) -> {
            List<Row> read = new ArrayList<>();
            for (int act = 0; act < size; act++) {
                read.add(new Row(rows.batch(act), rows.line(act)));
            }
            assertThat(read).as("seed %d", seed).isEqualTo(added.subList(0, size));
            List<Integer> batches = new ArrayList<>();
            for (int run = 0; run < rows.runs(); run++) {
                for (int act = rows.acts()[run]; act < rows.end(run); act++) {
                    batches.add(rows.batches()[run]);
                }
            }
            assertThat(batches)
                    .as("run by run, seed %d", seed)
                    .isEqualTo(added.subList(0, size).stream().map(Row::batch).toList());
        });
    }

    @Test
    void acts_that_stand_one_after_the_other_take_the_room_of_one() {
        RowColumn column = new RowColumn();
        for (int line = 2; line < 5_002; line++) {
            column.add(1, line);
        }
        for (int line = 2; line < 5_002; line += 10) {
            column.add(2, line);
        }

        assertThat(column.rows().runs()).isEqualTo(2);
        assertThat(column.size()).isEqualTo(5_500);
    }
}
