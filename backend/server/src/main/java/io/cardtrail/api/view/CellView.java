package io.cardtrail.api.view;

import io.cardtrail.graph.StoredCell;
import io.cardtrail.model.Category;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.trace.TracedAct;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.ThirdParties;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One cell of a source row: its text where the grant shows it, its commitment always. */
public record CellView(
        String column,
        @Nullable Role role,
        Category category,
        @Nullable String text,
        Visibility visibility,
        String commitment,
        @Nullable String salt) {

    /** Whether and why the text is there. */
    public enum Visibility {
        SHOWN,
        /** Somebody whom the grant does not name. */
        PSEUDONYM,
        NOT_GRANTED,
        /** A PIN is never shown. */
        PIN,
        /** A column the mapping does not use, or text that was deleted. */
        NOT_STORED,
        /** Somebody or something that the grant reaches, and this answer does not. */
        NOT_TOLD
    }

    /** {@return a stored cell of {@code act}'s row, as the grant lets it be seen}
     *
     * @param told who and what the answer may tell of; null for all that is granted
     */
    static CellView of(StoredCell cell, TracedAct act, Grant grant, @Nullable Set<EntityRef> told) {
        Visibility visibility = visibility(cell, act, grant, told);
        return new CellView(
                cell.column(),
                cell.role(),
                cell.category(),
                visibility == Visibility.SHOWN ? cell.text() : null,
                visibility,
                cell.commitment(),
                visibility == Visibility.SHOWN ? cell.salt() : null);
    }

    private static Visibility visibility(StoredCell cell, TracedAct act, Grant grant, @Nullable Set<EntityRef> told) {
        Role role = cell.role();
        if (role == Role.OF_PIN || role == Role.HAS_PIN) {
            return Visibility.PIN;
        }
        if (!cell.granted()) {
            return Visibility.NOT_GRANTED;
        }
        if (role != null && somebodyHidden(role, cell, act, grant)) {
            return Visibility.PSEUDONYM;
        }
        if (role != null && told != null && !told.containsAll(inRole(role, act))) {
            return Visibility.NOT_TOLD;
        }
        return cell.text() == null ? Visibility.NOT_STORED : Visibility.SHOWN;
    }

    private static List<EntityRef> inRole(Role role, TracedAct act) {
        return act.roles().stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::entity)
                .toList();
    }

    /** A cell may tell of somebody for whom the row has no identifier, such as a name alone: then nobody says the grant names them. */
    private static boolean somebodyHidden(Role role, StoredCell cell, TracedAct act, Grant grant) {
        List<EntityRef> inRole = inRole(role, act);
        String text = cell.text();
        boolean unknown = inRole.isEmpty() && role.somebody() && text != null && !text.isBlank();
        return unknown
                ? grant.terms().thirdParties() == ThirdParties.PSEUDONYM
                : inRole.stream().anyMatch(grant::pseudonymous);
    }
}
