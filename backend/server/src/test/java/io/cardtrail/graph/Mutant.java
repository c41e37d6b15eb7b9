package io.cardtrail.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query with one thing changed: an entry of a pattern's property map, a condition, an order or an assignment is missing.
 *
 * @param what the change, for people
 * @param text the whole query, changed
 */
public record Mutant(Query query, String what, String text) {
    /** A node's or relationship's property map: what is before it, its entries. */
    private static final Pattern MAP = Pattern.compile("([(\\[]\\w*:[^\\n{},\\]]*) \\{([^{}\\n]*)\\}(?=[)\\]])");
    /** One condition a line, which is how these files are written; a WHERE may also end a line that matches. */
    private static final Pattern CONDITION = Pattern.compile("(?m)(^ *(?:AND|OR)|\\bWHERE) ([^\\n]*[^\\n{])$");
    /** A condition that is a query of its own, over several lines. */
    private static final Pattern EXISTS =
            Pattern.compile("(?m)(^ *(?:AND|OR)|\\bWHERE) ((?:NOT )?EXISTS \\{(?:\\n +[^\\n]*)+\\n *\\})$");
    /** Conditions in brackets, each of which may be missing too. */
    private static final Pattern BRACKET = Pattern.compile("(?m)^ *OR \\(([^\\n]+)\\)$");

    private static final Pattern CASE = Pattern.compile("'\\w+@' \\+ \\w+\\.channel IN \\$scope\\.roles");
    private static final Pattern ORDER = Pattern.compile("(?m)^ *ORDER BY ([^\\n]+)$");
    private static final Pattern SET =
            Pattern.compile("(?m)((?:ON (?:CREATE|MATCH) )?SET)\\s+((?:[^\\n]+,\\n)*[^\\n]+)$");

    /** {@return every mutant of a query} */
    public static List<Mutant> of(QueryCatalogue catalogue, Query query) {
        String text = catalogue
                .text(query)
                .lines()
                .filter(line -> !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
        List<Mutant> mutants = new ArrayList<>();
        each(MAP, text, found -> {
            for (String entry : entries(found.group(2))) {
                String rest = without(found.group(2), entry);
                add(mutants, query, text, found, entry, found.group(1) + (rest.isEmpty() ? "" : " {" + rest + "}"));
            }
        });
        for (Pattern condition : List.of(CONDITION, EXISTS)) {
            each(
                    condition,
                    text,
                    found -> add(
                            mutants,
                            query,
                            text,
                            found,
                            found.group(2).replaceAll("\\s+", " "),
                            found.group(1) + (found.group(1).endsWith("OR") ? " false" : " true")));
        }
        each(BRACKET, text, found -> {
            for (String part : found.group(1).split(" AND ", -1)) {
                add(
                        mutants,
                        query,
                        text,
                        found,
                        part + " in " + found.group(),
                        found.group().replace(part, "true"));
            }
        });
        each(CASE, text, found -> add(mutants, query, text, found, found.group(), "true"));
        each(ORDER, text, found -> {
            for (String term : entries(found.group(1))) {
                String rest = without(found.group(1), term);
                String order = rest.isEmpty() ? "" : "ORDER BY " + rest;
                add(mutants, query, text, found, "ORDER BY " + term, order);
            }
        });
        each(SET, text, found -> {
            for (String assignment : entries(found.group(2))) {
                String rest = without(found.group(2), assignment);
                add(
                        mutants,
                        query,
                        text,
                        found,
                        "SET " + assignment,
                        rest.isEmpty() ? ending(text, found) : found.group(1) + " " + rest);
            }
        });
        if (mutants.isEmpty()) {
            mutants.add(new Mutant(query, query.name() + " without its rows", text + "\nLIMIT 0"));
        }
        return mutants;
    }

    /** {@return what a statement ends with where its last clause is missing: it can't end by matching} */
    private static String ending(String text, MatchResult missing) {
        // What belongs to a MERGE leaves the MERGE, which can.
        return text.substring(missing.end()).isBlank() && !missing.group(1).startsWith("ON") ? "FINISH" : "";
    }

    private interface Found {
        void accept(MatchResult found);
    }

    private static void each(Pattern pattern, String text, Found use) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            use.accept(matcher.toMatchResult());
        }
    }

    private static void add(
            List<Mutant> mutants, Query query, String text, MatchResult found, String missing, String instead) {
        mutants.add(new Mutant(
                query,
                query.name() + " without " + missing.strip() + " at " + found.start(),
                text.substring(0, found.start()) + instead + text.substring(found.end())));
    }

    /** {@return the parts between commas that stand in no bracket} */
    private static List<String> entries(String list) {
        List<String> entries = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                entries.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        entries.add(list.substring(from).strip());
        return entries;
    }

    private static String without(String list, String entry) {
        List<String> rest = new ArrayList<>(entries(list));
        rest.remove(entry);
        return String.join(", ", rest);
    }

    /**
     * {@return the same connection with this mutant in its query's place}
     *
     * @throws GraphUnavailable if what is left is no statement: then its failing would say nothing
     */
    public Graph in(Graph graph) {
        Graph altered = ScopedReading.altered(graph, query, text);
        altered.plan(query);
        return altered;
    }
}
