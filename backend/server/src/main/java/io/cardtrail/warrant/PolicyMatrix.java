package io.cardtrail.warrant;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kind of instrument reaches which category in which channel: reviewable data with citations, not legal advice. Immutable.
 * What the file does not allow is denied.
 */
public final class PolicyMatrix {
    private static final String SHIPPED = "/policy/matrix.yaml";

    /**
     * Where a row or column of the matrix comes from.
     *
     * @param confirmed whether somebody read the source itself; what is not confirmed must be checked by counsel before use
     */
    public record Citation(String text, boolean confirmed) {}

    /** One category's row; a category without channels is reached by nothing. */
    record Row(Set<Channel> channels, Map<InstrumentKind, Permission> permissions, List<Citation> citations) {}

    private final int version;
    private final String hash;
    private final Map<Category, Row> rows;
    private final Map<InstrumentKind, List<Citation>> kinds;

    PolicyMatrix(int version, String hash, Map<Category, Row> rows, Map<InstrumentKind, List<Citation>> kinds) {
        this.version = version;
        this.hash = hash;
        this.rows = Map.copyOf(rows);
        this.kinds = Map.copyOf(kinds);
    }

    /** {@return the matrix this release ships} */
    public static PolicyMatrix shipped() {
        try (InputStream in = PolicyMatrix.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the policy matrix is missing from this build: " + SHIPPED);
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the policy matrix can't be read: " + SHIPPED, e);
        }
    }

    /**
     * {@return the matrix in {@code yaml}}
     *
     * @throws BadPolicy if anything in it is unknown, missing or said twice
     */
    public static PolicyMatrix parse(byte[] yaml) {
        return new MatrixReader(Sha256.hex(yaml)).read(yaml);
    }

    /** {@return the matrix's own version number} */
    public int version() {
        return version;
    }

    /** {@return SHA-256 of the file's bytes, hex; it stands in every audit entry} */
    public String hash() {
        return hash;
    }

    /** {@return what an instrument of this kind may do with this category from this channel} */
    public Permission permission(InstrumentKind kind, Category category, Channel channel) {
        Row row = rows.get(category);
        if (row == null || !row.channels().contains(channel)) {
            return Permission.DENY;
        }
        return row.permissions().getOrDefault(kind, Permission.DENY);
    }

    /** {@return whether instruments of this kind read nothing at all} */
    public boolean readsNothing(InstrumentKind kind) {
        return Arrays.stream(Category.values())
                .allMatch(category -> Arrays.stream(Channel.values())
                        .allMatch(channel -> permission(kind, category, channel) == Permission.DENY));
    }

    /** {@return where the row of this category comes from} */
    public List<Citation> citations(Category category) {
        Row row = rows.get(category);
        return row == null ? List.of() : row.citations();
    }

    /** {@return where the powers of this kind of instrument come from} */
    public List<Citation> citations(InstrumentKind kind) {
        return kinds.getOrDefault(kind, List.of());
    }
}
