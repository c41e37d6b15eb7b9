package io.cardtrail.report.pages;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The drawing's coordinates as {@code path.json} has them, the same as on the screen. Units are arbitrary; a lane's place is its index.
 *
 * @param width of the time axis, at least 1
 */
record Layout(double width, List<String> lanes, List<Mark> marks, List<Link> links, List<Gap> gaps, List<Tick> ticks) {
    /** One act or several that look alike: {@code claims} are the numbers of all. */
    record Mark(int lane, double x, String kind, String grade, List<String> claims) {
        /** {@return the first claim, and how many claims it stands for} */
        String label() {
            return claims.isEmpty()
                    ? ""
                    : claims.size() == 1 ? claims.getFirst() : claims.getFirst() + "×" + claims.size();
        }
    }

    /** From one mark to another, both by a claim of theirs. */
    record Link(String from, String to, long cards, String style) {}

    /** Missing records between the same two marks; {@code lane} is their middle, and a half lies between two lanes. */
    record Gap(List<String> numbers, double x, double lane, String from, String to) {}

    record Tick(double x, String at) {}

    static Layout of(JsonNode layout) {
        List<String> lanes = each(layout, "lanes", lane -> Told.text(lane, "title"));
        int last = Math.max(0, lanes.size() - 1);
        return new Layout(
                Math.max(1, number(layout, "width")),
                lanes.isEmpty() ? List.of("") : lanes,
                each(
                        layout,
                        "marks",
                        mark -> new Mark(
                                Math.clamp(Told.number(mark, "lane"), 0, last),
                                number(mark, "x"),
                                Told.text(mark, "kind"),
                                Told.text(mark, "grade"),
                                Told.texts(mark, "claims"))),
                each(
                        layout,
                        "links",
                        link -> new Link(
                                Told.text(link, "from"),
                                Told.text(link, "to"),
                                Told.number(link, "cards"),
                                Told.text(link, "style"))),
                each(
                        layout,
                        "gaps",
                        gap -> new Gap(
                                Told.texts(gap, "gaps"),
                                number(gap, "x"),
                                Math.clamp(number(gap, "halfLane") / 2, 0, last),
                                Told.text(gap, "from"),
                                Told.text(gap, "to"))),
                each(layout, "ticks", tick -> new Tick(number(tick, "x"), Told.text(tick, "at"))));
    }

    private static <T> List<T> each(JsonNode layout, String field, Function<JsonNode, T> reading) {
        return layout.path(field).valueStream().map(reading).toList();
    }

    private static double number(JsonNode node, String field) {
        double value = node.path(field).asDouble(0);
        return Double.isFinite(value) ? value : 0;
    }
}
