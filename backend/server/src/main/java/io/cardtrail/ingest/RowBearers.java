package io.cardtrail.ingest;

import io.cardtrail.ingest.Target.RangeEnd;
import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The participants of one row: who and what it names, and in which role. */
final class RowBearers {
    /** Most cards that one row's range may name. A real batch row stays below; a row past it would stall the store. */
    static final long MAX_NAMED = 10_000;

    private final Layout layout;
    private final Identifiers identifiers;
    private final EdgeKey edgeKey;
    private final Map<Key, Participant> participants = new LinkedHashMap<>();
    private final Map<Integer, String> pinHashes = new HashMap<>();
    private final Map<RangeEnd, String> ends = new EnumMap<>(RangeEnd.class);
    private final Map<RangeEnd, Integer> endIndex = new EnumMap<>(RangeEnd.class);
    private @Nullable String rangeFirst;
    private @Nullable String rangeLast;

    private record Key(Role role, EntityRef entity) {}

    RowBearers(Layout layout, Identifiers identifiers, EdgeKey edgeKey, List<Participant> constants) {
        this.layout = layout;
        this.identifiers = identifiers;
        this.edgeKey = edgeKey;
        constants.forEach(this::put);
    }

    void read(List<String> cells, RowAttributes attributes, RowFaults faults) {
        for (int i = 0; i < cells.size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            if (column != null && column.target() instanceof Target.Bearer target) {
                read(target, cells.get(i), i, column.required(), attributes.carrier(), faults);
            }
        }
        range(attributes, faults);
        names(cells, faults);
    }

    private void read(
            Target.Bearer target,
            String cell,
            int index,
            boolean required,
            @Nullable String carrier,
            RowFaults faults) {
        if (target.range() != null) {
            endIndex.put(target.range(), index);
        }
        List<String> values = values(target, cell);
        if (values.isEmpty() && required) {
            faults.add(index, RejectCode.MISSING_REQUIRED);
        }
        List<String> hashes = new ArrayList<>();
        for (String value : values) {
            try {
                Identifier identifier = identifier(target, value, carrier, index, faults);
                EntityRef ref = identifiers.ref(identifier);
                if (target.range() != null) {
                    ends.put(target.range(), ref.key().substring(ref.key().length() - NumberOfCard.DIGITS));
                } else {
                    put(new Participant(target.role(), ref, null, sealed(identifier)));
                }
                hashes.add(ref.key());
            } catch (BadIdentifier e) {
                faults.add(index, e);
            }
        }
        if (target.kind() == EntityKind.PIN) {
            pinHashes.put(index, String.join(";", hashes));
        }
    }

    private static List<String> values(Target.Bearer target, String cell) {
        String separator = target.list();
        if (separator == null) {
            return cell.isEmpty() ? List.of() : List.of(cell);
        }
        return Pattern.compile(Pattern.quote(separator))
                .splitAsStream(cell)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Identifier identifier(
            Target.Bearer target, String value, @Nullable String carrier, int index, RowFaults faults) {
        String prefix = target.prefix();
        if (target.kind() == EntityKind.CARD) {
            if (carrier == null) {
                // A serial alone names no card. Where the carrier's own cell is at fault, that is told there.
                int column = layout.indexOf(Target.AttributeName.CARRIER);
                faults.add(column < 0 ? index : column, RejectCode.MISSING_REQUIRED);
            }
            prefix = (carrier == null ? "?" : carrier) + ":";
        } else if (target.kind() == EntityKind.PERSON && prefix.isEmpty()) {
            prefix = value.startsWith("ID:") ? "" : "ID:";
        }
        return new Identifier(target.kind(), prefix + value);
    }

    /** A person's key is only a hash, and the number may be shown under a NAMED grant: it is kept, encrypted. */
    private @Nullable String sealed(Identifier identifier) {
        return identifier.kind() == EntityKind.PERSON
                ? edgeKey.seal(identifiers.normalise(identifier).value())
                : null;
    }

    private void range(RowAttributes attributes, RowFaults faults) {
        String first = ends.get(RangeEnd.FIRST);
        String last = ends.get(RangeEnd.LAST);
        Integer firstAt = endIndex.get(RangeEnd.FIRST);
        Integer lastAt = endIndex.get(RangeEnd.LAST);
        if (firstAt == null || lastAt == null || (first == null && last == null)) {
            return;
        }
        if (first == null || last == null) {
            // Also where that end is there but no serial: then its own fault was added first and stands.
            faults.add(first == null ? firstAt : lastAt, RejectCode.BAD_RANGE);
            return;
        }
        int later = Math.max(firstAt, lastAt);
        long span = NumberOfCard.span(first, last);
        Long quantity = attributes.quantity();
        if (span < 1 || (quantity != null && span < quantity)) {
            faults.add(later, RejectCode.BAD_RANGE);
        } else if (quantity == null || span > quantity) {
            rangeFirst = first;
            rangeLast = last;
        } else if (span > MAX_NAMED) {
            faults.add(later, RejectCode.BAD_RANGE);
        } else {
            String carrier = attributes.carrier();
            for (long i = 0; carrier != null && i < span; i++) {
                Identifier card = new Identifier(EntityKind.CARD, carrier + ":" + NumberOfCard.after(first, i));
                put(new Participant(Role.OF_CARD, identifiers.ref(card), null, null));
            }
        }
    }

    private void names(List<String> cells, RowFaults faults) {
        for (int i = 0; i < cells.size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            if (column != null
                    && column.target() instanceof Target.BearerName name
                    && !cells.get(i).isEmpty()) {
                String text = cells.get(i);
                RejectCode fault = RowAttributes.textFault(text);
                if (fault != null) {
                    faults.add(i, fault);
                }
                participants.replaceAll((key, bearer) -> key.role() == name.of()
                                && Target.BearerName.NAMED.contains(key.entity().kind())
                        ? new Participant(bearer.role(), bearer.entity(), text, bearer.sealed())
                        : bearer);
            }
        }
    }

    private void put(Participant participant) {
        participants.putIfAbsent(new Key(participant.role(), participant.entity()), participant);
    }

    List<Participant> participants() {
        return List.copyOf(participants.values());
    }

    /** {@return the keyed hashes of the PINs in the cell of that index, joined by a semicolon; null if it is no PIN cell} */
    @Nullable
    String pinHash(int index) {
        return pinHashes.get(index);
    }

    @Nullable
    String rangeFirst() {
        return rangeFirst;
    }

    @Nullable
    String rangeLast() {
        return rangeLast;
    }
}
