package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shipped matrix with one thing changed.
 *
 * @param kind for which it makes a difference
 */
record ChangedMatrix(String what, Category category, InstrumentKind kind, PolicyMatrix matrix) {
    /** Of a carrier's authorisation only this channel is its own, so its cells elsewhere say nothing. */
    private static final Set<Category> HELD_BY_CARRIERS = EnumSet.of(
            Category.CARD,
            Category.RECHARGE,
            Category.SUBSCRIBER,
            Category.ACCESS,
            Category.TRAFFIC,
            Category.LOCATION);

    /** {@return every change of one letter and of one channel that says something else and may be said} */
    static List<ChangedMatrix> all() throws IOException {
        String shipped = shipped();
        List<ChangedMatrix> changes = new ArrayList<>();
        // INFERENCE has no cells of its own, and CONTENT no channel.
        for (Category category : EnumSet.complementOf(EnumSet.of(Category.INFERENCE, Category.CONTENT))) {
            for (InstrumentKind kind : InstrumentKind.values()) {
                if (kind != InstrumentKind.CARRIER_AUTHORISATION || HELD_BY_CARRIERS.contains(category)) {
                    letters(shipped, category, kind, changes);
                }
            }
            for (Channel channel : Channel.values()) {
                channel(shipped, category, channel, changes);
            }
        }
        return changes;
    }

    private static void letters(String shipped, Category category, InstrumentKind kind, List<ChangedMatrix> changes) {
        int cell = shipped.indexOf(kind + ": \"", row(shipped, category))
                + kind.name().length()
                + 3;
        for (String letter : List.of("A", "2", "S", "O", "–")) {
            String changed = shipped.substring(0, cell) + letter + shipped.substring(cell + 1);
            if (!changed.equals(shipped)) {
                add(category + " " + kind + " " + letter, category, kind, changed, changes);
            }
        }
    }

    private static void channel(String shipped, Category category, Channel channel, List<ChangedMatrix> changes) {
        int begin = shipped.indexOf("channels: ", row(shipped, category)) + "channels: ".length();
        int end = shipped.indexOf('\n', begin);
        String written = shipped.substring(begin, end);
        Set<String> channels = (written.equals("all")
                        ? EnumSet.allOf(Channel.class).stream().map(Enum::name)
                        : List.of(written.replaceAll("[\\[\\] ]", "").split(",", -1)).stream())
                .collect(Collectors.toSet());
        if (!channels.remove(channel.name())) {
            channels.add(channel.name());
        }
        String changed = shipped.substring(0, begin) + channels + shipped.substring(end);
        add(category + " channels " + channels, category, InstrumentKind.COURT_ORDER_CRIMINAL, changed, changes);
    }

    private static void add(
            String what, Category category, InstrumentKind kind, String text, List<ChangedMatrix> changes) {
        try {
            changes.add(
                    new ChangedMatrix(what, category, kind, PolicyMatrix.parse(text.getBytes(StandardCharsets.UTF_8))));
        } catch (BadPolicy refused) {
            // A letter that this kind can't have: never a matrix, so nothing to find.
            assert refused.getMessage() != null;
        }
    }

    private static int row(String shipped, Category category) {
        return shipped.indexOf("\n  " + category + ":\n", shipped.indexOf("\ncategories:"));
    }

    private static String shipped() throws IOException {
        try (InputStream in = Objects.requireNonNull(ChangedMatrix.class.getResourceAsStream("/policy/matrix.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
