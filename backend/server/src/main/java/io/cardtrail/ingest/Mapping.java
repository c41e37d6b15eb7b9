package io.cardtrail.ingest;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Role;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of one kind of source file become acts, or record-keeping. Made only by {@link MappingReader}, which checks it.
 *
 * @param charset only a hint: what the file is in is found by looking
 * @param sheet of a workbook; null where only one has rows
 * @param zone of times that state no offset
 * @param holder whose records these are
 * @param carrier of every card in the file, null where a column says it or no card is named
 * @param constants participants that every row has
 * @param digest SHA-256 of the canonical form, hex: layout, order of properties and left-out defaults do not change it
 */
public record Mapping(
        @Nullable String file,
        @Nullable String version,
        @Nullable String description,
        @Nullable String charset,
        char separator,
        @Nullable String sheet,
        ZoneId zone,
        Channel channel,
        String holder,
        Content content,
        @Nullable String carrier,
        List<Column> columns,
        List<Constant> constants,
        String digest) {
    /** What every row of the file says. */
    sealed interface Content {
        /** {@return as a mapping's {@code act} has it} */
        String word();

        /** An act of this kind. */
        record Acts(ActKind kind) implements Content {
            @Override
            public String word() {
                return kind.name();
            }
        }

        /** What became of somebody's records. */
        record RecordKeeping() implements Content {
            static final String WORD = "RECORD_KEEPING";

            @Override
            public String word() {
                return WORD;
            }
        }
    }

    /**
     * One column.
     *
     * @param heading as the file's first line has it, in NFKC and trimmed
     * @param required whether a row without it is rejected
     */
    record Column(String heading, boolean required, Target target) {}

    /** A participant of every row. */
    record Constant(Role role, Identifier identifier) {}

    /** {@return what every row says, as a mapping has it: an act's kind, or RECORD_KEEPING} */
    public String act() {
        return content.word();
    }

    /** {@return whether a cell of some column is a PIN, so that text of a damaged row may hold one anywhere} */
    boolean readsPins() {
        return columns.stream()
                .anyMatch(column -> column.target() instanceof Target.Bearer bearer && bearer.kind() == EntityKind.PIN);
    }
}
