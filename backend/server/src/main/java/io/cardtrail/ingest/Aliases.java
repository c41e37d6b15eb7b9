package io.cardtrail.ingest;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of headings under which common exports have their columns, Chinese and English, and what such a column is mapped to. It
 * only suggests: what is imported is what a person sends as the mapping.
 *
 * @param dated day of the table
 * @param channels whose file a kind of row usually comes from
 * @param holders the first whose role no column fills
 */
record Aliases(String dated, Map<String, Channel> channels, List<HolderIs> holders, List<Alias> all) {
    /** What a heading in brackets adds: a unit, a remark. */
    private static final Pattern REMARK = Pattern.compile("[(\\[（【].*$");

    private static final Pattern BETWEEN = Pattern.compile("[\\s_\\-./:*#]+");

    /** The table that comes with the program. */
    static final Aliases SHIPPED = read(ShippedData.json("ingest/aliases.json"));

    /**
     * One line of the table.
     *
     * @param headings in compared form, and as the table has them
     * @param acts kinds of rows it speaks of; empty for all in which the column is possible
     * @param column as a mapping has it, without its heading
     * @param channel whose files have such a column, null where many do
     */
    record Alias(
            Map<String, String> headings,
            Set<String> acts,
            ObjectNode column,
            @Nullable Channel channel) {}

    /** In which role the holder itself is in every row of such a file, unless a column says who else. */
    record HolderIs(String act, @Nullable Channel channel, Role role) {}

    /** What the table says for one kind of row. */
    private record Fit(
            String act,
            int score,
            List<@Nullable Alias> columns,
            @Nullable Channel channel) {}

    static Aliases read(JsonNode table) {
        Map<String, Channel> channels = new LinkedHashMap<>();
        table.path("channels").forEachEntry((act, channel) -> channels.put(act, Channel.valueOf(channel.asString())));
        List<HolderIs> holders = new ArrayList<>();
        for (JsonNode line : table.path("holderIs")) {
            holders.add(new HolderIs(
                    line.path("act").asString(),
                    channel(line),
                    Role.valueOf(line.path("role").asString())));
        }
        List<Alias> all = new ArrayList<>();
        for (JsonNode line : table.path("columns")) {
            Map<String, String> headings = new LinkedHashMap<>();
            line.path("headings").forEach(each -> headings.put(compared(each.asString()), each.asString()));
            Set<String> acts = new HashSet<>();
            line.path("acts").forEach(act -> acts.add(act.asString()));
            all.add(new Alias(headings, acts, (ObjectNode) line.path("column"), channel(line)));
        }
        return new Aliases(
                table.path("dated").asString(), Map.copyOf(channels), List.copyOf(holders), List.copyOf(all));
    }

    private static @Nullable Channel channel(JsonNode line) {
        return line.has("channel") ? Channel.valueOf(line.path("channel").asString()) : null;
    }

