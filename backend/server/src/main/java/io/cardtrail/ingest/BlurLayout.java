package io.cardtrail.ingest;

import io.cardtrail.ingest.blur.BlurColumns;
import io.cardtrail.ingest.blur.BlurMeter;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be measured of a file, by its mapping. */
final class BlurLayout {
    private BlurLayout() {}

    static BlurMeter meter(Layout layout) {
        return new BlurMeter(columns(layout), layout.mapping().zone());
    }

    private static BlurColumns columns(Layout layout) {
        List<BlurColumns.Identifiers> identifiers = new ArrayList<>();
        Map<Role, String> shared = new EnumMap<>(Role.class);
        String cards = null;
        for (int i = 0; i < layout.columns().size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            if (column != null && column.target() instanceof Target.Bearer bearer) {
                identifiers.add(new BlurColumns.Identifiers(
                        i, column.heading(), bearer.kind(), bearer.prefix(), bearer.list()));
                if (bearer.role() == Role.FROM_IP || bearer.role() == Role.ON_DEVICE) {
                    shared.putIfAbsent(bearer.role(), column.heading());
                }
                if (cards == null && bearer.kind() == EntityKind.CARD) {
                    cards = column.heading();
                }
            }
        }
        // One in every row by the mapping's own word is not measured.
        layout.mapping().constants().forEach(constant -> shared.remove(constant.role()));
        String time = heading(layout, Target.TimePart.WHOLE);
        return new BlurColumns(
                time == null ? String.valueOf(heading(layout, Target.TimePart.TIME)) : time,
                heading(layout, Target.AttributeName.REFERENCE),
                heading(layout, Target.AttributeName.QUANTITY),
                heading(layout, Target.AttributeName.AMOUNT),
                cards,
                shared,
                identifiers);
    }

    private static @Nullable String heading(Layout layout, Object what) {
        int index = layout.indexOf(what);
        Mapping.Column column = index < 0 ? null : layout.columns().get(index);
        return column == null ? null : column.heading();
    }
}
