package io.cardtrail.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The browser app as it was at the start, under an address that changes with any byte of it. So a browser may keep it for good, and
 * no module of one version ever meets one of another.
 *
 * @param page {@code index.html}, asking for one style sheet in place of all and for the rest under the digest
 * @param files by their names within the folder, without the page
 */
record AppFolder(String digest, AppFile page, Map<String, AppFile> files) {
    private static final String PLACE = "/static/";
    private static final String PAGE = "index.html";
    private static final String SHEET = "app.css";
    private static final String START = "src=\"main.js\"";
    private static final Pattern SHEETS = Pattern.compile("(<link rel=\"stylesheet\" href=\"([^\"]+)\">\\s*)+");
    private static final Pattern NAME = Pattern.compile("href=\"([^\"]+)\"");

    static AppFolder shipped() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:static/**")) {
            String address = file.getURL().getPath();
            if (file.isReadable() && !address.endsWith("/")) {
                String name = address.substring(address.lastIndexOf(PLACE) + PLACE.length());
                files.put(name, file.getContentAsByteArray());
            }
        }
        return of(files);
    }

    static AppFolder of(SortedMap<String, byte[]> folder) {
        String digest = digest(folder);
        SortedMap<String, byte[]> files = new TreeMap<>(folder);
        String page = new String(taken(files, PAGE), UTF_8);
        Matcher sheets = SHEETS.matcher(page);
        if (!page.contains(START) || !sheets.find()) {
            throw new IllegalStateException("index.html must load main.js and name its style sheets one after another");
        }
        String all = NAME.matcher(sheets.group())
                .results()
                .map(name -> new String(taken(files, name.group(1)), UTF_8) + "\n")
                .collect(Collectors.joining());
        files.put(SHEET, all.getBytes(UTF_8));
        String under = "app/" + digest + "/";
        String made = page.substring(0, sheets.start()) + "<link rel=\"stylesheet\" href=\"" + under + SHEET + "\">\n"
                + page.substring(sheets.end()).replace(START, "src=\"" + under + "main.js\"");
        return new AppFolder(
                digest,
                AppFile.of(PAGE, made.getBytes(UTF_8)),
                files.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, file -> AppFile.of(file.getKey(), file.getValue()))));
    }

    /** What is taken is asked for no more. */
    private static byte[] taken(Map<String, byte[]> files, String name) {
        byte[] file = files.remove(name);
        if (file == null) {
            throw new IllegalStateException("index.html names " + name + ", which the browser app does not have");
        }
        return file;
    }

    private static String digest(SortedMap<String, byte[]> files) {
        String names = files.entrySet().stream()
                .map(file -> Sha256.hex(file.getValue()) + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
        return Sha256.hex(names.getBytes(UTF_8)).substring(0, 32);
    }
}