    /** {@return the form in which headings are compared: case, blanks, underscores and what stands in brackets say nothing} */
    static String compared(String heading) {
        String words = REMARK.matcher(CellText.clean(heading)).replaceFirst("");
        return BETWEEN.matcher(words.isEmpty() ? CellText.clean(heading) : words)
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** {@return the kinds of rows that a mapping may be for} */
    static List<Mapping.Content> contents() {
        return Stream.concat(
                        Arrays.stream(ActKind.values()).<Mapping.Content>map(Mapping.Content.Acts::new),
                        Stream.of(new Mapping.Content.RecordKeeping()))
                .toList();
    }

    Suggestion suggest(List<String> headings, @Nullable String act, char separator, @Nullable String sheet) {
        Fit best = null;
        for (Mapping.Content content : contents()) {
            if (act == null || content.word().equals(act)) {
                Fit fit = fit(headings, content);
                best = best == null || fit.score() > best.score() ? fit : best;
            }
        }
        if (best == null) {
            throw new BadRequest("act: unknown; use one of "
                    + contents().stream().map(Mapping.Content::word).toList());
        }
        return suggestion(headings, best, separator, sheet);
    }

    /** Lines of the table go before columns of the file: of two columns for the same thing the table's first word is the better. */
    private Fit fit(List<String> headings, Mapping.Content content) {
        List<String> compared = headings.stream().map(Aliases::compared).toList();
        @Nullable Alias[] found = new Alias[headings.size()];
        Set<Object> taken = new HashSet<>();
        Map<Channel, Integer> channels = new LinkedHashMap<>();
        for (Alias alias : all) {
            if (!speaksOf(alias, content) || !possible(alias.column(), content)) {
                continue;
            }
            for (int i = 0; i < found.length; i++) {
                if (found[i] == null
                        && alias.headings().containsKey(compared.get(i))
                        && headings.indexOf(headings.get(i)) == i
                        && taken.add(single(alias.column(), i))) {
                    found[i] = alias;
                }
            }
        }
        dropIncomplete(found);
        int score = 0;
        for (Alias alias : found) {
            if (alias != null) {
                score += alias.acts().contains(content.word()) ? 3 : 2;
                if (alias.channel() != null) {
                    channels.merge(alias.channel(), 1, Integer::sum);
                }
            }
        }
        Channel channel = channels.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(this.channels.get(content.word()));
        return new Fit(content.word(), score, Arrays.asList(found), channel);
    }

    private static boolean speaksOf(Alias alias, Mapping.Content content) {
        return alias.acts().isEmpty() || alias.acts().contains(content.word());
    }

    private static boolean possible(ObjectNode column, Mapping.Content content) {
        String to = column.path("to").asString("");
        if (to.isEmpty() || to.equals("time")) {
            return true;
        }
        if (to.equals("name")) {
            return MappingRules.roles(content)
                    .contains(Role.valueOf(column.path("of").asString()));
        }
        for (Target.AttributeName name : Target.AttributeName.values()) {
            if (name.word().equals(to)) {
                return MappingRules.has(content, name);
            }
        }
        return MappingRules.roles(content).contains(Role.valueOf(to));
    }

    /** {@return what only one column may be mapped to, or for what many may the column itself} */
    private static Object single(ObjectNode column, int index) {
        String to = column.path("to").asString("");
        boolean role = !to.isEmpty() && Character.isUpperCase(to.charAt(0));
        if (to.isEmpty() || (role && !column.has("range"))) {
            return index;
        }
        return to
                + column.path("part").asString("")
                + column.path("of").asString("")
                + column.path("range").asString("");
    }

    /** A date or a time of day alone is the whole time; an end of a range without the other, or a name without its person, is nothing. */
    private void dropIncomplete(@Nullable Alias[] found) {
        for (int i = 0; i < found.length; i++) {
            Alias alias = found[i];
            if (alias == null) {
                continue;
            }
            String to = alias.column().path("to").asString("");
            String range = alias.column().path("range").asString("");
            String of = alias.column().path("of").asString("");
            boolean whole = has(found, "time", "part", "");
            if (to.equals("time") && alias.column().has("part")) {
                boolean both = has(found, "time", "part", "date") && has(found, "time", "part", "time");
                if (whole) {
                    found[i] = null;
                } else if (!both) {
                    found[i] = new Alias(
                            alias.headings(),
                            alias.acts(),
                            alias.column().deepCopy().without("part"),
                            null);
                }
            } else if (!range.isEmpty() && !has(found, to, "range", range.equals("first") ? "last" : "first")) {
                found[i] = null;
            } else if (to.equals("name") && !has(found, of, "kind", "PERSON")) {
                found[i] = null;
            }
        }
    }

    private static boolean has(@Nullable Alias[] found, String to, String property, String value) {
        return Arrays.stream(found)
                .anyMatch(alias -> alias != null
                        && alias.column().path("to").asString("").equals(to)
                        && alias.column().path(property).asString("").equals(value));
    }

    private Suggestion suggestion(List<String> headings, Fit fit, char separator, @Nullable String sheet) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("version", "1");
        mapping.put("separator", String.valueOf(separator));
        if (sheet != null) {
            mapping.put("sheet", sheet);
        }
        mapping.put("zone", "Asia/Shanghai");
        if (fit.channel() != null) {
            mapping.put("channel", fit.channel().name());
        }
        mapping.put("act", fit.act());
        List<Map<String, @Nullable Object>> columns = new ArrayList<>();
        List<Suggestion.Match> matches = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            Alias alias = fit.columns().get(i);
            if (alias != null) {
                Map<String, @Nullable Object> column = new LinkedHashMap<>();
                column.put("column", CellText.clean(headings.get(i)));
                alias.column().forEachEntry(column::put);
                columns.add(column);
                matches.add(new Suggestion.Match(
                        headings.get(i), alias.headings().getOrDefault(compared(headings.get(i)), "")));
            }
        }
        mapping.put("columns", columns);
        holders.stream()
                .filter(each ->
                        each.act().equals(fit.act()) && (each.channel() == null || each.channel() == fit.channel()))
                .map(HolderIs::role)
                .filter(role -> columns.stream()
                        .noneMatch(column -> column.get("to") instanceof JsonNode to
                                && role.name().equals(to.asString(""))))
                .findFirst()
                .ifPresent(role -> mapping.put(
                        "constants",
                        List.of(Map.of("to", role.name(), "kind", EntityKind.ORGANISATION.name(), "constant", ""))));
        return new Suggestion(
                MappingReader.json(mapping), matches.size(), headings.size(), fit.act(), List.copyOf(matches));
    }
}
