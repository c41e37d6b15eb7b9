package io.cardtrail.trace;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Role;
import io.cardtrail.trace.taint.Ending;
import io.cardtrail.trace.taint.TaintAnswer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where money went, found the slow way: all payments there are, made one after another, each account a queue of notes that are spent in
 * the order in which they came. It shares nothing with the walk that is compared with it but what an act is.
 */
final class ReferenceTaint {
    private final int maxHops;
    private final Map<EntityRef, Purse> purses = new HashMap<>();
    /** Payment → depth and sum. */
    private final SortedMap<String, long[]> carried = new TreeMap<>();

    private final SortedMap<String, Long> endings = new TreeMap<>();
    private final Set<EntityRef> opened = new TreeSet<>();

    private ReferenceTaint(int maxHops) {
        this.maxHops = maxHops;
    }

    /** A note of money: {@code depth} is less than 0 where it is nobody's business. */
    private record Note(long fen, int depth) {}

    private static final class Purse {
        final Deque<Note> notes = new ArrayDeque<>();
        /** From here on nobody knows what is in it: after these notes came an unknown sum, or one was taken out. */
        boolean unknownBehind;

        boolean unknownWhole;
        boolean overdrawn;
    }

    /** {@return what the walk must find, line by line} */
    static String of(Reduced reduced, SeenAct first, int maxHops) {
        ReferenceTaint taint = new ReferenceTaint(maxHops);
        SortedMap<Instant, List<SeenAct>> times = new TreeMap<>();
        reduced.acts().stream()
                .filter(act -> act.kind() == ActKind.PAYMENT)
                .forEach(act ->
                        times.computeIfAbsent(act.at(), at -> new ArrayList<>()).add(act));
        for (List<SeenAct> atOnce : times.values()) {
            atOnce.sort(ActView.IN_TIME.thenComparing(ActView::id));
            taint.make(atOnce, first.id());
        }
        taint.purses.forEach((account, purse) -> purse.notes.forEach(note -> taint.rests(account, purse, note)));
        return taint.text();
    }

    private void make(List<SeenAct> atOnce, String first) {
        Map<String, List<Note>> moved = new HashMap<>();
        for (SeenAct payment : atOnce) {
            Set<EntityRef> from = payment.accounts(Role.PAID_FROM);
            Long amount = payment.attributes().amount();
            List<Note> notes = new ArrayList<>();
            for (EntityRef account : from) {
                Purse purse = purses.computeIfAbsent(account, a -> new Purse());
                if (amount == null || from.size() > 1) {
                    purse.unknownWhole = true;
                    spill(account, purse);
                } else if (!purse.unknownWhole) {
                    notes.addAll(take(purse, amount));
                }
            }
            moved.put(payment.id(), notes);
        }
        for (SeenAct payment : atOnce) {
            List<Note> notes = moved.getOrDefault(payment.id(), List.of());
            Long amount = payment.attributes().amount();
            if (payment.id().equals(first)) {
                notes = List.of(new Note(amount == null ? 0 : amount, -2));
            }
            arrive(payment, amount, notes);
        }
    }

    /** All that is in it may have gone. */
    private void spill(EntityRef account, Purse purse) {
        purse.notes.forEach(note -> end(Ending.Why.UNDECIDED, account, note));
        purse.notes.clear();
    }

    private static List<Note> take(Purse purse, long amount) {
        List<Note> taken = new ArrayList<>();
        long left = amount;
        while (left > 0 && !purse.notes.isEmpty()) {
            Note note = purse.notes.removeFirst();
            long fen = Math.min(left, note.fen());
            taken.add(new Note(fen, note.depth()));
            if (fen < note.fen()) {
                purse.notes.addFirst(new Note(note.fen() - fen, note.depth()));
            }
            left -= fen;
        }
        if (left > 0 && !purse.unknownBehind) {
            purse.overdrawn = true;
        }
        return taken;
    }

    private void arrive(SeenAct payment, @Nullable Long amount, List<Note> notes) {
        Set<EntityRef> to = payment.accounts(Role.PAID_TO);
        long tainted = 0;
        int depth = Integer.MAX_VALUE;
        List<Note> come = new ArrayList<>();
        long all = 0;
        for (Note note : notes) {
            boolean ours = note.depth() != -1;
            int next = note.depth() == -2 ? 0 : note.depth() + 1;
            Note arrived = new Note(note.fen(), ours ? next : -1);
            if (ours) {
                tainted += note.fen();
                depth = Math.min(depth, next);
                if (to.size() != 1) {
                    end(to.isEmpty() ? Ending.Why.NO_ACCOUNT : Ending.Why.UNDECIDED, null, arrived);
                } else if (next >= maxHops) {
                    end(Ending.Why.MAX_HOPS, to.iterator().next(), arrived);
                    arrived = new Note(note.fen(), -1);
                } else if (note.fen() > 0) {
                    opened.add(to.iterator().next());
                }
            }
            all += note.fen();
            come.add(arrived);
        }
        if (tainted > 0 || depth == 0) {
            carried.put(payment.id(), new long[] {depth, tainted});
        }
        if (amount != null && amount > all) {
            come.add(new Note(amount - all, -1));
        }
        for (EntityRef account : to) {
            Purse purse = purses.computeIfAbsent(account, a -> new Purse());
            if (amount == null || to.size() > 1) {
                purse.unknownBehind = true;
            } else if (purse.unknownWhole || purse.unknownBehind) {
                come.forEach(note -> end(Ending.Why.UNDECIDED, account, note));
            } else {
                purse.notes.addAll(come);
            }
        }
    }

    private void rests(EntityRef account, Purse purse, Note note) {
        end(Ending.Why.HELD, account, note);
        if (purse.unknownWhole) {
            throw new IllegalStateException("nothing is known to be in it");
        }
    }

    private void end(Ending.Why why, @Nullable EntityRef account, Note note) {
        if (note.depth() >= 0 && note.fen() > 0) {
            endings.merge(why + " " + AnswerText.of(account), note.fen(), Long::sum);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        carried.forEach((id, one) -> text.append(id)
                .append(" depth ")
                .append(one[0])
                .append(" fen ")
                .append(one[1])
                .append('\n'));
        endings.forEach((end, fen) -> text.append(end).append(' ').append(fen).append('\n'));
        opened.stream()
                .filter(account -> purses.containsKey(account) && purses.get(account).overdrawn)
                .forEach(account ->
                        text.append("overdrawn ").append(AnswerText.of(account)).append('\n'));
        return text.toString();
    }

    /** {@return the same of an answer that was not cut} */
    static String of(TaintAnswer answer) {
        SortedMap<String, String> carried = new TreeMap<>();
        answer.carried()
                .forEach(one -> carried.put(
                        one.payment().id(), " depth " + one.payment().depth() + " fen " + one.fen() + "\n"));
        SortedMap<String, Long> endings = new TreeMap<>();
        answer.endings()
                .forEach(ending -> endings.put(ending.why() + " " + AnswerText.of(ending.account()), ending.fen()));
        StringBuilder text = new StringBuilder();
        carried.forEach((id, one) -> text.append(id).append(one));
        endings.forEach((end, fen) -> text.append(end).append(' ').append(fen).append('\n'));
        answer.overdrawn().stream()
                .sorted()
                .forEach(account ->
                        text.append("overdrawn ").append(AnswerText.of(account)).append('\n'));
        return text.toString();
    }
}
