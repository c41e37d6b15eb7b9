package io.cardtrail.trace;

import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates for the drawing of an answer, the same on screen and in a report: x is time with long waits compressed, a lane is
 * what one party did in one channel. Units are arbitrary; lanes count from the top.
 */
public record LaneLayout(
        double width,
        List<Lane> lanes,
        List<Mark> marks,
        List<LaneLink> links,
        List<GapMark> gaps,
        List<Tick> ticks,
        List<TimeBreak> breaks) {
    /**
     * One lane.
     *
     * @param party who acted: issuer, seller, payee. Null where nobody is named or a lane of each would tell nothing: checks and
     *     recharges have one lane per holder
     * @param title the holder's name; a lane with a party is better called by what may be shown of the party
     */
    public record Lane(int index, Channel channel, @Nullable EntityRef party, String title) {}

    /**
     * One act on its lane, or several that look alike: same lane, kind and depth, too close to be told apart.
     *
     * @param act id of the act, of the first of several
     * @param cards distinct traced cards; 0 for payments
     * @param acts ids of all, in time order
     */
    public record Mark(String act, int lane, double x, int cards, List<String> acts) {}

    /**
     * Something passing from one mark to the next.
     *
     * @param from act id of a mark
     * @param to act id of a mark
     * @param cards how many cards pass; 0 for money: a sale and its payment, or a payment and the next
     */
    public record LaneLink(String from, String to, int cards, LinkStyle style) {}

    /**
     * A missing record, drawn between the marks of its two sides; gaps between the same two marks are one.
     *
     * @param gaps places in the answer's list of gaps
     * @param from act id of the mark before it; null before a first act, where the gap stands before {@code to} on its lane
     * @param to act id of the mark after it
     * @param x of the middle
     * @param lane of the middle, counted like lanes; a half lies between two
     */
    public record GapMark(List<Integer> gaps, @Nullable String from, String to, double x, double lane) {}

    /** Recorded, derived, hypothesis, gap. */
    public enum LinkStyle {
        SOLID,
        DASHED,
        DOTTED,
        HATCHED
    }

    /** A moment on the axis. */
    public record Tick(double x, Instant at) {}

    /** A stretch without acts that was compressed, at the middle of what is left of it. */
    public record TimeBreak(double x, Instant from, Instant to) {}

    /** {@return the drawing of an answer; a pure function of it} */
    public static LaneLayout of(TraceAnswer answer) {
        return new LaneDrawing(answer).layout();
    }
}
