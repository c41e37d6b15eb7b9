package io.cardtrail.report;

import io.cardtrail.model.BadRequest;
import io.cardtrail.report.again.Reproduction;
import io.cardtrail.report.seal.Fault;
import io.cardtrail.report.seal.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a sealed report that leaves parts out, as for the defence: what it tells still verifies against the same seal, by the commitments
 * that were sealed. Pages and whole files that tell all of it are left out, and so are rows that only what is withheld cites.
 */
public final class DisclosedCopy {
    static final String FILE = "path.disclosed.json";
    static final String FORMAT = PathReport.FORMAT + " disclosed";

    /** Tell all parts at once. */
    private static final Set<String> WHOLE =
            Set.of(ReportBundle.PATH, ReportBundle.PAGES, ReportBundle.CASE, Reproduction.FILE);

    /** Without these nobody could tell what the rest is. */
    private static final Set<String> ALWAYS = Set.of("format", "report", "instrument", "questions", "methods");

    private static final String SOURCES = "sources/";

    private DisclosedCopy() {}

    /** {@return whether a bundle is such a copy} One that still has the whole is none, whatever lies beside it. */
    static boolean is(Map<String, byte[]> files) {
        return files.containsKey(FILE) && !files.containsKey(ReportBundle.PATH);
    }

    /** {@return whether a copy is made so: files that were sealed are left out, and one is beside them. What is there is as it was sealed.} */
    static boolean expected(Finding finding) {
        String file = finding.file();
        return (finding.fault() == Fault.MISSING_FILE && (WHOLE.contains(file) || file.startsWith(SOURCES)))
                || (finding.fault() == Fault.EXTRA_FILE && file.equals(FILE));
    }

    /**
     * {@return the files of a copy}
     *
     * @param withheld parts as {@code commitments.txt} names them, such as {@code claims/3}; a list's name stands for all of it, and a row is named
     *     by its file, such as {@code sources/…/2.json}
     * @throws BadRequest if the report has no such part, or one that no copy can lack, or if somebody who is withheld is told of elsewhere
     */
    public static SortedMap<String, byte[]> of(SortedMap<String, byte[]> files, Set<String> withheld) {
        byte[] path = files.get(ReportBundle.PATH);
        if (path == null) {
            throw new BadRequest("the bundle has no path.json: give the report as it was sealed, not a copy of it");
        }
        ObjectNode report = (ObjectNode) ReportJson.tree(path);
        Map<String, JsonNode> parts = Commitments.parts(report);
        for (String name : withheld) {
            boolean row = name.startsWith(SOURCES) && files.containsKey(name);
            if (ALWAYS.contains(list(name))
                    || (!row && parts.keySet().stream().noneMatch(part -> covers(name, part)))) {
                throw new BadRequest(
                        "'" + name + "' is no part that can be withheld: commitments.txt has their names, and "
                                + String.join(", ", new TreeSet<>(ALWAYS)) + " always stay");
            }
        }
        Map<String, Object> told = new TreeMap<>();
        parts.forEach((name, part) -> {
            if (withheld.stream().noneMatch(each -> covers(each, name))) {
                Commitments.Opened opened = Commitments.opened(name, part, report.path(Commitments.SALTS));
                told.put(name, Map.of("salt", opened.salt(), "said", opened.said()));
            }
        });
        SortedMap<String, byte[]> copy = new TreeMap<>(files);
        copy.keySet().removeAll(WHOLE);
        byte[] disclosed = ReportJson.bytes(new Disclosed(FORMAT, told));
        copy.put(FILE, disclosed);
        Set<String> cited = ClaimCheck.cited(tree(disclosed)).keySet();
        copy.keySet().removeIf(name -> name.startsWith(SOURCES) && (withheld.contains(name) || !cited.contains(name)));
        Map<String, JsonNode> rows = new TreeMap<>();
        copy.forEach((name, content) -> {
            if (name.startsWith(SOURCES)) {
                rows.put(name, ReportJson.tree(content));
            }
        });
        Set<String> still = StillTold.in(parts, told.keySet(), rows);
        if (!still.isEmpty()) {
            throw new BadRequest("who is withheld is told of in " + String.join(", ", still)
                    + " too: withhold these as well, or nobody; " + String.join(", ", new TreeSet<>(ALWAYS))
                    + " always stay, so whom they name can't be withheld");
        }
        return copy;
    }

    private record Disclosed(String format, Map<String, Object> parts) {}

    private static String list(String part) {
        int slash = part.indexOf('/');
        return slash < 0 ? part : part.substring(0, slash);
    }

    private static boolean covers(String withheld, String part) {
        return part.equals(withheld) || part.startsWith(withheld + "/");
    }

    /** {@return what a copy tells, in the form of a report} */
    static ObjectNode tree(byte[] disclosed) {
        ObjectNode report = ReportJson.object(Map.of());
        parts(disclosed).forEach((name, part) -> {
            int slash = name.indexOf('/');
            JsonNode said = ReportJson.tree(part.said().getBytes(StandardCharsets.UTF_8));
            if (slash < 0) {
                report.set(name, said);
            } else {
                report.withArray("/" + name.substring(0, slash)).add(said);
            }
        });
        return report;
    }

    private static Map<String, Commitments.Opened> parts(byte[] disclosed) {
        Map<String, Commitments.Opened> parts = new TreeMap<>(Comparator.comparing(DisclosedCopy::place));
        ReportJson.tree(disclosed)
                .path("parts")
                .propertyStream()
                .forEach(part -> parts.put(
                        part.getKey(),
                        new Commitments.Opened(
                                part.getValue().path("salt").asString(""),
                                part.getValue().path("said").asString(""))));
        return parts;
    }

    /** Numbers in the order of numbers. */
    private static String place(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash + 1) + "%9s".formatted(name.substring(slash + 1));
    }

    /** Finds parts that were not committed to in the sealed list. */
    static void check(SortedMap<String, byte[]> files, List<ReportFault> faults) {
        Map<String, String> sealed = new HashMap<>();
        new String(files.getOrDefault(ReportBundle.COMMITMENTS, new byte[0]), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> sealed.put(line[0], line[1]));
        parts(files.getOrDefault(FILE, new byte[0])).forEach((name, part) -> {
            if (!part.commitment().equals(sealed.get(name))) {
                faults.add(new ReportFault(
                        "PART_ALTERED",
                        FILE,
                        name + " is not what was sealed",
                        "printf '%s\\n%s' SALT SAID | sha256sum, and compare with commitments.txt"));
            }
        });
    }

    /** {@return names of the parts that were sealed and are not told, and of rows that a part that is told cites and that are not there} */
    static Set<String> withheld(SortedMap<String, byte[]> files) {
        byte[] disclosed = files.getOrDefault(FILE, new byte[0]);
        Set<String> told = parts(disclosed).keySet();
        return Stream.concat(
                        new String(files.getOrDefault(ReportBundle.COMMITMENTS, new byte[0]), StandardCharsets.UTF_8)
                                .lines()
                                .map(line -> line.split(" ", 2)[0])
                                .filter(name -> !told.contains(name)),
                        ClaimCheck.cited(tree(disclosed)).keySet().stream().filter(row -> !files.containsKey(row)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
