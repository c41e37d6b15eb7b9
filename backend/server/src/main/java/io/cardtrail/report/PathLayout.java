package io.cardtrail.report;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Grade;
import io.cardtrail.trace.LaneLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The drawing of one question's answer, in units of its own; a lane's place is its index. */
public record PathLayout(
        int question,
        int width,
        List<Lane> lanes,
        List<Mark> marks,
        List<Link> links,
        List<GapMark> gaps,
        List<Tick> ticks) {

    public record Lane(int index, Channel channel, String title) {}

    public record Mark(int lane, int x, int cards, ActKind kind, Grade grade, List<Integer> claims) {}

    /** Between the first claims of two marks. */
    public record Link(int from, int to, int cards, LaneLayout.LinkStyle style) {}

    /** {@code halfLane} counts lanes twice: an odd one lies between two. */
    public record GapMark(List<Integer> gaps, @Nullable Integer from, int to, int x, int halfLane) {}

    public record Tick(int x, String at) {}
}
