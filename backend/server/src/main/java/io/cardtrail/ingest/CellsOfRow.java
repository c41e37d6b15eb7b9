package io.cardtrail.ingest;

import io.cardtrail.graph.RowCells;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of a row with what each of them needs to be seen. */
final class CellsOfRow {
    private CellsOfRow() {}

    /** {@return the cells of a row that says an act of {@code kind}} */
    static RowCells ofAct(ActKind kind, Layout layout, SourceRow row, RowBearers bearers, Instant at) {
        return of(kind.category(), role -> role.category(kind), layout, row, bearers, at);
    }

    /** {@return the cells of a row that names nobody: all of them belong to the category whose records are spoken of} */
    static RowCells ofRecordKeeping(Category category, Layout layout, SourceRow row, RowBearers bearers, Instant at) {
        return of(category, role -> category, layout, row, bearers, at);
    }

    private static RowCells of(
            Category own,
            Function<Role, Category> ofRole,
            Layout layout,
            SourceRow row,
            RowBearers bearers,
            Instant at) {
        List<RowCells.Cell> cells = new ArrayList<>(row.cells().size());
        for (int i = 0; i < row.cells().size(); i++) {
            Mapping.Column column = layout.columns().get(i);
            Target target = column == null ? new Target.NotStored() : column.target();
            String raw = row.cells().get(i);
            String pin = bearers.pinHash(i);
            Role role = role(target);
            Category category = role == null ? own : ofRole.apply(role);
            boolean kept = pin == null && !(target instanceof Target.NotStored);
            cells.add(new RowCells.Cell(
                    layout.headings().get(i), role, category, kept ? raw : null, pin == null ? raw : pin));
        }
        return new RowCells(row.line(), YearMonth.from(at.atOffset(ZoneOffset.UTC)), cells);
    }

    private static @Nullable Role role(Target target) {
        return switch (target) {
            case Target.Bearer bearer -> bearer.role();
            case Target.BearerName name -> name.of();
            case Target.Attribute attribute ->
                switch (attribute.name()) {
                    case SETTLED_BY -> Role.SETTLEMENT;
                    case FOOTAGE -> Role.FOOTAGE;
                    case REFERENCE,
                            FACE_VALUE,
                            AMOUNT,
                            UNIT_PRICE,
                            QUANTITY,
                            DURATION,
                            METHOD,
                            CARRIER,
                            STATUS,
                            HOLDER,
                            CHANNEL,
                            CATEGORY,
                            RECORD_KEEPING,
                            RECORDS_FROM,
                            RECORDS_TO -> null;
                };
            case Target.Time time -> null;
            case Target.NotStored notStored -> null;
        };
    }
}
