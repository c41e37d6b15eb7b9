package io.cardtrail.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in words what a drawing shows, for those who can't see it. */
final class LaneWords {
    /** Somebody listens to it; the claims tell the rest. */
    private static final int LONGEST = 1500;

    private final Tongue tongue;
    private final Typeface face;
    private final Layout layout;
    private final Strips strips;
    private final List<String> lanes;

    LaneWords(Tongue tongue, Typeface face, Layout layout, Strips strips, List<String> lanes) {
        this.tongue = tongue;
        this.face = face;
        this.layout = layout;
        this.strips = strips;
        this.lanes = lanes;
    }

    String of(Strips.Band band) {
        List<Layout.Mark> marks = layout.marks().stream()
                .filter(mark ->
                        strips.strip(mark.x()) == band.strip() && band.lanes().contains(mark.lane()))
                .toList();
        List<Layout.Gap> gaps = layout.gaps().stream()
                .filter(gap -> strips.strip(gap.x()) == band.strip())
                .filter(gap -> band.lanes().contains((int) Math.floor(gap.lane())))
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(tongue.say(
                "drawing.alt",
                Map.of(
                        "lanes", Integer.toString(band.lanes().size()),
                        "marks", Integer.toString(marks.size()),
                        "gaps", Integer.toString(gaps.size()))));
        for (int lane : band.lanes()) {
            List<String> claims = marks.stream()
                    .filter(mark -> mark.lane() == lane)
                    .flatMap(mark -> mark.claims().stream())
                    .toList();
            if (!claims.isEmpty()) {
                parts.add(tongue.say(
                        "drawing.altLane", Map.of("lane", lanes.get(lane), "claims", String.join(", ", claims))));
            }
        }
        gaps.forEach(gap -> parts.add(tongue.say("drawing.altGap", Map.of("n", String.join(", ", gap.numbers())))));
        String whole = face.printable(String.join(" ", parts));
        if (whole.length() <= LONGEST) {
            return whole;
        }
        int end = whole.offsetByCodePoints(0, whole.codePointCount(0, LONGEST));
        return whole.substring(0, end) + "… " + tongue.text("drawing.altMore");
    }
}
