package io.cardtrail.registry;

import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The life-cycle a second time, as the table it is designed as. */
final class LifecycleModel {
    /** step | states it is possible in | whose step it is | what it needs | state afterwards */
    private static final String TABLE = """
            EDIT | DRAFT SUBMITTED | asker | terms | DRAFT
            SUBMIT | DRAFT | asker | - | SUBMITTED
            APPROVE | SUBMITTED EMERGENCY AWAITING_UPDATE | approver with an open office | hash | ?
            APPROVE_EMERGENCY | SUBMITTED | approver | hash | EMERGENCY
            REJECT | SUBMITTED AWAITING_UPDATE | approver | reason | ?
            SUSPEND | APPROVED AWAITING_UPDATE | office | reason | SUSPENDED
            RESUME | SUSPENDED | office | - | APPROVED
            UPDATE | APPROVED AWAITING_UPDATE | asker | terms | AWAITING_UPDATE
            CANCEL | DRAFT SUBMITTED APPROVED EMERGENCY AWAITING_UPDATE SUSPENDED | requester | reason | CANCELLED
            REVOKE | APPROVED EMERGENCY AWAITING_UPDATE SUSPENDED | office | reason | CANCELLED
            INVALIDATE | SUBMITTED APPROVED EMERGENCY AWAITING_UPDATE SUSPENDED | office | reason | INVALID
            """;

    private static final Map<String, List<String>> ROWS = rows();

    String state = "DRAFT";
    int generation = 1;
    InstrumentTerms terms;

    @Nullable
    InstrumentTerms proposed;

    /** Office to account; of the proposal where there is one. */
    Map<String, String> signed = new HashMap<>();

    Map<String, String> signedProposal = new HashMap<>();

    @Nullable
    Instant emergency;

    private final String requester;

    LifecycleModel(String requester, InstrumentTerms terms) {
        this.requester = requester;
        this.terms = terms;
    }

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new HashMap<>();
        TABLE.lines().map(line -> Arrays.asList(line.split(" \\| ", -1))).forEach(row -> rows.put(row.getFirst(), row));
        return rows;
    }

    /** {@return DONE, having made the step, or the code it is refused with} */
    String step(Officer officer, Step.Move move, Instant now) {
        List<String> row = ROWS.getOrDefault(move.action().name(), List.of());
        if (!sees(officer)) {
            return "NOT_FOUND";
        }
        if (move.generation() != generation) {
            return "STALE_GENERATION";
        }
        if (!List.of(row.get(1).split(" ", -1)).contains(shown(now))) {
            return "BAD_REQUEST";
        }
        if (!may(officer, row.get(2))) {
            return "FORBIDDEN";
        }
        if (!complete(row.get(3), move)) {
            return "BAD_REQUEST";
        }
        make(officer, move, row.get(4), now);
        generation++;
        return "DONE";
    }

    boolean sees(Officer officer) {
        if (asks(officer)) {
            return true;
        }
        return !state.equals("DRAFT")
                && (officer.in(Office.REVIEW)
                        || officer.in(Office.AUDIT)
                        || keeps(terms, officer)
                        || keeps(decided(), officer));
    }

    private boolean asks(Officer officer) {
        return officer.account().equals(requester) || terms.assignees().contains(officer.account());
    }

    private InstrumentTerms decided() {
        return proposed == null ? terms : proposed;
    }

    private static boolean keeps(InstrumentTerms terms, Officer officer) {
        return officer.in(Office.CUSTODY)
                && (terms.holders().isEmpty() || terms.holders().contains(String.valueOf(officer.holder())));
    }

    String shown(Instant now) {
        Instant end = terms.validity().to();
        if (terms.kind() == InstrumentKind.TECHNICAL_DECISION) {
            Instant legal = LocalDateTime.ofInstant(terms.validity().from(), ZoneOffset.ofHours(8))
                    .plusMonths(3)
                    .toInstant(ZoneOffset.ofHours(8));
            end = legal.isBefore(end) ? legal : end;
        }
        if (state.equals("EMERGENCY") && emergency != null) {
            Instant lapse = emergency.plus(Duration.ofDays(2));
            end = lapse.isBefore(end) ? lapse : end;
        }
        boolean ended = Set.of("REJECTED", "CANCELLED", "INVALID").contains(state);
        return ended || now.isBefore(end) ? state : "EXPIRED";
    }

    private boolean may(Officer officer, String who) {
        boolean office = officer.in(Office.REVIEW) || keeps(terms, officer);
        boolean decides = officer.in(Office.REVIEW) || keeps(decided(), officer);
        boolean uses = terms.assignees().contains(officer.account())
                || (proposed != null && proposed.assignees().contains(officer.account()));
        boolean approver = decides && !uses && !officer.account().equals(requester);
        return switch (who) {
            case "requester" -> officer.account().equals(requester) && officer.in(Office.REQUEST);
            case "asker" -> asks(officer) && officer.in(Office.REQUEST);
            case "office" -> office;
            case "approver" -> approver;
            case "approver with an open office" -> approver && !open(officer).isEmpty();
            default -> throw new AssertionError(who);
        };
    }

    /** {@return the office this officer may still sign in; one person signs in one} */
    private String open(Officer officer) {
        Map<String, String> given = proposed == null ? signed : signedProposal;
        if (given.containsValue(officer.account())) {
            return "";
        }
        if (officer.in(Office.REVIEW) && !given.containsKey("REVIEW")) {
            return "REVIEW";
        }
        return keeps(decided(), officer) && !given.containsKey("CUSTODY") ? "CUSTODY" : "";
    }

    private boolean complete(String need, Step.Move move) {
        return switch (need) {
            case "terms" -> {
                InstrumentTerms fresh = move.terms();
                yield fresh != null && (state.matches("DRAFT|SUBMITTED") || fresh.kind() == terms.kind());
            }
            case "hash" -> decided().hash().equals(move.hash());
            case "reason" -> move.reason() != null && !move.reason().isBlank();
            default -> true;
        };
    }

    private void make(Officer officer, Step.Move move, String after, Instant now) {
        String before = state;
        InstrumentTerms fresh = move.terms();
        switch (move.action().name()) {
            case "APPROVE" -> {
                Map<String, String> given = proposed == null ? signed : signedProposal;
                given.put(open(officer), officer.account());
                if (given.size() == 2) {
                    state = "APPROVED";
                    signed = given;
                    terms = proposed == null ? terms : proposed;
                    proposed = null;
                    signedProposal = new HashMap<>();
                }
                return;
            }
            case "REJECT" -> state = before.equals("AWAITING_UPDATE") ? "APPROVED" : "REJECTED";
            default -> state = after;
        }
        proposed = null;
        signedProposal = new HashMap<>();
        switch (move.action().name()) {
            case "EDIT" -> {
                terms = fresh == null ? terms : fresh;
                signed = new HashMap<>();
            }
            case "UPDATE" -> proposed = fresh;
            case "APPROVE_EMERGENCY" -> emergency = now;
            default -> {}
        }
    }
}
