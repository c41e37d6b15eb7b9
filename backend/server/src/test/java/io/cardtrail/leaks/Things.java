package io.cardtrail.leaks;

import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The things of random graphs under identifiers that an instrument can name. */
final class Things {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final EdgeKey edgeKey;
    private final Identifiers identifiers;
    private final Map<Identifier, EntityRef> refs = new ConcurrentHashMap<>();

    Things(EdgeKey edgeKey) {
        this.edgeKey = edgeKey;
        this.identifiers = new Identifiers(edgeKey);
    }

    /** {@return identifier of thing {@code number}, 0 to 9, of graph {@code graph}} */
    static Identifier identifier(EntityKind kind, int graph, int number) {
        String value = switch (kind) {
            case CARD -> "示例移动:" + String.format(Locale.ROOT, "10%014d%d", graph, number);
            case PIN -> String.format(Locale.ROOT, "77%015d%d", graph, number);
            case PHONE -> String.format(Locale.ROOT, "139%07d%d", graph, number);
            case SIM -> String.format(Locale.ROOT, "46000%09d%d", graph, number);
            case DEVICE -> "FINGERPRINT:d" + graph + "x" + number;
            case IP -> "10." + graph / 250 + "." + graph % 250 + "." + (number + 1);
            case PAYMENT_ACCOUNT -> "BANK_CARD:P" + graph + "x" + number;
            case ACCOUNT -> "云卡网:u" + graph + "x" + number;
            case PERSON -> "ID:" + resident(graph, number);
            case ORGANISATION -> "商户" + graph + "x" + number;
            case CELL -> String.format(Locale.ROOT, "460-00-%X-%X", graph, number);
        };
        return new Identifier(kind, value);
    }

    EntityRef ref(Identifier identifier) {
        return refs.computeIfAbsent(identifier, identifiers::ref);
    }

    /** {@return a person's identifier encrypted, another text each time; null for what is no person} */
    @Nullable
    String sealed(Identifier identifier) {
        return identifier.kind() == EntityKind.PERSON ? edgeKey.seal(identifier.value()) : null;
    }

    /** {@return the identifier of what {@link io.cardtrail.trace.RandomGraph} calls by {@code ref}} */
    static Identifier of(int graph, EntityRef ref) {
        return identifier(
                ref.kind(),
                graph,
                Integer.parseInt(ref.key().substring(ref.key().lastIndexOf('-') + 1)));
    }

    private static String resident(int graph, int number) {
        String day =
                LocalDate.of(1960, 1, 1).plusDays(graph % 15_000).toString().replace("-", "");
        String digits = "110101" + day + String.format(Locale.ROOT, "%03d", number);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    static Optional<String> shown(Identifier identifier) {
        return identifier.kind() == EntityKind.PIN ? Optional.empty() : Optional.of(identifier.value());
    }
}
